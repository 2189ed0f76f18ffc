"""Starts the program of an asset for its tests."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Sequence


def verified_config() -> dict:
    """The configuration that ``dtaas verify`` writes for the tests of an asset."""
    path = os.environ.get("DTAAS_CONFIG")
    return {} if path is None else json.loads(Path(path).read_text(encoding="utf-8"))


def command_or(found: Sequence[str] | None, driver: str, what: str) -> Sequence[str]:
    if found is not None:
        return found
    why = f"asset.yaml has no {what}"
    if "DTAAS_CONFIG" not in os.environ:
        why = "DTAAS_CONFIG isn't set. To run the tests of an asset: dtaas verify <asset>"
    raise RuntimeError(f"{driver} has no command to start, because {why}")


def run(
    command: Sequence[str], *, config: dict, config_file: Path, env: dict, text: str = "", timeout: float | None = None
) -> subprocess.CompletedProcess[str]:
    """Runs a program on an input that is all there from the start, and waits for its end."""
    config_file.write_text(json.dumps(config), encoding="utf-8")
    own = {name: value for name, value in os.environ.items() if name != "DTAAS_MQTT_URL"}
    return subprocess.run(
        list(command),
        input=text,
        env={**own, **env, "DTAAS_CONFIG": str(config_file)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        timeout=timeout,
        check=False,
    )
