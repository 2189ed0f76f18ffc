from __future__ import annotations

import os

from ._failure import Mistake
from ._state_text import read_text, write_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable


class KeptFile:
    """The file of all that a restored component needs to go on as if it had never stopped, in DTAAS_STATE_DIR.

    A dict with the author's ``state``, the last ``inputs``, the last ``records`` of each output, the ``step`` that is done and
    its ``time``, and with events also those that no step has seen (``events``) and the numbers of the last ones (``received``).
    """

    def __init__(self, folder: str | None) -> None:
        self._path = folder and os.path.join(folder, "state.json")

    def read(self, begin: Callable[[], Any]) -> dict:
        kept = self._stored()
        for name, default in (("inputs", {}), ("records", {})):
            kept.setdefault(name, default)
        if kept.get("state") is None:
            kept["state"] = begin()
        return kept

    def write(self, kept: dict) -> None:
        """Writes a new file and renames it, so that a kill leaves either the old file or the new one."""
        if not self._path:
            return
        with open(self._path + ".new", "w", encoding="utf-8") as file:
            file.write(write_text(kept))
        os.replace(self._path + ".new", self._path)

    def _stored(self) -> dict:
        if not self._path or not os.path.exists(self._path):
            return {}
        kept = self._read(self._path)
        if isinstance(kept, dict) and "state" in kept:
            return kept
        raise Mistake(
            f"{self._path} was not written by this SDK, which would overwrite it. To begin anew, raise the major version of "
            "the asset"
        )

    def _read(self, path: str) -> Any:
        try:
            with open(path, encoding="utf-8") as file:
                return read_text(file.read())
        except ValueError as error:
            raise Mistake(f"{path} is damaged: {error}. To go back to a snapshot: dtaas restore <twin>") from None
