from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Timed:
    """A value with a time of its own, as ``at`` makes it."""

    def __init__(self, value: Any, time: float) -> None:
        self.value = value
        self.time = time


def at(value: Any, time: float) -> Timed:
    """A value that was true at another time than that of the step: ``return {"level": at(2.5, measured_at)}``.

    :param time: seconds since 1970
    """
    return Timed(value, time)
