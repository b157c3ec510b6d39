#!/usr/bin/env python3
"""Shows that the tests notice mistakes: plants one flaw after the other and runs the test programs until one fails.

    ./wangge test faults              every flaw
    ./wangge test faults NAME...      some of them
    ./wangge test faults --list       their names

The flaws are compiled into a build folder of their own (build/faults) and chosen by the environment variable
WANGGE_FLAW; no other build has them. Without a flaw every program must pass. Ends with "N of N faults caught";
exit code 0 if all were.
"""

import argparse
import os
import re
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
BUILD = HOME / "build" / "faults"
# What takes a second comes first, then the comparison with the reference kernel, which notices most, then what
# takes long.
STAGES = [("policy", "*"), ("policies", "*"), ("core", "*"), ("kernel", "*"), ("reference", "*"), ("statistics", "*"),
          ("run", "Outcomes.*"), ("world", "*"), ("run", "-Outcomes.*")]  # program, filter of its tests
LONGEST = 600  # seconds for one program; a flaw that makes it hang is caught as well


def say(text):
    print(text, flush=True)


def build():
    environment = {k: v for k, v in os.environ.items() if k not in ("CFLAGS", "CXXFLAGS", "CPPFLAGS", "LDFLAGS")}
    BUILD.mkdir(parents=True, exist_ok=True)
    say("building with planted flaws into build/faults ...")
    configure = ["cmake", "-S", str(HOME), "-B", str(BUILD), "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release",
                 "-DBUILD_TESTING=ON", "-DWANGGE_FLAWS=ON"]
    programs = sorted({f"test_{program}" for program, _ in STAGES})
    make = ["cmake", "--build", str(BUILD), "--target", "flaw_names"] + programs
    for command in (configure, make):
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode != 0:
            sys.exit(done.stdout + "\nthe build with flaws failed, reason above")


def flaws():
    lines = subprocess.run([str(BUILD / "tests" / "faults" / "flaw_names")], check=True, capture_output=True,
                           text=True).stdout.splitlines()
    return dict(line.split("\t") for line in lines)


def path_of(program):
    found = sorted(BUILD.glob(f"tests/**/test_{program}"))
    return [path for path in found if os.access(path, os.X_OK) and path.is_file()][0]


def first_failure(flaw, stages=tuple(STAGES)):
    """Program and case that notice the flaw ('' is none), or None if all pass."""
    for program, only in stages:
        command = [str(path_of(program)), "--gtest_fail_fast", "--gtest_brief=1", f"--gtest_filter={only}"]
        try:
            done = subprocess.run(command, env={**os.environ, "WANGGE_FLAW": flaw}, capture_output=True, text=True,
                                  errors="replace", timeout=LONGEST, cwd=BUILD)
        except subprocess.TimeoutExpired:
            return program, "ran longer than it may"
        if done.returncode != 0:
            case = re.search(r"^\[  FAILED  \] ([^\s,]+)", done.stdout, re.M)
            return program, case.group(1) if case else f"ended with code {done.returncode}"
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="flaws to plant; all if none is named")
    parser.add_argument("--list", action="store_true", help="list the flaws and what is wrong with each")
    parser.add_argument("-j", "--jobs", type=int, default=os.cpu_count(), help="flaws at a time")
    options = parser.parse_args()
    build()
    known = flaws()
    if options.list:
        for name, mistake in known.items():
            say(f"{name:32} {mistake}")
        return 0
    unknown = [name for name in options.names if name not in known]
    if unknown:
        parser.error(f"no such flaw: {', '.join(unknown)} (--list names them)")
    wanted = options.names or list(known)
    with ThreadPoolExecutor(max(1, options.jobs)) as pool:
        for healthy in pool.map(lambda stage: first_failure("", (stage,)), reversed(STAGES)):
            if healthy is not None:
                sys.exit(f"without any flaw test_{healthy[0]} fails already: {healthy[1]}")
    say("without a flaw every program passes")
    started, done, missed, lock = time.monotonic(), [], [], threading.Lock()

    def try_one(name):
        began = time.monotonic()
        failure = first_failure(name)
        with lock:
            done.append(name)
            if failure is None:
                missed.append(name)
            verdict = f"caught by {failure[0]}: {failure[1]}" if failure else f"MISSED ({known[name]})"
            left = (time.monotonic() - started) / len(done) * (len(wanted) - len(done))
            say(f"{len(done):3}/{len(wanted)} {name:32} {verdict}  [{time.monotonic() - began:.0f} s, about {left:.0f} s left]")

    with ThreadPoolExecutor(max(1, options.jobs)) as pool:
        list(pool.map(try_one, wanted))
    say(f"{len(wanted) - len(missed)} of {len(wanted)} faults caught")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
