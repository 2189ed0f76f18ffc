# Follows its input slowly. It answers nothing on its control port: it is stopped and started around a save.
import json, os, signal, sys

path = os.path.join(os.environ["DTAAS_STATE_DIR"], "state.json")
y = 0.0
if os.path.exists(path):
    with open(path) as file:
        y = json.load(file)["y"]


def leave(*_):
    with open(path + ".new", "w") as file:
        json.dump({"y": y}, file)
    os.rename(path + ".new", path)
    sys.exit(0)


signal.signal(signal.SIGTERM, leave)
for line in iter(sys.stdin.readline, ""):
    message = json.loads(line)
    if message.get("n") == "x":
        y += 0.3 * (message["v"] - y)
    elif "step" in message:
        print(json.dumps({"n": "y", "v": y, "t": message["t"]}))
        print(json.dumps({"done": message["step"]}), flush=True)
leave()
