"""Errors in plain words, with the places in the author's own files."""

from __future__ import annotations

import os
import sys

from ._output import log

_SDK = os.path.dirname(os.path.abspath(__file__)) + os.sep


class Mistake(Exception):
    """An error whose message says all that its reader needs."""


def fail(during: str, error: BaseException):
    """Logs the error and ends the process with exit code 1. Its state is not written: an error may have left half of a step in it."""
    log(describe(during, error))
    sys.stdout.flush()
    os._exit(1)


def describe(during: str, error: BaseException) -> str:
    """:param during: what the component was doing, as in "step failed" """
    return f"{during}: {explain(error)}"


def explain(error: BaseException) -> str:
    """In plain words, with the places in the author's own files."""
    if isinstance(error, Mistake):
        return str(error)
    what = f"{type(error).__name__}: {error}"
    return "\n".join([what, *(f"  at {place}" for place in _places(error))])


def _places(error: BaseException) -> list[str]:
    """``src/main.py:12 in step``, the innermost first."""
    import sysconfig

    foreign = (_SDK, sysconfig.get_path("stdlib") + os.sep, sysconfig.get_path("purelib") + os.sep, "<")
    places: list[str] = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        path = code.co_filename
        if not path.startswith(foreign):
            shown = os.path.relpath(path)
            name = path if shown.startswith("..") else shown
            places.insert(0, f"{name}:{trace.tb_lineno} in {code.co_name}")
        trace = trace.tb_next
    return places
