"""What the tests of the house share: its map, and how to read C++ as text."""

import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]

# A room includes itself and lower rooms only.
LEVELS = {
    "core": 0,
    "world": 1, "statistics": 1,
    "policy": 2,
    "policies": 3, "kernel": 3, "scenario": 3, "record": 3,
    "run": 4,
    "app": 5, "study": 5, "browser": 5, "python": 5,
}
# Compiles to WebAssembly; includes nothing of the outer house.
INNER = {"core", "world", "policy", "policies", "kernel", "run"}
# The command line stands on the sweeps, though both are doors.
SAME_LEVEL = {("app", "study")}

# Subjects of the kernel, and the other subjects that each may include; one way only, nouns before verbs. `day` puts
# them together. Headers right in kernel/ are common ground: they include no subject, every subject may include them.
KERNEL_SUBJECTS = {
    "disease": set(), "mind": set(), "needs": set(), "work": set(),
    "care": {"disease"},                          # symptoms bring people to the clinic
    "move": {"care", "mind", "needs", "work"},    # who stays at home, dares, runs short, is on duty
    "meet": {"move", "disease"},                  # who is there, who is infectious
    "day": {"move", "meet", "disease", "care", "needs", "mind", "work"},
}

# Beginning of a third-party header -> the room or rooms that may name it.
THIRD_PARTY = {
    "boost/": "world", "Eigen/": "statistics", "yaml-cpp/": "scenario", "hdf5": "record", "H5": "record",
    "tbb/": "study", "oneapi/": "study", "mpi": "study", "CLI/": "app", "fmt/": "app", "nlohmann/": "app study",
}


def read(path):
    return path.read_text(encoding="utf-8")


def sources(root, *folders):
    """The C++ files below the folders, sorted."""
    return sorted(p for folder in folders for p in (root / folder).rglob("*")
                  if p.suffix in (".cpp", ".hpp") and p.is_file())


def room_of(root, path):
    return path.relative_to(root / "engine/wangge").parts[0]


_TOKEN = re.compile(
    r"""//[^\n]* | /\*.*?\*/
      | R"(?P<mark>[^()\\\s]{0,16})\(.*?\)(?P=mark)"
      | "(?:\\.|[^"\\\n])*"
      | (?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+'""", re.VERBOSE | re.DOTALL)


def strip(text, keep_includes=False):
    """C++ text with comments and literals blanked, lines kept. Include lines keep their header if asked."""
    def blank(match):
        token = match.group()
        line_start = text.rfind("\n", 0, match.start()) + 1
        if keep_includes and token[0] == '"' and re.match(r"\s*#\s*include\s*$", text[line_start:match.start()]):
            return token
        filler = "" if token.startswith("/") else token[0] * 2 if token[0] != "R" else '""'
        return filler + " " + "\n" * token.count("\n")
    return _TOKEN.sub(blank, text)


def includes(text):
    """(line number, header, quoted?) of every include line."""
    found = []
    for number, line in enumerate(strip(text, keep_includes=True).split("\n"), 1):
        match = re.match(r'\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)', line)
        if match:
            found.append((number, match.group(1) or match.group(2), match.group(1) is not None))
    return found


def write_tree(root, files):
    """Lays files (path -> text) below root: the little wrong houses by which each check shows that it can fail."""
    for path, text in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def expect_none(test, found):
    """Fails with one problem a line."""
    test.assertFalse(found, "\n" + "\n".join(found))
