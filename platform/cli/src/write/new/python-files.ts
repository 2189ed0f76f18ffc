import type { LanguageFiles } from './language-files.ts';

const component = `"""Reads one JSON record a line, writes one a line: docs/component-contract.md has the contract."""
import json
import os
import signal
import sys


def write(record):
    print(json.dumps(record), flush=True)


def main():
    with open(os.environ["DTAAS_CONFIG"], encoding="utf-8") as file:
        config = json.load(file)
    gain = config["parameters"]["gain"]
    in_steps = config["clock"]["mode"] == "lockstep"
    latest = None
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    for line in sys.stdin:
        message = json.loads(line)
        if message.get("n") == "value":
            latest = message["v"]
            if not in_steps:
                write({"n": "scaled", "v": gain * latest, "t": message["t"]})
        elif "step" in message:
            if latest is not None:
                write({"n": "scaled", "v": gain * latest, "t": message["t"]})
            write({"done": message["step"]})


if __name__ == "__main__":
    main()
`;

const componentTest = `import json
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
            input="".join(json.dumps(message) + "\\n" for message in messages),
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
`;

const componentFiles = { 'src/main.py': component, 'test/test_main.py': componentTest };

export const pythonFiles: LanguageFiles = {
  run: ['python3', 'src/main.py'],
  test: ['python3', '-B', '-m', 'unittest', 'discover', '-s', 'test', '-t', '.'],
  files: {
    data: {
      'values.csv': 'time,value\n0,1\n1,2\n2,4\n',
      'test/__init__.py': '',
      'test/test_values.py': `import csv
import math
import unittest


class Values(unittest.TestCase):
    def test_time_goes_on_and_each_value_is_a_number(self):
        with open("values.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        times = [float(row["time"]) for row in rows]
        self.assertEqual(times, sorted(set(times)))
        self.assertTrue(all(math.isfinite(float(cell)) for row in rows for cell in row.values()))


if __name__ == "__main__":
    unittest.main()
`,
    },
    model: {
      'src/__init__.py': '',
      'src/model.py': `def output(parameters, value):
    """The output for an input, given the model's parameters."""
    return parameters["gain"] * value
`,
      'test/__init__.py': '',
      'test/test_model.py': `import unittest

from src.model import output


class Model(unittest.TestCase):
    def test_an_input_is_multiplied_by_the_gain(self):
        self.assertEqual(output({"gain": 2}, 3), 6)


if __name__ == "__main__":
    unittest.main()
`,
    },
    function: { ...componentFiles, 'test/__init__.py': '' },
    tool: { ...componentFiles, 'test/__init__.py': '' },
  },
};
