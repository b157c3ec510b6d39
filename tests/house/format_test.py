"""Every C++ file is as clang-format 14 leaves it. To repair: clang-format-14 -i FILE."""

import subprocess
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


class Format(unittest.TestCase):
    def test_house(self):
        paths = house.sources(house.ROOT, "engine", "tests", "benchmarks")
        self.assertGreater(len(paths), 10)
        house.expect_none(self, problems(paths))

    def test_can_fail(self):
        run = subprocess.run(["clang-format-14", "--dry-run", "-Werror", f"--style=file:{house.ROOT}/.clang-format"],
                             input="int  main( ){return 0;}\n", capture_output=True, text=True)
        self.assertNotEqual(0, run.returncode)


if __name__ == "__main__":
    unittest.main()
