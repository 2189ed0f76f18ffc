import unittest

from src.model import output


class Model(unittest.TestCase):
    def test_an_input_is_multiplied_by_the_gain(self):
        self.assertEqual(output({"gain": 2}, 3), 6)


if __name__ == "__main__":
    unittest.main()
