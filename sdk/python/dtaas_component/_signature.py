from __future__ import annotations

from ._failure import Mistake

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable

_VARIABLE = 0x04 | 0x08  # CO_VARARGS, CO_VARKEYWORDS


def names_of(function: Callable[..., Any], given: dict) -> list[str]:
    """The names in a function's signature, which is what the function gets."""
    # inspect takes longer to load than all of this SDK. Methods, and functions that wrap others, are rare.
    code = getattr(function, "__code__", None)
    is_plain = code is not None and not any(hasattr(function, name) for name in ("__self__", "__wrapped__"))
    if not is_plain or code.co_flags & _VARIABLE:
        return _inspected(function, given)
    positional, keyword = code.co_argcount, code.co_kwonlyargcount
    names = list(code.co_varnames[: positional + keyword])
    optional = {*names[positional - len(function.__defaults__ or ()) : positional], *(function.__kwdefaults__ or {})}
    return _known(names, optional, given)


def _inspected(function: Callable[..., Any], given: dict) -> list[str]:
    import inspect

    parameters = inspect.signature(function).parameters.values()
    if any(each.kind is each.VAR_KEYWORD for each in parameters):
        return list(given)
    named = [each for each in parameters if each.kind is not each.VAR_POSITIONAL]
    optional = {each.name for each in named if each.default is not each.empty}
    return _known([each.name for each in named], optional, given)


def _known(names: list[str], optional: set[str], given: dict) -> list[str]:
    for name in names:
        if name not in given and name not in optional:
            raise Mistake(f'the function asks for "{name}", but it can have: {", ".join(given)}')
    return [name for name in names if name in given]
