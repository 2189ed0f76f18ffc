"""Drives a component or a batch as the runner would, for its tests."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any, Sequence

from ._conversation import Conversation
from ._run_batch import BatchRun, run_batch
from ._started import command_or, run, verified_config

__all__ = ["BatchRun", "drive", "resumes", "run_batch"]

#: The time of step 0, if the configuration doesn't say: 2020.
EPOCH = 1_577_836_800
LONGEST = 60


def drive(
    inputs: Sequence[dict],
    *,
    parameters: dict | None = None,
    config: dict | None = None,
    state_folder: str | None = None,
    first: int = 0,
    times: Sequence[float] | None = None,
    command: Sequence[str] | None = None,
) -> list[dict]:
    """Starts the component as the runner would, runs it for as many steps as there are inputs, and returns the outputs of each. Of an
    output of events they are a list.

    :param inputs: the values of the inputs at each step; an input that is left out sends nothing. For an input of events, a list is
        several. On the wall clock, those of one step come together
    :param parameters: instead of the defaults of asset.yaml
    :param config: more of the configuration, such as ``clock``; lockstep with steps of one second if absent
    :param state_folder: the folder of the state; a new one that is removed if absent
    :param first: the number of the first step
    :param times: the time of each step, in seconds since 1970; a second or ``stepSeconds`` apart if absent
    :param command: instead of the command of ``run`` in asset.yaml
    """
    if state_folder is None:
        with tempfile.TemporaryDirectory(prefix="component-") as folder:
            return drive(
                inputs,
                parameters=parameters,
                config=config,
                state_folder=folder,
                first=first,
                times=times,
                command=command,
            )
    verified, more = verified_config(), config or {}
    command = command_or(command or verified.get("command"), "drive", "run")
    clock = _clock_of(more.get("clock", {}))
    whole = {**verified, **more, "parameters": {**verified.get("parameters", {}), **(parameters or {})}, "clock": clock}
    usual = [clock.get("epoch", EPOCH) + (first + k) * clock.get("stepSeconds", 1) for k in range(len(inputs))]
    conversation = Conversation(whole, inputs, first, (times or usual).__getitem__, state_folder)
    return conversation.outputs_of(_run(command, whole, conversation.lines, state_folder))


def resumes(inputs: Sequence[dict], *, times: Sequence[float] | None = None, **options: Any) -> list[dict]:
    """Asserts that a run that is saved half-way and goes on in a new process gives the same outputs as one that is not."""
    whole = drive(inputs, times=times, **options)
    half = len(inputs) // 2
    with tempfile.TemporaryDirectory(prefix="component-") as folder:
        parts: list[dict] = []
        for part in (slice(0, half), slice(half, None)):
            some = {"first": part.start, "times": times and times[part], "state_folder": folder}
            parts += drive(inputs[part], **{**options, **some})
    for step, (resumed, never) in enumerate(zip(parts, whole)):
        # As JSON, because NaN isn't equal to itself.
        assert json.dumps(resumed) == json.dumps(never), (
            f"saved and started again after {half} steps, the component gives other outputs: "
            f"at step {step} {resumed}, and without the restart {never}"
        )
    return whole


def _clock_of(clock: dict) -> dict:
    return clock if clock.get("mode") == "wall" else {"mode": "lockstep", "stepSeconds": 1, "epoch": EPOCH, **clock}


def _run(command: Sequence[str], config: dict, lines: Sequence[dict], state_folder: str) -> list[dict]:
    """Runs a component on lines that are all there from the start, and returns those that it answers."""
    ended = run(
        command,
        config=config,
        config_file=Path(state_folder, ".config.json"),
        env={"DTAAS_STATE_DIR": state_folder},
        text="".join(json.dumps(line) + "\n" for line in lines),
        timeout=LONGEST,
    )
    if ended.returncode != 0:
        raise RuntimeError(f"the component ended with {ended.returncode}:\n{ended.stderr}")
    sys.stderr.write(ended.stderr)
    return [json.loads(line) for line in ended.stdout.split("\n") if line]
