# The component of part.mjs in Python, without the SDK.
import json
import os
import sys

file = os.path.join(os.environ["DTAAS_STATE_DIR"], "last.json")
last = None
if os.path.exists(file):
    with open(file) as stream:
        last = json.load(stream)
value = 0


def save():
    with open(file, "w") as stream:
        json.dump(last, stream)


def say(message):
    print(json.dumps(message))


for line in sys.stdin:
    message = json.loads(line)
    if message.get("n") == "before":
        value = message["v"]
    elif "step" in message:
        last = {"n": "after", "v": value + 1, "t": message["t"]}
        say(last)
        say({"done": message["step"]})
    elif message.get("control") == "save":
        save()
        say({"control": "saved"})
    elif message.get("control") == "report":
        if last:
            say(last)
        say({"control": "reported"})
save()
