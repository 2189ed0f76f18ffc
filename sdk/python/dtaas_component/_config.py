from __future__ import annotations

import json
import os

from ._failure import Mistake

#: The version of docs/component-contract.md that this SDK speaks.
CONTRACT = 1


def read_config() -> dict:
    """The content of the file that DTAAS_CONFIG names."""
    path = os.environ.get("DTAAS_CONFIG")
    if path is None:
        raise Mistake(
            "DTAAS_CONFIG is not set. The runner starts a component; to try one by hand, use drive of "
            "dtaas_component.testing in a test."
        )
    with open(path, encoding="utf-8") as file:
        config = json.load(file)
    version = config.get("contract", CONTRACT)
    if version != CONTRACT:
        raise Mistake(
            f"the runner speaks version {version} of the component contract, and this SDK speaks version {CONTRACT}"
        )
    return config
