"""The meter itself: plain numbers in, plain numbers out."""

from __future__ import annotations

from typing import Any, TypedDict


class State(TypedDict):
    """What the next step needs; JSON keeps it to the last bit."""

    time: float  # of the last step, s
    running: bool  # from the last step on
    energy: float  # since the start, J
    spans: list[list[Any]]  # [from s, to s, was on] back to the beginning of the window


def advance(state: State | None, time: float, running: bool, power: float, window: float) -> State:
    """On to `time` (s) with what held since the last step; `running` holds from now on. Power in W, window in s."""
    if state is None:
        return State(time=time, running=running, energy=0.0, spans=[])
    spans = [span for span in state["spans"] if span[1] > time - window]
    if time > state["time"]:
        spans.append([state["time"], time, state["running"]])
    passed = max(time - state["time"], 0.0)
    energy = state["energy"] + (power * passed if state["running"] else 0.0)
    return State(time=time, running=running, energy=energy, spans=spans)


def duty_cycle(state: State, window: float) -> float:
    """The part of the last `window` seconds, or of what there is of them, that it was on; 0 to 1."""
    begin = state["time"] - window
    lengths = [(end - max(start, begin), was_on) for start, end, was_on in state["spans"] if end > begin]
    whole = sum(length for length, _ in lengths)
    return sum(length for length, was_on in lengths if was_on) / whole if whole > 0 else 0.0
