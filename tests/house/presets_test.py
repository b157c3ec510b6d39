"""The flags that a preset asks for are those that the compiler gets: other compilers and flags stand for other
machines, and would stand for nothing if all built the same."""

import json
import pathlib
import shlex
import subprocess
import tempfile
import unittest

import house


def asked_flags(presets, name):
    """Of the release build, from a preset or the one that it inherits."""
    preset = next(one for one in presets if one["name"] == name)
    own = preset.get("cacheVariables", {}).get("WANGGE_OPTIMISE")
    return own if own or "inherits" not in preset else asked_flags(presets, preset["inherits"])


def used_flags(*asked):
    """All words of the command that compiles the day, in a build folder that is configured as asked."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["cmake", *asked, "-B", folder, "-DBUILD_TESTING=OFF"], cwd=house.ROOT, check=True,
                       capture_output=True)
        commands = json.loads(house.read(pathlib.Path(folder) / "compile_commands.json"))
    return shlex.split(next(one["command"] for one in commands if one["file"].endswith("kernel/day/day.cpp")))


def kind(flag):
    """Flags of one kind displace each other."""
    return flag[:2] if flag.startswith("-O") else flag.split("=")[0]


class Presets(unittest.TestCase):
    def test_flags_reach_the_compiler(self):
        presets = json.loads(house.read(house.ROOT / "CMakePresets.json"))["configurePresets"]
        seen = set()
        for name in ("release", "o3v3"):
            asked = asked_flags(presets, name).split()
            used = used_flags("--preset", name)
            for flag in asked:
                last = [one for one in used if kind(one) == kind(flag)][-1:]
                self.assertEqual(last, [flag], f"{name} is built with other flags than it asks for")
            seen.add(" ".join(asked))
        self.assertEqual(len(seen), 2, "the presets ask for the same")

    def test_what_a_folder_remembers_does_not(self):
        used = used_flags("-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release", "-DCMAKE_CXX_FLAGS_RELEASE=-O3 -DNDEBUG")
        self.assertEqual([flag for flag in used if flag.startswith("-O")], ["-O2"])
        self.assertNotIn("-DNDEBUG", used)


if __name__ == "__main__":
    unittest.main()
