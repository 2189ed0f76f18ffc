from __future__ import annotations

from ._failure import Mistake
from ._output import log
from ._timed import Timed
from ._values import is_finite, record_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Outputs:
    """What a step returned, as records."""

    def __init__(self, ports: dict | None, last: dict) -> None:
        """
        :param ports: None: any name is an output
        :param last: the last record of each port, which is kept up to date
        """
        self._ports = ports
        self._last = last
        self._reported: set[str] = set()

    def records(self, returned: Any, time: float) -> list[dict]:
        if returned is None:
            return []
        if not isinstance(returned, dict):
            raise Mistake(f"step returned {type(returned).__name__}, not a dict of outputs")
        records: list[dict] = []
        for port, value in returned.items():
            if self._ports is not None and port not in self._ports:
                raise Mistake(f'step returned "{port}", which is not an output (outputs: {", ".join(self._ports)})')
            if value is None:
                continue
            # Numbers and arrays of numpy.
            value = value.tolist() if hasattr(value, "tolist") else value
            is_value = ((self._ports or {}).get(port) or {}).get("as", "value") == "value"
            events = value if isinstance(value, list) and not is_value else [value]
            timed = [each if isinstance(each, Timed) else Timed(each, time) for each in events]
            sent = [
                record_of(port, each.value, each.time) for each in timed if self._is_sent(port, each.value, each.time)
            ]
            records += sent
            # A report tells values alone: an event that is told twice has happened twice.
            if is_value and sent:
                self._last[port] = sent[0]
        return records

    def _is_sent(self, port: str, value: Any, time: float) -> bool:
        """Says once a port what is not sent, because a step may come a thousand times a second."""
        if is_finite(value):
            return True
        if port not in self._reported:
            self._reported.add(port)
            what = str(value) if isinstance(value, float) else "a value with a number in it that is not finite"
            log(f"output {port} was {what} at t = {time} and was not sent. Further ones are not logged.")
        return False
