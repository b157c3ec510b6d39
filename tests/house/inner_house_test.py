"""The inner house: no exceptions, threads, files, streams, foreign randomness or the C library's mathematics."""

import pathlib
import re
import tempfile
import unittest

import house

BANNED_HEADERS = {
    "iostream": "streams", "fstream": "files", "sstream": "streams", "iomanip": "streams", "ostream": "streams",
    "istream": "streams", "cstdio": "files", "stdio.h": "files", "filesystem": "files",
    "thread": "threads", "mutex": "threads", "shared_mutex": "threads", "condition_variable": "threads",
    "future": "threads", "atomic": "threads", "semaphore": "threads", "barrier": "threads", "latch": "threads",
    "execution": "threads", "random": "randomness outside core/draw.hpp", "stdexcept": "exceptions",
    "exception": "exceptions", "csetjmp": "jumps", "csignal": "signals", "chrono": "clocks", "ctime": "clocks",
    "locale": "locales", "regex": "locales", "format": "g++ 12 has none", "unistd.h": "the system",
}
# Transcendental functions: other bits with and without FMA, and in WebAssembly.
MATHS = ("exp exp2 expm1 log log2 log10 log1p pow cbrt hypot sin cos tan asin acos atan atan2 sinh cosh tanh "
         "asinh acosh atanh erf erfc tgamma lgamma")
NAMES = "|".join(MATHS.split())
# core/exact_math.hpp has these; in namespace wangge::core, with that header, their bare name is the exact one.
EXACT = {"exp", "expm1", "log", "log1p", "pow"}
BANNED_WORDS = [
    (r"\b(throw|try|catch)\b", "exceptions"),
    (r"\bstd\s*::\s*(cout|cerr|clog|cin|printf|fprintf|puts|fopen|FILE)\b|(?<![\w:.>])(printf|fprintf|fopen|puts)\s*\(",
     "streams and files"),
    (r"\bstd\s*::\s*(j?thread|async|mutex|atomic\w*|call_once)\b|\bthread_local\b", "threads"),
    (r"\bstd\s*::\s*(mt19937\w*|random_device|\w+_distribution|shuffle|sample|rand)\b|(?<![\w:.>])s?rand\s*\(",
     "randomness outside core/draw.hpp"),
    (r"\blong\s+double\b", "long double: other bits elsewhere"),
    (r"\bstd\s*::\s*hash\b", "std::hash: differs between libraries"),
    (r"\bstd\s*::\s*(reduce|transform_reduce)\b", "sums without a declared order"),
    (r"\b(getenv|time|clock|gettimeofday)\s*\(\s*(NULL|nullptr|0|\"\")?\s*\)", "clocks and environment"),
    (rf"\bstd\s*::\s*({NAMES})[fl]?\b|(?<![\w:])::\s*({NAMES})[fl]?\s*\(", "the C library's mathematics"),
]


def bare_maths(room, text, headers):
    """Calls without a namespace find the C library's function unless core's is in reach."""
    for match in re.finditer(rf"(?<![\w:.>])({NAMES})([fl]?)\s*\(", text):
        before = text[:match.start()].rstrip()
        if before.endswith("double"):  # a declaration
            continue
        if (room == "core" and match.group(1) in EXACT and not match.group(2)
                and "wangge/core/exact_math.hpp" in headers):
            continue
        yield match


def problems(root):
    found = []
    for path in house.sources(root, *(f"engine/wangge/{room}" for room in sorted(house.INNER))):
        room = house.room_of(root, path)
        whole = house.read(path)
        text = house.strip(whole)
        headers = {header for _, header, _ in house.includes(whole)}
        if path.name == "exact_math.hpp" and room == "core":
            headers.add("wangge/core/exact_math.hpp")
        for line, header, _ in house.includes(whole):
            if header in BANNED_HEADERS:
                found.append(f"{path.relative_to(root)}:{line}: <{header}>: {BANNED_HEADERS[header]}")
        for pattern, reason in BANNED_WORDS:
            for match in re.finditer(pattern, text):
                line = text.count("\n", 0, match.start()) + 1
                found.append(f"{path.relative_to(root)}:{line}: {match.group()}: {reason}")
        for match in bare_maths(room, text, headers):
            line = text.count("\n", 0, match.start()) + 1
            found.append(f"{path.relative_to(root)}:{line}: {match.group(1)}: say core::{match.group(1)} "
                         "and include wangge/core/exact_math.hpp")
    return found


class InnerHouse(unittest.TestCase):
    def test_house(self):
        house.expect_none(self, problems(house.ROOT))

    def found_in(self, path, text):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            house.write_tree(root, {path: text})
            return problems(root)

    def test_innocent(self):
        self.assertEqual([], self.found_in("engine/wangge/kernel/x.cpp", """
            // throw std::cout; exp(1)
            /* long double */ const char* a = "throw exp(2) // no comment";
            const char* b = R"x(try { catch)x"; int c = 1'000'000; char d = '"'; int e = 2;
            double f(double x) { return core::exp(x) + std::sqrt(x) + std::floor(x) + law.log(x); }
            int entry, retry, throwing; double time(int day); auto g = at.time(3);
        """))
        self.assertEqual([], self.found_in("engine/wangge/core/x.cpp",
                                           '#include "wangge/core/exact_math.hpp"\ndouble y = exp(2.0);\n'))
        self.assertEqual([], self.found_in("engine/wangge/study/x.cpp", "#include <thread>\nvoid f() { throw 1; }\n"))

    def test_can_fail(self):
        for text, words in [
            ("void f() { throw 1; }", "exceptions"),
            ("#include <thread>", "threads"),
            ("#include <iostream>", "streams"),
            ("#include <random>", "randomness"),
            ("auto x = std::exp(1.0);", "mathematics"),
            ("auto x = ::pow(1.0, 2.0);", "mathematics"),
            ("auto x = exp(1.0);", "say core::exp"),
            ("auto x = 2 * tanh (1.0);", "say core::tanh"),
            ("auto f = fopen(path, mode);", "files"),
            ("long  double x;", "long double"),
            ("std::mt19937_64 g;", "randomness"),
            ("std::shuffle(a, b, g);", "randomness"),
            ("auto h = std::hash<int>{}(3);", "std::hash"),
            ("auto s = std::reduce(a, b);", "sums"),
            ('const char* a = "\\""; void f() { throw 1; }', "exceptions"),
        ]:
            with self.subTest(text=text):
                found = self.found_in("engine/wangge/kernel/x.cpp", "\n" + text + "\n")
                self.assertEqual(1, len(found), found)
                self.assertIn(words, found[0])
                self.assertIn("x.cpp:2:", found[0])
        self.assertEqual(1, len(self.found_in("engine/wangge/core/x.cpp", "double y = exp(2.0);\n")))


if __name__ == "__main__":
    unittest.main()
