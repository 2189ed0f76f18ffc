from __future__ import annotations

import os
import signal
from ._component import Component
from ._config import read_config
from ._failure import fail
from ._kept import KeptFile
from ._lines import Lines

TYPE_CHECKING = False  # typing isn't loaded when a component starts
if TYPE_CHECKING:
    from typing import Any, Callable, Mapping, Sequence


class _Leave(BaseException):
    """SIGTERM while the component waits. Not an Exception, because libraries swallow those."""


def serve(
    step: Callable[..., Mapping[str, Any] | None],
    *,
    state: Any = None,
    on: Sequence[str] | None = None,
    every: float | None = None,
    on_configure: Callable[[dict, dict], None] | None = None,
) -> None:
    """Serves a component until its input ends or SIGTERM: calls ``step`` whenever the clock or an input asks for it, and sends the
    outputs that it returns. All of the protocol, the saving and the leaving is done here.

    ``step`` gets what its signature names: ``inputs``, ``parameters``, ``state``, ``time``, ``elapsed``, ``gap``, ``events``,
    ``uses``, ``config`` and ``finish``, a function to call when the component has no more to do.

    :param state: the state of a component that never ran, or a function that makes it; {} if absent
    :param on: wall clock: the inputs whose values start a step. Absent: all inputs, or none with ``every``
    :param every: wall clock: a step every so many seconds
    :param on_configure: called with all parameters and the changed ones after live parameters have changed
    """
    options = {"state": state, "on": on, "every": every, "on_configure": on_configure}
    try:
        config = read_config()
        component = Component(step, options, config, KeptFile(os.environ.get("DTAAS_STATE_DIR")))
        transport = _transport(config)
    except Exception as error:
        fail("the component can't start", error)
    try:
        _run(component, transport)
    except Exception as error:
        fail("the component failed", error)


def _transport(config: dict) -> Any:
    url = os.environ.get("DTAAS_MQTT_URL")
    if url is None:
        return Lines()
    from ._topics import Topics

    return Topics(config, url)


def _run(component: Component, transport: Any) -> None:
    is_busy = False
    is_leaving = False

    def leave(*_: object) -> None:
        nonlocal is_leaving
        is_leaving = True
        # In the middle of a step the state is of no use: the step is finished first.
        if not is_busy:
            raise _Leave

    signal.signal(signal.SIGTERM, leave)
    component.join(transport.send)
    try:
        while not is_leaving and not component.is_finished:
            messages = transport.read(component.patience)
            if messages is None:
                break
            is_busy = True
            component.receive(messages)
            is_busy = False
    except _Leave:
        pass
    is_busy = True
    if not component.save():
        raise SystemExit(1)
