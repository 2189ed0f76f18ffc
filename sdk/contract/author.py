"""The components that the cases of cases.json play, written with the Python SDK: ``python3 author.py <component>``."""

import json
import math
import os
import signal
import subprocess
import sys

from dtaas_component import at, batch, serve


def total(inputs, state):
    if inputs.get("amount", 0) < 0:
        state["total"] = -1
        raise ValueError("amount is negative")
    state["total"] += inputs.get("amount", 0)
    return {"total": state["total"]}


def timed(time):
    return {"seen": at("before", time - 0.5), "raised": [at(1, time - 2), 2]}


def finishing(state, finish):
    state["total"] += 1
    if state["total"] == 2:
        finish()
    return {"total": state["total"]}


def echo(inputs):
    return inputs


def starting(time):
    subprocess.run(["sh", "-c", "cat; echo printed 1"], check=True)
    subprocess.Popen("cat; echo printed 2", shell=True).wait()
    subprocess.call(["sh", "-c", "cat; echo printed 3"])
    os.system("cat; echo printed 4")
    return {"total": time}


def printing(time):
    print(f'{{"n":"total","v":{time}}}')
    subprocess.run([sys.executable, "-c", "print('written')"], check=True)
    return {"total": time}


def text(value):
    if isinstance(value, float) and math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return "NaN" if value != value else "-0" if value == 0 else str(value)


def numbers(state):
    special = [math.nan, math.inf, -math.inf, -0.0]
    marked = [{"$number": "NaN"}, {"$object": {"$number": "-0"}}]
    kept = state.setdefault("kept", {"special": special, "$number": "NaN", "marked": marked})
    kinds = " ".join("-0" if math.copysign(1, value) < 0 and value == 0 else text(value) for value in kept["special"])
    marked = json.dumps(kept["marked"], separators=(",", ":"))
    return {"kinds": kinds, "marked": marked, "nan": math.nan, "list": [1, math.nan], "nothing": None}


def types(state):
    kept = state.setdefault("kept", [1, 1.0, True, 2**70, -0.0])
    return {"kinds": " ".join(f"{type(value).__name__}:{value}" for value in kept)}


def unsaved(state):
    state["lines"] = [{"seen": {1, 2}}]


def wrong():
    return {"totl": 1}


def alarms(events):
    seen = [f"{event['value']}#{event['seq']}@{event['time']}" for event in events["alarm"]]
    return {"seen": " ".join(seen), "raised": [event["value"] for event in events["alarm"]]}


def gain(inputs, parameters):
    return {"out": inputs["in"] * parameters["gain"]}


def configured(parameters, changed):
    print(f"gain {parameters['gain']}, changed {','.join(changed)}")


def watch(inputs, time):
    return {"seen": f"{inputs['a']} {inputs.get('b', 'undefined')} @{time}"}


def pair(inputs):
    return {"seen": f"{inputs.get('a', 'undefined')} {inputs.get('b', 'undefined')}"}


def ticking(state):
    state["ticks"] += 1
    return {"ticks": state["ticks"]}


class Clock:
    def step(self, time, elapsed, gap):
        return {"seen": f"{time:g} {elapsed:g} {gap:g}"}


clock = Clock().step


def begun(state, uses, config):
    state["level"] += 1
    return {"seen": f"{state['level'] - 1} {uses['plant']['parameters']['size']} {config['component']}"}


def level(parameters, uses):
    return {"level": parameters["level"] * uses["plant"]["parameters"]["size"]}


def interrupted(state):
    state["half"] = True
    os.kill(os.getpid(), signal.SIGTERM)
    state["total"] += 1
    return {"total": state["total"]}


def main(input, output, parameters, seed, progress):
    progress(0.5)
    print("working")
    if parameters["size"] < 0:
        raise ValueError("size is negative")
    with open(os.path.join(output, "result.txt"), "w") as file:
        file.write(f"{parameters['size']} {seed} {'no' if input is None else 'an'} input")


OPTIONS = {
    "total": {"state": {"total": 0}},
    "finishing": {"state": {"total": 0}},
    "gain": {"on_configure": configured},
    "watch": {"on": ["a"]},
    "ticking": {"state": {"ticks": 0}, "every": 0.01},
    "begun": {"state": level},
    "interrupted": {"state": {"total": 0}},
}

name = sys.argv[1]
if name == "batch":
    batch(main)
else:
    serve(globals()[name], **OPTIONS.get(name, {}))
