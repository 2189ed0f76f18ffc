"""The state as JSON text and back.

JSON has no word for NaN and the infinities, so they are written as ``{"$number": "NaN"}``. An object of the author's with such a
name alone is written as ``{"$object": {...}}``. A float stays a float: Python writes ``1.0`` and ``-0.0``.
"""

from __future__ import annotations

import json
import math

from ._failure import Mistake

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_MARKS = ("$number", "$object")
_NUMBERS = {"NaN": math.nan, "Infinity": math.inf, "-Infinity": -math.inf, "-0": -0.0}


def write_text(value: Any, name: str | None = None) -> str:
    return json.dumps(_written(value, [] if name is None else [f".{name}"]), separators=(",", ":"), allow_nan=False)


def read_text(text: str) -> Any:
    parsed = json.loads(text)
    return _read(parsed) if '"$number"' in text or '"$object"' in text else parsed


def _written(value: Any, path: list[str]) -> Any:
    """Copies nothing where nothing needs another form."""
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, float):
        if math.isfinite(value):
            return value
        return {"$number": "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"}
    if type(value) is list:
        return _members(value, enumerate(value), list, "[{}]", path)
    if type(value) is dict:
        for name in value:
            if not isinstance(name, str):
                raise _unfit(f"a dict with the key {name!r}, which is not a text", path)
        written = _members(value, value.items(), dict, ".{}", path)
        return {"$object": written} if len(value) == 1 and next(iter(value)) in _MARKS else written
    raise _unfit(f"a {type(value).__name__}", path)


def _members(value: Any, items: Any, copied: Any, name: str, path: list[str]) -> Any:
    copy = value
    for key, member in items:
        path.append(name.format(key))
        other = _written(member, path)
        path.pop()
        if other is not member:
            if copy is value:
                copy = copied(value)
            copy[key] = other
    return copy


def _read(value: Any) -> Any:
    if isinstance(value, list):
        return [_read(element) for element in value]
    if not isinstance(value, dict):
        return value
    if len(value) == 1:
        if "$number" in value:
            return _NUMBERS[value["$number"]]
        if "$object" in value:
            value = value["$object"]
    return {name: _read(member) for name, member in value.items()}


def _unfit(what: str, path: list[str]) -> Mistake:
    return Mistake(
        f"{''.join(path)[1:]} is {what}, which can't be saved. A state has dicts with texts as keys, lists, numbers, texts, "
        "booleans and None."
    )
