"""The project's text speaks of the project: no machine paths, package hosts, leftovers, or talk of how it was made."""

import os
import pathlib
import re
import tempfile
import unittest

import house

SKIPPED_FOLDERS = {".git", "build", "results", "node_modules", "__pycache__"}
SKIPPED_SUFFIXES = {".png", ".h5", ".gz", ".pdf", ".wasm", ".ttf", ".woff2"}
BANNED = [
    (r"(?<![\w.])/(work|root|home/\w+)/", "a path of one machine"),
    (r"(?<!\w)\.\./shared\b", "a path of one machine"),
    (r"\b(deb\.debian|security\.debian|registry\.npmjs|files\.pythonhosted|snapshot\.debian)\.org\b", "a package host"),
    (r"(?i)\bissues? #?\d+\b", "an issue number"),
    (r"(?i)\b(claude|anthropic|chatgpt|openai|language model|ai assistant|sub-?agent|helper session|this session)\b",
     "talk of how it was made"),
    (r"\b(TODO|FIXME|XXX|HACK)\b", "something left undone"),
    (r"^(<{7}|>{7}|={7})( |$)", "a merge conflict"),
]
SELF = pathlib.Path(__file__).name  # this file must name what it bans


def problems(root):
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name not in SKIPPED_FOLDERS)
        for name in sorted(names):
            path = pathlib.Path(folder) / name
            if name in (SELF, ".git") or path.suffix in SKIPPED_SUFFIXES or not path.is_file():
                continue
            content = path.read_bytes()
            if len(content) > 4_000_000:
                continue
            text = content.decode("utf-8", errors="replace")  # some bad scenarios are not UTF-8 on purpose
            for pattern, reason in BANNED:
                for match in re.finditer(pattern, text, re.MULTILINE):
                    line = text.count("\n", 0, match.start()) + 1
                    found.append(f"{path.relative_to(root)}:{line}: {match.group().strip()!r}: {reason}")
    return found


class Text(unittest.TestCase):
    def test_house(self):
        house.expect_none(self, problems(house.ROOT))

    def test_can_fail(self):
        for text, words in [
            ("see /work/main/README", "machine"), ("cd /home/someone/x", "machine"), ("see ../shared/x.md", "machine"),
            ("from http://deb.debian.org/debian", "host"), ("as asked in issue 12", "issue"),
            ("written by Claude", "made"), ("// TODO: later", "undone"), ("a\n<<<<<<< HEAD\n", "conflict"),
        ]:
            with self.subTest(text=text), tempfile.TemporaryDirectory() as folder:
                house.write_tree(pathlib.Path(folder), {
                    "docs/x.md": text, "build/x.md": text, "docs/fine.md":
                        "framework/main, /tmp/x, the session of a lesson, issued 12 passes, network/home/x, todo list\n"})
                found = problems(pathlib.Path(folder))
                self.assertEqual(1, len(found), found)
                self.assertIn(words, found[0])


if __name__ == "__main__":
    unittest.main()
