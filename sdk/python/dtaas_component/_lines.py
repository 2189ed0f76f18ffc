from __future__ import annotations

import json
import os
import select

from . import _output


class Lines:
    """One JSON object a line, on standard input and output."""

    send = staticmethod(_output.write_lines)

    def __init__(self) -> None:
        self._rest = b""

    def read(self, patience: float | None) -> list[dict] | None:
        """Waits for messages, at most so many seconds. None: the input has ended."""
        file = _output.protocol_in
        if patience is not None and not select.select([file], [], [], patience)[0]:
            return []
        chunk = os.read(file, 65536)
        if not chunk:
            return None
        *lines, self._rest = (self._rest + chunk).split(b"\n")
        return [json.loads(line) for line in lines if line]
