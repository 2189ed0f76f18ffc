"""Write a component of a digital twin: a function of inputs, parameters, state and time."""

# The component's own standard output is the protocol, so it is taken away from print before anything else runs.
from . import _output  # noqa: F401
from ._serve import serve
from ._timed import at

__all__ = ["at", "batch", "load", "serve"]


def batch(main) -> None:
    """Serves a batch: ``main`` is called once, or once for each case of a warm batch. To fail, raise an exception.

    ``main`` gets what its signature names: ``input`` and ``output`` (folders to read from and to write to), ``parameters``,
    ``seed``, ``uses``, ``config`` and ``progress``, a function that says how much is done, from 0 to 1.
    """
    # A component that serves steps need not load it.
    from ._batch import run

    run(main)


def load(use: str, file: str):
    """A module of an asset that this one uses: ``load("filter", "filter.py")``.

    :param use: the name in ``uses`` of asset.yaml
    :param file: the path of the module in the used asset
    """
    from ._load import load as load_module

    return load_module(use, file)
