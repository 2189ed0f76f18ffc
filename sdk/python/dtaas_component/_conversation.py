from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Callable, Sequence

from ._values import record_of, value_of


class Conversation:
    """What the runner would write for some inputs, and how to read what the component answers."""

    def __init__(
        self, config: dict, inputs: Sequence[dict], first: int, time_of: Callable[[int], float], state_folder: str
    ) -> None:
        """
        :param inputs: by step
        :param first: the number of the first step
        :param time_of: seconds since 1970 by index
        :param state_folder: whose state tells which events the component has
        """
        clock = config["clock"]
        self._is_stepped = clock["mode"] != "wall" or "stepSeconds" in clock
        self._inputs = config.get("inputs", {})
        self._outputs = config.get("outputs", {})
        self._received = _received_before(state_folder)
        self.lines = [line for k, values in enumerate(inputs) for line in self._lines(values, first + k, time_of(k))]

    def outputs_of(self, answers: Sequence[dict]) -> list[dict]:
        """By step."""
        steps: list[dict] = []
        outputs: dict[str, Any] = {}
        for answer in answers:
            port = answer.get("n")
            if port is not None and _is_event_port(self._outputs.get(port)):
                outputs.setdefault(port, []).append(value_of(answer))
            elif port is not None:
                outputs[port] = value_of(answer)
            if "done" in answer if self._is_stepped else answer.get("control") == "saved":
                steps.append(outputs)
                outputs = {}
        return steps

    def _lines(self, values: dict, step: int, t: float) -> list[dict]:
        records = [record for port, value in values.items() for record in self._records(port, value, t)]
        # Where no step is counted, the answer to a request ends what belongs to these inputs.
        return [*records, {"step": step, "t": t} if self._is_stepped else {"control": "save"}]

    def _records(self, port: str, value: Any, t: float) -> list[dict]:
        if not _is_event_port(self._inputs.get(port)):
            return [record_of(port, value, t)]
        records = []
        for event in value if isinstance(value, list) else [value]:
            self._received[port] = self._received.get(port, 0) + 1
            records.append({**record_of(port, event, t), "seq": self._received[port]})
        return records


def _received_before(state_folder: str) -> dict[str, int]:
    file = Path(state_folder) / "state.json"
    return json.loads(file.read_text(encoding="utf-8")).get("received", {}) if file.exists() else {}


def _is_event_port(port: dict | None) -> bool:
    return (port or {}).get("as", "value") != "value"
