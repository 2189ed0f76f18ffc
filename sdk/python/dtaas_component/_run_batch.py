"""Runs a batch once, for its tests."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any, Mapping, NamedTuple, Sequence

from ._started import command_or, run, verified_config

# A batch that runs without a twin has no clock, no external systems and no name.
_NOT_OF_A_BATCH = {"clock", "integrations", "twin", "component", "command", "batch"}


class BatchRun(NamedTuple):
    #: The text of each output file by name.
    files: dict[str, str]
    #: The parts of the work that the batch told, from 0 to 1.
    progress: list[float]
    log: str


def run_batch(
    files: Mapping[str, str | bytes] | None = None,
    *,
    parameters: dict | None = None,
    seed: int = 0,
    output_folder: str | None = None,
    command: Sequence[str] | None = None,
) -> BatchRun:
    """Runs the batch of the asset once, as ``dtaas run`` would, with input and output folders of its own. An exit code other than 0 is a
    RuntimeError with the batch's log.

    :param files: the input files by name; a name may have folders (``day/a.csv``)
    :param parameters: instead of the defaults of asset.yaml
    :param output_folder: an empty folder for the output, for example to read files that aren't text; a new one that is removed if absent
    :param command: instead of the command of ``batch`` in asset.yaml
    """
    verified = verified_config()
    command = command_or(command or verified.get("batch"), "run_batch", "batch")
    config = {name: value for name, value in verified.items() if name not in _NOT_OF_A_BATCH}
    config = {**config, "parameters": {**verified.get("parameters", {}), **(parameters or {})}, "seed": seed}
    with tempfile.TemporaryDirectory(prefix="component-") as folder:
        source, output = Path(folder, "input"), Path(output_folder or Path(folder, "output"))
        for each in (source, output):
            each.mkdir(parents=True, exist_ok=True)
        _write_files(source, files or {})
        env = {"DTAAS_INPUT": str(source), "DTAAS_OUTPUT": str(output), "DTAAS_SEED": str(seed)}
        ended = run(command, config=config, config_file=Path(folder, "config.json"), env=env)
        lines = [(line, _progress_in(line)) for line in ended.stdout.split("\n") if line]
        log = "".join(f"{line}\n" for line, progress in lines if progress is None) + ended.stderr
        if ended.returncode != 0:
            raise RuntimeError(f"the batch ended with {ended.returncode}:\n{log}")
        return BatchRun(_read_files(output), [progress for _, progress in lines if progress is not None], log)


def _write_files(folder: Path, files: Mapping[str, str | bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))


def _read_files(folder: Path) -> dict[str, str]:
    files = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            raise RuntimeError(f'the batch wrote "{name}", which is a link or another special file')
        if path.is_file():
            files[name] = path.read_bytes().decode("utf-8", "replace")
    return files


def _progress_in(line: str) -> float | None:
    try:
        message: Any = json.loads(line)
    except ValueError:
        return None
    progress = message.get("progress") if isinstance(message, dict) else None
    is_part = isinstance(progress, (int, float)) and not isinstance(progress, bool) and 0 <= progress <= 1
    return progress if is_part else None
