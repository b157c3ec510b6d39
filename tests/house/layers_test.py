"""Who includes whom: lower rooms only, strangers stay strangers, a library stays in its room."""

import pathlib
import tempfile
import unittest

import house


def third_party_rooms(header):
    for beginning, rooms in house.THIRD_PARTY.items():
        if header.startswith(beginning):
            return rooms.split()
    return []


def room_problem(room, other):
    if other not in house.LEVELS:
        return f"no room is called {other}"
    if room == other or (room, other) in house.SAME_LEVEL:
        return None
    if house.LEVELS[other] >= house.LEVELS[room]:
        return f"{room} (level {house.LEVELS[room]}) may not include {other} (level {house.LEVELS[other]})"
    if room in house.INNER and other not in house.INNER:
        return f"{room} belongs to the inner house, {other} does not"
    return None


def kernel_problem(parts, other):
    """parts and other: path parts below engine/wangge, both in the kernel."""
    subject = parts[1] if len(parts) > 2 else None
    target = other[1] if len(other) > 2 else None
    if target is None or subject == target:
        return None
    if subject is None:
        return f"common ground of the kernel may not include its subject {target}"
    if target not in house.KERNEL_SUBJECTS.get(subject, set()):
        return f"kernel/{subject} may not include kernel/{target}"
    return None


def problems(root):
    found = []
    base = root / "engine/wangge"
    for path in house.sources(root, "engine/wangge"):
        parts = path.relative_to(base).parts
        room = parts[0]
        if room not in house.LEVELS:
            found.append(f"{path.relative_to(root)}: {room} is no room of the house")
            continue
        if room == "kernel" and len(parts) > 2 and parts[1] not in house.KERNEL_SUBJECTS:
            found.append(f"{path.relative_to(root)}: {parts[1]} is no subject of the kernel")
        for line, header, quoted in house.includes(house.read(path)):
            problem = None
            if header.startswith("wangge/"):
                other = tuple(header.split("/")[1:])
                problem = room_problem(room, other[0])
                if not problem and room == other[0] == "kernel":
                    problem = kernel_problem(parts, other)
                if not problem and not (root / "engine" / header).is_file():
                    problem = "no such file"
                if not problem and not quoted:
                    problem = "headers of the house stand in quotation marks"
            elif quoted:
                problem = "write the whole path, from wangge/ on"
            else:
                owners = third_party_rooms(header)
                if owners and room not in owners:
                    problem = f"<{header}> belongs to {' and '.join(owners)}"
                elif not owners and "/" in header and not header.startswith("sys/"):
                    problem = f"no room is named for the library of <{header}>"
            if problem:
                found.append(f"{path.relative_to(root)}:{line}: {header}: {problem}")
    return found


class Layers(unittest.TestCase):
    def test_house(self):
        house.expect_none(self, problems(house.ROOT))
        self.assertGreater(len(house.sources(house.ROOT, "engine/wangge")), 10)

    def test_kernel_subjects_have_an_order(self):
        rest = dict(house.KERNEL_SUBJECTS)
        while rest:
            free = [subject for subject, lower in rest.items() if not lower & rest.keys()]
            self.assertTrue(free, f"subjects include each other in a circle: {sorted(rest)}")
            for subject in free:
                del rest[subject]

    def expect(self, path, line, words):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            house.write_tree(root, {
                "engine/wangge/core/ok.hpp": "#include <vector>\n",
                "engine/wangge/kernel/move/ok.hpp": '#include "wangge/core/ok.hpp"\n',
                "engine/wangge/policies/ok.hpp": '// #include "wangge/run/x.hpp"\n',
                "engine/wangge/statistics/ok.hpp": "", "engine/wangge/run/ok.hpp": "",
            })
            self.assertEqual([], problems(root))
            house.write_tree(root, {path: "#pragma once\n" + line + "\n"})
            found = problems(root)
        self.assertEqual(1, len(found), found)
        self.assertIn(words, found[0])

    def test_can_fail(self):
        for path, line, words in [
            ("engine/wangge/core/x.hpp", '#include "wangge/kernel/move/ok.hpp"', "core (level 0) may not include kernel"),
            ("engine/wangge/kernel/x.cpp", '#include "wangge/policies/ok.hpp"', "kernel (level 3) may not include"),
            ("engine/wangge/kernel/x.cpp", '#include "wangge/statistics/ok.hpp"', "belongs to the inner house"),
            ("engine/wangge/study/x.cpp", '#include "wangge/app/x.hpp"', "study (level 5) may not include app"),
            ("engine/wangge/kernel/needs/x.cpp", '#include "wangge/kernel/move/ok.hpp"', "kernel/needs may not include"),
            ("engine/wangge/kernel/x.cpp", '#include "wangge/kernel/move/ok.hpp"', "common ground"),
            ("engine/wangge/kernel/luck/x.cpp", "", "no subject of the kernel"),
            ("engine/wangge/util/x.cpp", "", "no room of the house"),
            ("engine/wangge/run/x.cpp", "#include <yaml-cpp/yaml.h>", "belongs to scenario"),
            ("engine/wangge/study/x.cpp", "#  include <hdf5.h>", "belongs to record"),
            ("engine/wangge/run/x.cpp", "#include <nlohmann/json.hpp>", "belongs to app and study"),
            ("engine/wangge/study/x.cpp", "#include <absl/base.h>", "no room is named"),
            ("engine/wangge/run/x.cpp", '#include "ok.hpp"', "whole path"),
            ("engine/wangge/run/x.cpp", '#include "wangge/core/gone.hpp"', "no such file"),
            ("engine/wangge/run/x.cpp", "#include <wangge/core/ok.hpp>", "quotation marks"),
        ]:
            with self.subTest(path=path, line=line):
                self.expect(path, line, words)


if __name__ == "__main__":
    unittest.main()
