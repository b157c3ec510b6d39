#!/usr/bin/env python3
"""The figures at city scale, measured side by side: benchmarks/city.py [PROGRAM] [--residents N] [--rounds N] [--threads T ...]

Runs the four scenarios of scenarios/city in turn, on each number of threads, and reports medians with least and most:
nanoseconds per resident and day of the day loop, seconds of synthesis and of the whole program, peak memory per
resident, and infections. Says whether all threads gave the same state."""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
CASES = [("quiet", "routine"), ("policy_regime", "four"), ("epidemic", "routine"), ("epidemic_policies", "four")]


def run(program, scenario, arm, residents, threads, options=()):
    """What one run tells of itself, with the large pages that ./wangge asks for."""
    command = [program, "run", scenario, "--arm", arm, "--threads", str(threads), "--json",
               "--set", f"population.residents={residents}", *options]
    done = subprocess.run(command, capture_output=True, text=True,
                          env={"GLIBC_TUNABLES": "glibc.malloc.hugetlb=1", **os.environ})
    if done.returncode:
        sys.exit(done.stderr)
    return json.loads(done.stdout)


def spread(values, digits):
    low, middle, high = min(values), statistics.median(values), max(values)
    return f"{middle:.{digits}f} ({low:.{digits}f} to {high:.{digits}f})"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", nargs="?", default=str(ROOT / "build/release/wangge"))
    parser.add_argument("--residents", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    options = parser.parse_args()
    facts = {}
    for _ in range(options.rounds):  # all cases in turn, so that a slow minute meets all of them
        for case, arm in CASES:
            for threads in options.threads:
                facts.setdefault((case, threads), []).append(
                    run(options.program, ROOT / f"scenarios/city/{case}.yaml", arm, options.residents, threads))
    print("| scenario | threads | day loop, ns per resident-day | synthesis, s | whole, s | peak, bytes per resident | infections |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for (case, threads), runs in facts.items():
        days = [one["residents"] * one["days"] for one in runs]
        print("|", " | ".join([
            f"`{case}`", str(threads),
            spread([1e9 * one["day_loop_seconds"] / n for one, n in zip(runs, days)], 1),
            spread([one["synthesis_seconds"] for one in runs], 2),
            spread([one["total_seconds"] for one in runs], 1),
            spread([one["peak_rss_bytes"] / one["residents"] for one in runs], 0),
            f"{runs[0]['infections']:,}"]), "|")
    for case, _ in CASES:
        states = {one["state_hash"] for threads in options.threads for one in facts[case, threads]}
        if len(states) != 1:
            sys.exit(f"{case}: different states: {', '.join(sorted(states))}")


if __name__ == "__main__":
    main()
