import json
import os
import subprocess
import sys
import tempfile
import unittest

TIME = 1577836800


def answers(mode, messages):
    with tempfile.TemporaryDirectory() as folder:
        config = os.path.join(folder, "config.json")
        with open(config, "w", encoding="utf-8") as file:
            json.dump({"parameters": {"gain": 2}, "clock": {"mode": mode}}, file)
        done = subprocess.run(
            [sys.executable, "src/main.py"],
            input="".join(json.dumps(message) + "\n" for message in messages),
            env={**os.environ, "DTAAS_CONFIG": config},
            capture_output=True,
            text=True,
            check=True,
        )
    return [json.loads(line) for line in done.stdout.splitlines()]


class Component(unittest.TestCase):
    def test_a_value_is_scaled_as_it_comes(self):
        given = [{"n": "value", "v": 3, "t": TIME}]
        self.assertEqual(answers("wall", given), [{"n": "scaled", "v": 6, "t": TIME}])

    def test_in_lockstep_a_value_is_scaled_in_its_step(self):
        given = [{"n": "value", "v": 3, "t": TIME}, {"step": 0, "t": TIME}]
        self.assertEqual(answers("lockstep", given), [{"n": "scaled", "v": 6, "t": TIME}, {"done": 0}])


if __name__ == "__main__":
    unittest.main()
