"""Path = include = namespace, lower_snake file names, small files, every room known to the build."""

import pathlib
import re
import tempfile
import unittest

import house

FOREIGN = {"std", "YAML", "fmt", "CLI", "nlohmann", "testing"}  # their templates may be specialised
MOST_LINES = 500


def top_level_namespaces(text):
    """(line, name) of named namespaces that are opened outside every brace."""
    depth = 0
    position = 0
    for match in re.finditer(r"\bnamespace\s+([\w:]+)\s*\{|\{|\}", text):
        position = match.start()
        if match.group(1) and depth == 0:
            yield text.count("\n", 0, position) + 1, match.group(1)
        depth += -1 if match.group() == "}" else 1


def problems(root):
    found = []
    base = root / "engine/wangge"
    build = house.read(root / "engine/CMakeLists.txt")
    for path in house.sources(root, "engine/wangge"):
        shown = path.relative_to(root)
        parts = path.relative_to(base).parts
        text = house.read(path)
        wanted = "::".join(("wangge",) + parts[:-1])
        for part in parts:
            if not re.fullmatch(r"[a-z][a-z0-9_]*(\.[ch]pp)?", part):
                found.append(f"{shown}: {part} is not lower_snake_case")
        if path.suffix == ".hpp" and not re.match(r"(\s*//[^\n]*\n)*\s*#pragma once\n", text):
            found.append(f"{shown}: begins without #pragma once")
        for line, name in top_level_namespaces(house.strip(text)):
            if name.split("::")[0] not in FOREIGN and name != wanted and not name.startswith(wanted + "::"):
                found.append(f"{shown}:{line}: namespace {name} should be {wanted}")
        if text.count("\n") > MOST_LINES:
            found.append(f"{shown}: more than {MOST_LINES} lines; one idea a file")
        if not re.search(rf"wangge_room\({parts[0]}\b|add_subdirectory\(wangge/{parts[0]}\)", build):
            found.append(f"{shown}: engine/CMakeLists.txt does not build {parts[0]}")
    return found


class Names(unittest.TestCase):
    def test_house(self):
        house.expect_none(self, problems(house.ROOT))

    def found_in(self, path, text):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            house.write_tree(root, {"engine/CMakeLists.txt": "wangge_room(core)\nwangge_room(kernel ROOMS core)\n",
                                    path: text})
            return problems(root)

    def test_innocent(self):
        self.assertEqual([], self.found_in("engine/wangge/kernel/move/a_file.hpp", """#pragma once
            // namespace wrong {
            namespace wangge::kernel::move { namespace detail { struct A {}; } namespace { int x; } }
            template <> struct std::less<int>; namespace std { }
        """))

    def test_can_fail(self):
        for path, text, words in [
            ("engine/wangge/core/x.cpp", "namespace wangge::world {}", "should be wangge::core"),
            ("engine/wangge/kernel/move/x.cpp", "namespace wangge::kernel {}", "should be wangge::kernel::move"),
            ("engine/wangge/core/x.cpp", "namespace wangge::core {} namespace other {}", "namespace other"),
            ("engine/wangge/core/Draw.cpp", "", "lower_snake_case"),
            ("engine/wangge/core/x.hpp", "#include <vector>\n#pragma once\n", "#pragma once"),
            ("engine/wangge/core/x.cpp", "\n" * 501, "lines"),
            ("engine/wangge/cellar/x.cpp", "", "does not build cellar"),
        ]:
            with self.subTest(path=path, words=words):
                found = self.found_in(path, text)
                self.assertEqual(1, len(found), found)
                self.assertIn(words, found[0])


if __name__ == "__main__":
    unittest.main()
