"""Drives a component as the runner would, for its tests."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Optional, Sequence

from ._values import record_of, value_of

#: The time of step 0, if the configuration doesn't say: 2020.
EPOCH = 1_577_836_800
LONGEST = 60
UNTOLD = (
    "drive doesn't know how to start the component: DTAAS_CONFIG isn't set. "
    "To run the tests of an asset: dtaas verify <asset>"
)


def drive(
    inputs: Sequence[dict],
    *,
    parameters: Optional[dict] = None,
    config: Optional[dict] = None,
    state_folder: Optional[str] = None,
    first: int = 0,
    command: Optional[Sequence[str]] = None,
) -> list[dict]:
    """Starts the component as the runner would, runs it for as many steps as there are inputs, and returns the outputs of each.

    :param inputs: the values of the inputs at each step; an input that is left out sends nothing
    :param parameters: instead of the defaults of asset.yaml
    :param config: more of the configuration, such as ``clock``; lockstep with steps of one second if absent
    :param state_folder: the folder of the state; a new one that is removed if absent
    :param first: the number of the first step
    :param command: instead of the command of ``run`` in asset.yaml
    """
    if state_folder is None:
        with tempfile.TemporaryDirectory(prefix="component-") as folder:
            return _run(inputs, parameters, config, folder, first, command)
    return _run(inputs, parameters, config, state_folder, first, command)


def resumes(inputs: Sequence[dict], **options: Any) -> list[dict]:
    """Asserts that a run that is saved half-way and goes on in a new process gives the same outputs as one that is not."""
    whole = drive(inputs, **options)
    half = len(inputs) // 2
    with tempfile.TemporaryDirectory(prefix="component-") as folder:
        outputs = drive(inputs[:half], **options, state_folder=folder)
        outputs += drive(inputs[half:], **options, state_folder=folder, first=half)
    for step, (resumed, never) in enumerate(zip(outputs, whole)):
        assert resumed == never, (
            f"saved and started again after step {half - 1}, the component gives other outputs: "
            f"at step {step} {resumed}, and without the restart {never}"
        )
    return whole


def _run(inputs, parameters, more, folder, first, given) -> list[dict]:
    base = _verified_config()
    command = given or base.get("command")
    if command is None:
        raise RuntimeError(UNTOLD)
    clock = {"mode": "lockstep", "stepSeconds": 1, "epoch": EPOCH, **(more or {}).get("clock", {})}
    config = {**base, **(more or {}), "parameters": {**base.get("parameters", {}), **(parameters or {})}, "clock": clock}
    file = Path(folder) / ".config.json"
    file.write_text(json.dumps(config), encoding="utf-8")
    env = {name: value for name, value in os.environ.items() if name != "DTAAS_MQTT_URL"}
    env.update(DTAAS_CONFIG=str(file), DTAAS_STATE_DIR=folder)
    lines = [line for step, values in enumerate(inputs, first) for line in _lines_of(values, step, clock)]
    text = "".join(json.dumps(line) + "\n" for line in lines)
    ended = subprocess.run(
        list(command), input=text, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", timeout=LONGEST
    )
    if ended.returncode != 0:
        raise RuntimeError(f"the component ended with {ended.returncode}:\n{ended.stderr}")
    sys.stderr.write(ended.stderr)
    return _outputs_by_step(ended.stdout)


def _verified_config() -> dict:
    """The configuration that ``dtaas verify`` writes for the tests of an asset."""
    path = os.environ.get("DTAAS_CONFIG")
    return {} if path is None else json.loads(Path(path).read_text(encoding="utf-8"))


def _lines_of(values: dict, step: int, clock: dict) -> list[dict]:
    t = clock["epoch"] + step * clock["stepSeconds"]
    return [*(record_of(port, value, t) for port, value in values.items()), {"step": step, "t": t}]


def _outputs_by_step(text: str) -> list[dict]:
    steps: list[dict] = []
    current: dict = {}
    for line in text.splitlines():
        message = json.loads(line)
        if "n" in message:
            current[message["n"]] = value_of(message)
        elif "done" in message:
            steps.append(current)
            current = {}
    return steps
