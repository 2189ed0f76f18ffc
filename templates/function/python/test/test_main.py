import unittest

from dtaas_component.testing import drive, resumes

INPUTS = [{}, {"value": 3}, {"value": 4}]


class Component(unittest.TestCase):
    def test_values_are_scaled_and_added_up(self):
        self.assertEqual(drive(INPUTS), [{}, {"scaled": 6, "total": 6}, {"scaled": 8, "total": 14}])

    def test_saved_half_way_equals_never_saved(self):
        resumes(INPUTS)
