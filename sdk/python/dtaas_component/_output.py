"""Standard input and output are the protocol of a component. Everything that prints writes to the log instead."""

from __future__ import annotations

import os
import sys
from json import JSONEncoder

protocol_in = 0
protocol_out = 1


def _take_away() -> None:
    """Moves the protocol to other descriptors, so that neither print, nor a library in C, nor a child process reaches it."""
    global protocol_in, protocol_out
    protocol_in, protocol_out = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(line_buffering=True)  # type: ignore[union-attr]


# True in a process that the runner, or drive of .testing, started as a component or a batch.
if any(name in os.environ for name in ("DTAAS_STATE_DIR", "DTAAS_OUTPUT", "DTAAS_BATCH")):
    _take_away()


# Made once, because this is on the path of every step.
_to_json = JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode


def encode(message: dict) -> bytes:
    """An object as JSON in UTF-8, which has no bytes for half a pair of surrogates; JSON has an escape for them."""
    return _to_json(message).encode("utf-8", "backslashreplace")


def log(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def write_lines(messages: list[dict]) -> None:
    """One JSON line each, on the real standard output."""
    rest = memoryview(b"".join([encode(message) + b"\n" for message in messages]))
    try:
        while rest:
            rest = rest[os.write(protocol_out, rest) :]
    except BrokenPipeError:
        pass  # The reader has left; what it no longer reads is nobody's.
