"""Write a component of a digital twin: a function of inputs, parameters, state and time."""

# The component's own standard output is the protocol, so it is taken away from print before anything else runs.
from . import _output  # noqa: F401
from ._batch import batch
from ._serve import serve

__all__ = ["batch", "serve"]
