from __future__ import annotations

import json
import os
import sys

from . import _output
from ._config import read_config
from ._failure import explain, fail
from ._output import write_lines
from ._signature import names_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable


def run(main: Callable[..., Any]) -> None:
    try:
        config = read_config()
        if os.environ.get("DTAAS_BATCH") == "warm":
            _serve_cases(main, config)
        else:
            _run(main, config, {**os.environ}, lambda part: write_lines([{"progress": part}]))
    except Exception as error:
        fail("batch failed", error)


def _run(main: Callable[..., Any], config: dict, environment: dict, progress: Callable[[float], None]) -> None:
    seed = environment.get("DTAAS_SEED", config.get("seed"))
    given = {
        "input": environment.get("DTAAS_INPUT"),
        "output": environment.get("DTAAS_OUTPUT"),
        "parameters": config.get("parameters", {}),
        "seed": None if seed is None else int(seed),
        "uses": config.get("uses", {}),
        "config": config,
        "progress": progress,
    }
    main(**{name: given[name] for name in names_of(main, given)})


def _serve_cases(main: Callable[..., Any], config: dict) -> None:
    with os.fdopen(_output.protocol_in, encoding="utf-8") as orders:
        for line in orders:
            if line.strip():
                _run_case(main, config, json.loads(line))


def _run_case(main: Callable[..., Any], config: dict, order: dict) -> None:
    """If a case fails, the other cases still run."""
    number = order["case"]
    names = {"input": "DTAAS_INPUT", "output": "DTAAS_OUTPUT", "seed": "DTAAS_SEED"}
    environment = {variable: order[name] for name, variable in names.items() if order.get(name) is not None}
    case = {**config, "parameters": {**config.get("parameters", {}), **order.get("parameters", {})}}
    try:
        _run(main, case, environment, lambda part: write_lines([{"case": number, "progress": part}]))
        answer = {"case": number, "done": True}
    except Exception as error:
        answer = {"case": number, "failed": explain(error)}
    sys.stdout.flush()
    write_lines([answer])
