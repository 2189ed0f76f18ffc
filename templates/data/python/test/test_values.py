import csv
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
