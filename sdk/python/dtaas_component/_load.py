from __future__ import annotations

import importlib.util
import os
import sys
from types import ModuleType

from ._config import read_config
from ._failure import Mistake, fail


def load(use: str, file: str) -> ModuleType:
    try:
        uses = read_config().get("uses", {})
        if use not in uses:
            raise Mistake(f'there is no use "{use}" ({", ".join(uses) or "there is none"})')
        path = os.path.join(uses[use]["path"], file)
        # Modules of two assets may have one name.
        name = f"dtaas_use_{use}_{file.removesuffix('.py').replace('/', '_')}"
        spec = importlib.util.spec_from_file_location(name, path)
        if spec is None or spec.loader is None:
            raise Mistake(f"{file} is not the path of a Python module")
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
        return module
    except Exception as error:
        return fail(f"{file} of {use} can't be loaded", error)
