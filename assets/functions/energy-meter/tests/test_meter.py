"""Numbers of the meter, and the meter as a component."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from energy_meter.meter import advance, duty_cycle

ASSET = Path(__file__).resolve().parent.parent


class Meter(unittest.TestCase):
    def run_meter(self, samples: list[tuple[float, bool]], power: float = 20.0, window: float = 60.0):
        state = None
        for time, running in samples:
            state = advance(state, time, running, power, window)
        return state

    def test_energy_is_power_times_the_time_it_was_on(self) -> None:
        state = self.run_meter([(100, True), (103, True), (110, False), (200, True), (201, False)])
        self.assertEqual(state["energy"], 20.0 * (10 + 1))

    def test_duty_cycle_is_of_the_window_alone(self) -> None:
        state = self.run_meter([(0, True), (100, False), (145, True), (160, True)])
        self.assertEqual(duty_cycle(state, 60.0), 15 / 60)

    def test_before_the_window_is_full_it_is_of_what_there_is(self) -> None:
        self.assertEqual(duty_cycle(self.run_meter([(0, True)]), 60.0), 0.0)
        self.assertEqual(duty_cycle(self.run_meter([(0, True), (10, False), (40, False)]), 60.0), 0.25)

    def test_what_left_the_window_is_forgotten(self) -> None:
        state = self.run_meter([(3.0 * k, k % 2 == 0) for k in range(10_000)])
        self.assertLessEqual(len(state["spans"]), 21)


class Component(unittest.TestCase):
    def drive(self, folder: str, steps: list[bool], first: int = 0, controls: tuple[str, ...] = ()) -> list[dict]:
        config = Path(folder) / "config.json"
        settings = {"parameters": {"power": 18.665, "window": 30.0}, "clock": {"mode": "lockstep"}}
        config.write_text(json.dumps(settings))
        messages = []
        for step, running in enumerate(steps, first):
            t = 1_577_836_800 + 3 * step
            messages += [{"n": "running", "vb": running, "t": t}, {"step": step, "t": t}]
        messages += [{"control": control} for control in controls]
        done = subprocess.run(
            [sys.executable, "-m", "energy_meter"],
            cwd=ASSET,
            env={"PATH": os.environ["PATH"], "DTAAS_CONFIG": str(config), "DTAAS_STATE_DIR": folder},
            input="".join(json.dumps(message) + "\n" for message in messages),
            capture_output=True,
            text=True,
            check=True,
        )
        return [json.loads(line) for line in done.stdout.splitlines()]

    def test_a_restart_changes_nothing(self) -> None:
        steps = [k % 3 == 0 for k in range(30)]
        with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
            whole = self.drive(one, steps)
            parts = self.drive(two, steps[:11]) + self.drive(two, steps[11:], 11)
        self.assertEqual(parts, whole)
        self.assertEqual(whole[-1], {"done": 29})

    def test_saves_and_reports(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            answers = self.drive(folder, [True, True], controls=("save", "report"))
            self.assertTrue((Path(folder) / "state.json").exists())
        energy = {"n": "energy", "v": 3 * 18.665, "t": 1_577_836_803}
        duty = {"n": "dutyCycle", "v": 1.0, "t": 1_577_836_803}
        saved, reported = ({"control": word, "step": 1} for word in ("saved", "reported"))
        self.assertEqual(answers[-4:], [saved, energy, duty, reported])


if __name__ == "__main__":
    unittest.main()
