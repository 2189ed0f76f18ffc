from __future__ import annotations

import time as clock

from ._failure import describe, fail
from ._inputs import Inputs
from ._kept import KeptFile
from ._output import log
from ._outputs import Outputs
from ._signature import names_of
from ._state_text import read_text, write_text
from ._turns import turns_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable

#: Seconds after a step until its state is written if nothing else comes, so that a process that is killed comes back at this step.
IDLE_STEPS = 0.005
IDLE_WALL = 1.0


class Component:
    """Turns the messages of the runner into steps of the author's function, and its outputs into messages."""

    def __init__(self, act: Callable[..., Any], options: dict, config: dict, file: KeptFile) -> None:
        given = {name: config.get(name, {}) for name in ("parameters", "uses")}
        given["config"] = config
        time_of = config.get("clock", {})
        self._on_wall = time_of.get("mode") == "wall"
        #: Steps come from the runner: in lockstep, and to an emulator.
        self._is_stepped = not self._on_wall or "stepSeconds" in time_of
        self._act = act
        self._options = options
        self._file = file
        self._kept = file.read(lambda: _initial(options["state"], given))
        self._inputs = Inputs(config.get("inputs", {}), self._kept)
        self._outputs = Outputs(config.get("outputs"), self._kept["records"])
        values = {"inputs": self._inputs.values, "state": self._kept["state"]}
        times = {"time": 0.0, "elapsed": 0.0, "gap": 0.0}
        self._context = {**given, **values, **times, "events": {}, "finish": self._finish}
        #: The author's function has said that there is no more to do.
        self.is_finished = False
        self._names = names_of(act, self._context)
        self._send: Callable[[list[dict]], None] = lambda messages: None
        self._is_paused = False
        #: The time of a step that was not made because the component was paused.
        self._missed: float | None = None
        self._is_first = True
        self._save_at: float | None = None
        every = None if self._is_stepped else options["every"]
        self._tick_at = None if every is None else clock.monotonic() + every

    def join(self, send: Callable[[list[dict]], None]) -> None:
        """:param send: sends messages from now on"""
        self._send = send
        if "received" in self._kept:
            send([{"received": self._kept["received"]}])

    @property
    def patience(self) -> float | None:
        """How many seconds the component may be left alone. None: for ever."""
        due = [at for at in (self._save_at, self._tick_at) if at is not None]
        return max(min(due) - clock.monotonic(), 0.0) if due else None

    def receive(self, messages: list[dict]) -> None:
        """:param messages: those that came together; none if the component's patience is over"""
        for turn in turns_of(messages):
            self._handle(turn)
            if self.is_finished:
                return
        now = clock.monotonic()
        if self._tick_at is not None and now >= self._tick_at:
            self._tick_at = max(self._tick_at + self._options["every"], now)
            self._step_unless_paused(clock.time())
        if self._save_at is not None and now >= self._save_at and not messages:
            self._save_idle()

    def save(self) -> bool:
        """False if the file can't be written now, such as on a full disk."""
        self._save_at = None
        try:
            self._file.write(self._kept)
            return True
        except OSError as error:
            log(describe("the state can't be saved", error))
            return False
        except Exception as error:
            return fail("the state can't be saved", error)

    def _save_idle(self) -> None:
        # The runner need not keep these events any longer. In lockstep it goes by the steps.
        if self.save() and not self._is_stepped and "received" in self._kept:
            self._send([{"received": self._kept["received"]}])

    def _handle(self, turn: dict) -> None:
        if "values" in turn:
            self._take(turn["values"], turn["time"])
        elif "step" in turn:
            self._step(turn["t"], turn["step"])
        elif "configure" in turn:
            self._configure(turn["configure"])
        else:
            self._control(turn.get("control"))

    def _take(self, values: list[dict], time: float) -> None:
        fresh = [message["n"] for message in values if self._inputs.take(message)]
        if not self._is_stepped and any(map(self._is_trigger, fresh)):
            self._step_unless_paused(time)

    def _is_trigger(self, port: str) -> bool:
        on = self._options["on"]
        return self._options["every"] is None if on is None else port in on

    def _step_unless_paused(self, time: float) -> None:
        if self._is_paused:
            self._missed = time
        else:
            self._step(time)

    def _step(self, time: float, step: int | None = None) -> None:
        """:param step: its number, if the runner counts steps"""
        try:
            self._look(time)
            context = self._context
            returned = self._act(**{name: context[name] for name in self._names})
            messages = self._outputs.records(returned, time)
        except Exception as error:
            fail("step failed", error)
        self._kept["time"] = time
        if step is not None:
            self._kept["step"] = step
            messages.append({"done": step})
        self._send(messages)
        if self._is_stepped:
            self._save_at = clock.monotonic() + IDLE_STEPS
        elif self._save_at is None:
            self._save_at = clock.monotonic() + IDLE_WALL

    def _finish(self) -> None:
        self.is_finished = True

    def _look(self, time: float) -> None:
        """What the author's function sees."""
        last = self._kept.get("time", time)
        # Simulated time has no gaps. On the wall, time goes on while the component is away, and a clock may be set back.
        is_gap = self._on_wall and (self._is_first or time < last)
        elapsed = time - last
        self._context.update(time=time, elapsed=elapsed, gap=elapsed if is_gap else 0.0)
        self._context["events"] = self._inputs.take_events()
        self._is_first = False

    def _configure(self, changed: dict) -> None:
        parameters = self._context["parameters"]
        parameters.update(changed)
        if self._options["on_configure"] is not None:
            try:
                self._options["on_configure"](parameters, changed)
            except Exception as error:
                fail("on_configure failed", error)
        self._send([{"control": "configured"}])

    def _control(self, request: str | None) -> None:
        at = {"step": self._kept["step"]} if "step" in self._kept else {}
        if request == "save":
            if self.save():
                self._send([{"control": "saved", **at}])
        elif request == "report":
            self._send([*self._kept["records"].values(), {"control": "reported", **at}])
        elif request == "pause":
            self._is_paused = True
            self._send([{"control": "paused"}])
        elif request == "resume":
            self._is_paused = False
            self._send([{"control": "resumed"}])
            missed, self._missed = self._missed, None
            if missed is not None:
                self._step(missed)


def _initial(state: Any, given: dict) -> Any:
    if callable(state):
        return state(**{name: given[name] for name in names_of(state, given)})
    return {} if state is None else read_text(write_text(state, "state"))
