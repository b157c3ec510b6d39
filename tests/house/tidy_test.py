"""clang-tidy 19 has nothing to say about the engine."""

import os
import pathlib
import subprocess
import tempfile
import unittest

import house


class Tidy(unittest.TestCase):
    def test_house(self):
        folder = pathlib.Path(os.environ["WANGGE_BUILD"]) / "tidy"
        subprocess.run(["cmake", "--preset", "tidy", "-B", folder], cwd=house.ROOT, check=True, capture_output=True)
        run = subprocess.run(["cmake", "--build", folder, "--", "-k", "0"], capture_output=True, text=True)
        complaints = [line for line in run.stdout.splitlines() if ": error:" in line]
        house.expect_none(self, sorted(set(complaints)))
        self.assertEqual(0, run.returncode, run.stdout[-8000:])

    def test_can_fail(self):
        for text, check in [
            ("int BadName() { return 0; }\n", "readability-identifier-naming"),
            ("int* f() { return 0; }\n", "modernize-use-nullptr"),
            ("int f(int x) { if (x == 1) { return 1; } else { return 1; } }\n", "bugprone-branch-clone"),
        ]:
            with self.subTest(check=check), tempfile.TemporaryDirectory() as folder:
                source = pathlib.Path(folder) / "x.cpp"
                source.write_text(text)
                run = subprocess.run(["clang-tidy-19", f"--config-file={house.ROOT}/.clang-tidy", "--quiet",
                                      str(source), "--", "-std=c++20"], capture_output=True, text=True)
                self.assertNotEqual(0, run.returncode)
                self.assertIn(check, run.stdout)


if __name__ == "__main__":
    unittest.main()
