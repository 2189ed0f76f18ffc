"""Reads and writes one JSON record per line, as docs/component-contract.md says."""
import json
import os
import signal
import sys


def write(record):
    print(json.dumps(record), flush=True)


def main():
    with open(os.environ["DTAAS_CONFIG"], encoding="utf-8") as file:
        config = json.load(file)
    gain = config["parameters"]["gain"]
    in_steps = config["clock"]["mode"] == "lockstep"
    latest = None
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    for line in sys.stdin:
        message = json.loads(line)
        if message.get("n") == "value":
            latest = message["v"]
            if not in_steps:
                write({"n": "scaled", "v": gain * latest, "t": message["t"]})
        elif "step" in message:
            if latest is not None:
                write({"n": "scaled", "v": gain * latest, "t": message["t"]})
            write({"done": message["step"]})


if __name__ == "__main__":
    main()
