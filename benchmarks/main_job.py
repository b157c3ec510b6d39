#!/usr/bin/env python3
"""The figures of the main job, measured side by side: benchmarks/main_job.py [PROGRAM] [--replicates N]

Times the whole comparison without charts, its single runs, and the parts of one run. Reports medians with least and
most, and ratios between arms; a lone time on a shared machine says little."""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
SCENARIO = ROOT / "scenarios/tienan/four_policies.yaml"
ARMS = ["routine", "closure", "gates", "delivery", "codes", "closure_delivery", "all", "all_ten"]


def spread(values, unit, digits=3):
    return f"{statistics.median(values):.{digits}f} {unit} ({min(values):.{digits}f} to {max(values):.{digits}f})"


def run_json(program, arm, out):
    started = time.perf_counter()
    done = subprocess.run([program, "run", SCENARIO, "--arm", arm, "--out", out, "--json"], capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    return time.perf_counter() - started, json.loads(done.stdout)


def compare(program, replicates, out, charts):
    """Seconds until the results are there, and until the first word of progress."""
    env = dict(os.environ, WANGGE_ANALYSIS=str(ROOT / "analysis") if charts else "/nonexistent")
    started = time.perf_counter()
    process = subprocess.Popen([program, "compare", SCENARIO, "--replicates", str(replicates), "--out", out, "--lang", "en"],
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=env)
    first = None
    for line in process.stderr:
        if first is None and line.strip():
            first = time.perf_counter() - started
    process.wait()
    return time.perf_counter() - started, first


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", nargs="?", default=str(ROOT / "build/release/wangge"))
    parser.add_argument("--replicates", type=int, default=32)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        wall = {arm: [] for arm in ARMS}
        facts = {arm: [] for arm in ARMS}
        for _ in range(options.rounds):      # all arms in turn, so that a slow minute meets all of them
            for arm in ARMS:
                seconds, fact = run_json(options.program, arm, f"{folder}/one.h5")
                wall[arm].append(seconds)
                facts[arm].append(fact)
        base = statistics.median(wall["routine"])
        print(f"one run of 3,812 residents and 180 days, whole program, {options.rounds} rounds")
        for arm in ARMS:
            loop = [fact["residents"] * fact["days"] / fact["resident_days_per_second"] for fact in facts[arm]]
            print(f"  {arm:18} {spread(wall[arm], 's')}  x{statistics.median(wall[arm]) / base:.2f} of routine; "
                  f"day loop {spread(loop, 's')}; fit {spread([fact['fit_seconds'] for fact in facts[arm]], 's')}")
        first_time, first_word = compare(options.program, options.replicates, f"{folder}/compare", charts=False)
        print(f"8 arms x {options.replicates} worlds without charts: {first_time:.1f} s, first word after {first_word:.2f} s")


if __name__ == "__main__":
    main()
