"""The meter as a component."""

from dtaas_component import serve

from energy_meter.meter import advance, duty_cycle


def step(inputs, parameters, state, time):
    if "running" not in inputs:
        return None
    window = parameters["window"]
    state.update(advance(state or None, time, inputs["running"], parameters["power"], window))
    return {"energy": state["energy"], "dutyCycle": duty_cycle(state, window)}


serve(step)
