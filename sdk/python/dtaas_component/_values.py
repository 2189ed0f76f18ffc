"""Values of ports as SenML records (RFC 8428), as docs/protocol.md describes them."""

from __future__ import annotations

import math

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def record_of(port: str, value: Any, time: float) -> dict:
    return {"n": port, _field(value): value, "t": time}


def value_of(record: dict) -> Any:
    for field in ("v", "vb", "vs"):
        if field in record:
            return record[field]
    return record.get("vj")


def is_finite(value: Any) -> bool:
    """False for a value with a number in it that is not finite."""
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, dict):
        return all(map(is_finite, value.values()))
    if isinstance(value, (list, tuple)):
        return all(map(is_finite, value))
    return True


def _field(value: Any) -> str:
    if isinstance(value, bool):
        return "vb"
    if isinstance(value, (int, float)):
        return "v"
    return "vs" if isinstance(value, str) else "vj"
