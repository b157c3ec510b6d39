"""Every C++ file is as clang-format 14 leaves it. To repair: tests/house/format_test.py --repair"""

import subprocess
import sys
import unittest

import house


def problems(paths):
    """The files that clang-format would change."""
    if not paths:
        return []
    run = subprocess.run(["clang-format-14", "--dry-run", "-Werror", f"--style=file:{house.ROOT}/.clang-format",
                          *map(str, paths)], capture_output=True, text=True)
    named = {line.split(":")[0] for line in run.stderr.splitlines() if ": error:" in line}
    if run.returncode and not named:
        raise RuntimeError(run.stderr)
    return sorted(named)


def all_sources():
    return house.sources(house.ROOT, "engine", "tests", "benchmarks")


class Format(unittest.TestCase):
    def test_house(self):
        self.assertGreater(len(all_sources()), 10)
        house.expect_none(self, problems(all_sources()))

    def test_can_fail(self):
        run = subprocess.run(["clang-format-14", "--dry-run", "-Werror", f"--style=file:{house.ROOT}/.clang-format"],
                             input="int  main( ){return 0;}\n", capture_output=True, text=True)
        self.assertNotEqual(0, run.returncode)


if __name__ == "__main__":
    if sys.argv[1:] == ["--repair"]:
        sys.exit(subprocess.run(["clang-format-14", "-i", *map(str, all_sources())], cwd=house.ROOT).returncode)
    unittest.main()
