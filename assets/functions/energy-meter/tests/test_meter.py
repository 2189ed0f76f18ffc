"""Numbers of the meter, and the meter as a component."""

from __future__ import annotations

import unittest

from dtaas_component.testing import drive, resumes

from energy_meter.meter import advance, duty_cycle


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
    OPTIONS = {"parameters": {"power": 18.665, "window": 30.0}, "config": {"clock": {"stepSeconds": 3}}}

    def test_a_restart_changes_nothing(self) -> None:
        outputs = resumes([{"running": k % 3 == 0} for k in range(30)], **self.OPTIONS)
        self.assertEqual(len(outputs), 30)

    def test_gives_energy_and_duty_cycle_once_it_knows(self) -> None:
        outputs = drive([{}, {"running": True}, {}], **self.OPTIONS)
        begin = {"energy": 0.0, "dutyCycle": 0.0}
        self.assertEqual(outputs, [{}, begin, {"energy": 3 * 18.665, "dutyCycle": 1.0}])
