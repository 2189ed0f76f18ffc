"""The meter as a component on stdin and stdout (docs/component-contract.md), with the standard library alone."""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

from energy_meter.meter import advance, duty_cycle


def send(*messages: dict) -> None:
    sys.stdout.write("".join(json.dumps(message) + "\n" for message in messages))
    sys.stdout.flush()


def main() -> None:
    config = json.loads(Path(os.environ["DTAAS_CONFIG"]).read_text())
    power, window = config["parameters"]["power"], config["parameters"]["window"]
    file = Path(os.environ["DTAAS_STATE_DIR"]) / "state.json"
    kept = json.loads(file.read_text()) if file.exists() else {"state": None, "running": None, "records": []}

    def save() -> None:
        new = file.with_suffix(".new")
        new.write_text(json.dumps(kept))
        new.replace(file)

    def at() -> dict:
        return {"step": kept["step"]} if "step" in kept else {}

    def step(time: float) -> None:
        if kept["running"] is None:
            return
        state = advance(kept["state"], time, kept["running"], power, window)
        values = {"energy": state["energy"], "dutyCycle": duty_cycle(state, window)}
        records = [{"n": port, "v": value, "t": time} for port, value in values.items()]
        kept.update(state=state, records=records)
        send(*records)

    def leave(*_: object) -> None:
        save()
        # Not sys.exit: an exception could be swallowed by whatever the signal interrupted.
        os._exit(0)

    signal.signal(signal.SIGTERM, leave)
    for line in sys.stdin:
        message = json.loads(line)
        if message.get("control") == "save":
            save()
            send({"control": "saved", **at()})
        elif message.get("control") == "report":
            send(*kept["records"], {"control": "reported", **at()})
        elif "step" in message:
            step(message["t"])
            kept["step"] = message["step"]
            send({"done": message["step"]})
        elif message.get("n") == "running":
            kept["running"] = message["vb"]
            if config["clock"]["mode"] == "wall":
                step(message["t"])
    save()


main()
