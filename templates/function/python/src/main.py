from dtaas_component import serve


def step(inputs, parameters, state):
    if "value" not in inputs:
        return None
    scaled = parameters["gain"] * inputs["value"]
    state["total"] += scaled
    return {"scaled": scaled, "total": state["total"]}


serve(step, state={"total": 0})
