"""Every header compiles alone and twice: the build's target `lone_headers`, shown to fail on a wrong room."""

import os
import pathlib
import subprocess
import tempfile
import unittest

import house

WRONG_HOUSE = {
    "CMakeLists.txt": "cmake_minimum_required(VERSION 3.25)\nproject(x LANGUAGES CXX)\nset(CMAKE_CXX_STANDARD 20)\n"
                      f'include("{house.ROOT}/cmake/Rooms.cmake")\nwangge_room(core)\n',
    "engine/wangge/core/a.cpp": '#include <vector>\n\n#include "wangge/core/a.hpp"\n',
    "engine/wangge/core/a.hpp": "#pragma once\nstd::vector<int> f();\n",
}


def build(source, folder, target):
    subprocess.run(["cmake", "-S", source, "-B", folder, "-G", "Ninja"], check=True, capture_output=True)
    return subprocess.run(["cmake", "--build", folder, "--target", target], capture_output=True, text=True)


class LoneHeaders(unittest.TestCase):
    def test_house(self):
        run = build(house.ROOT, os.environ["WANGGE_BUILD"], "lone_headers")
        self.assertEqual(0, run.returncode, run.stdout[-8000:])

    def test_can_fail(self):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            house.write_tree(root, WRONG_HOUSE)
            self.assertEqual(0, build(root, root / "build", "wangge_core").returncode)
            run = build(root, root / "build", "lone_headers")
            self.assertNotEqual(0, run.returncode)
            self.assertIn("a.hpp:2", run.stdout)
            house.write_tree(root, {"engine/wangge/core/a.hpp": "#pragma once\n#include <vector>\nstd::vector<int> f();\n"})
            self.assertEqual(0, build(root, root / "build", "lone_headers").returncode)


if __name__ == "__main__":
    unittest.main()
