# The component of part.py, written with the SDK.
from dtaas_component import serve


def step(inputs):
    return {"after": inputs.get("before", 0) + 1}


serve(step)
