#!/usr/bin/env python3
"""One answer: the state of every day is the same on every number of threads, with and without newer instructions,
and from every compiler.

    ./wangge test answers                   builds g++ -O3 for x86-64-v3 and clang too; threads 1, 2, 3, 4, 7, 16
    ./wangge test answers --residents 50000 cities of that size
    tests/answers/answers.py                a short look at the usual build, part of every test run

The four scenarios of scenarios/city are run, written to HDF5 and compared day by day. So is a city whose four measures
reach nobody with one that has none.
"""

import argparse
import os
import pathlib
import subprocess
import sys
import tempfile

import h5py

HOME = pathlib.Path(__file__).resolve().parents[2]
MEASURES = ["blanket_closure", "grid_checkpoints", "volunteer_delivery", "digital_codes"]
RUNS = [("quiet", "routine"), ("policy_regime", "four"), ("epidemic", "routine"), ("epidemic_policies", "four")]
PLAIN = {}
OLD_PROCESSOR = {"GLIBC_TUNABLES": "glibc.cpu.hwcaps=-FMA,-AVX2,-FMA4"}
LARGE_PAGES = {"GLIBC_TUNABLES": "glibc.malloc.hugetlb=1"}


def program_of(preset):
    return HOME / "build" / preset / "wangge"


def build(preset):
    print(f"building {preset} ...", flush=True)
    for command in (["cmake", "--preset", preset, "-DBUILD_TESTING=OFF"],
                    ["cmake", "--build", HOME / "build" / preset, "--target", "wangge_cli"]):
        subprocess.run(command, cwd=HOME, check=True, stdout=subprocess.DEVNULL)


def states(program, case, arm, residents, days, threads, environment, settings=()):
    """State hash of the start and of every day, as told by the result file."""
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "run.h5"
        command = [program, "run", HOME / f"scenarios/city/{case}.yaml", "--arm", arm, "--days", str(days),
                   "--threads", str(threads), "--set", f"population.residents={residents}", "--out", out, "--json"]
        for setting in settings:
            command += ["--set", setting]
        done = subprocess.run(command, capture_output=True, text=True,
                              env={**os.environ, "GLIBC_TUNABLES": "", **environment})
        if done.returncode:
            sys.exit(f"{program} {case} {arm}: exit code {done.returncode}\n{done.stderr}")
        with h5py.File(out) as file:
            provenance = file["provenance"]
            return [provenance["initial_state_hash"].asstr()[()], *provenance["state_hash"].asstr()[:]]


def first_difference(one, other):
    if len(one) != len(other):
        return min(len(one), len(other)) - 1
    return next((day - 1 for day, (a, b) in enumerate(zip(one, other)) if a != b), None)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true", help="build the other compilers' programs, try all threads")
    parser.add_argument("--program", type=pathlib.Path, default=program_of("release"), help="of the usual build")
    parser.add_argument("--residents", type=int, help="of each city (default: 12,000, with --full 60,000)")
    options = parser.parse_args()
    residents = options.residents or (60_000 if options.full else 12_000)
    days = 60 if options.full else 25
    usual = options.program
    ways = [("2 threads", usual, 2, PLAIN), ("an older processor", usual, 1, OLD_PROCESSOR),
            ("large pages, 3 threads", usual, 3, LARGE_PAGES)]
    if options.full:
        ways += [(f"{threads} threads", usual, threads, PLAIN) for threads in (3, 4, 7, 16)]
        for preset in ("o3v3", "clang"):
            build(preset)
            ways.append((preset, program_of(preset), 2, PLAIN))
    compared = differing = 0
    for case, arm in RUNS:
        expected = states(usual, case, arm, residents, days, 1, PLAIN)
        assert len(expected) == days + 1 and len(set(expected)) > days // 2, "the state must change"
        for name, program, threads, environment in ways:
            day = first_difference(expected, states(program, case, arm, residents, days, threads, environment))
            compared += 1
            differing += day is not None
            print(f"{case}, {arm}: {name}: " + ("the same" if day is None else f"differs from day {day} on"), flush=True)
    nobody = [f"policies.{name}.reach=0" for name in MEASURES]
    without, reaching_nobody = (states(usual, "policy_regime", arm, residents, days, 1, PLAIN, settings)
                                for arm, settings in (("routine", ()), ("four", nobody)))
    compared += 1
    differing += without != reaching_nobody
    print("four measures that reach nobody: " + ("the same" if without == reaching_nobody else "differ from none"), flush=True)
    print(f"{compared - differing} of {compared} runs gave the same {days} states, {residents:,} residents")
    sys.exit(differing > 0)


if __name__ == "__main__":
    main()
