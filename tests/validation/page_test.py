"""The page of results is what page.py makes of results.csv, and its rows name tests that exist."""

import re
import sys
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import page  # noqa: E402


def declared_tests():
    """(suite, name) of every test in the sources."""
    found = set()
    for path in HERE.rglob("*_test.cpp"):
        for match in re.finditer(r"TEST(?:_P|_F)?\(\s*(\w+),\s*(\w+)\s*\)", path.read_text(encoding="utf-8")):
            found.add(match.groups())
    return found


def named_test(row):
    suite, _, rest = row["test"].partition(".")
    return suite.split("/")[-1], rest.split("/")[0]


class Page(unittest.TestCase):
    rows = page.read_rows(HERE / "results.csv")

    def test_is_made_from_the_results(self):
        for name, language in [("README.md", "en"), ("README.zh.md", "zh")]:
            self.assertEqual(page.page(self.rows, language), (HERE / name).read_text(encoding="utf-8"),
                             f"{name}: run tests/validation/page.py")

    def test_rows_name_tests(self):
        declared = declared_tests()
        self.assertGreater(len(declared), 10)
        for row in self.rows:
            self.assertIn(named_test(row), declared, row["title"])

    def test_rows_lie_within_their_bounds(self):
        for row in self.rows:
            self.assertTrue(page.holds(row), row["title"])

    def test_every_picture_has_its_series(self):
        for picture in (HERE / "pictures").glob("*.png"):
            if picture.stem != "overview":  # of results.csv
                self.assertTrue((HERE / "series" / f"{picture.stem}.csv").is_file(), picture.name)

    def test_can_fail(self):
        row = dict(self.rows[0], measured="1e9", low="0", high="1", test="Any/Nothing.IsHere/1")
        self.assertFalse(page.holds(row))
        self.assertNotIn(named_test(row), declared_tests())
        self.assertIn("✗", page.page([row], "en"))


if __name__ == "__main__":
    unittest.main()
