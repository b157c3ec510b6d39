#!/usr/bin/env python3
"""What twin worlds save: benchmarks/pairing.py [PROGRAM] [--replicates N] [--days D ...]

Compares the arms of the Tienan question in twin worlds and reports, for each arm against the first, outcome and day,
how many times more worlds the same interval would take if each arm had worlds of its own: the variance of the
difference of independent worlds over that of paired ones. 1: pairing saves nothing."""

import argparse
import collections
import csv
import pathlib
import statistics
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[1]
OUTCOMES = ["local_infections", "deaths", "confined_days", "missed_meal_days", "workdays_lost", "public_cost"]


def values(program, scenario, replicates, days):
    """By (arm, outcome, day): the value of each world."""
    with tempfile.TemporaryDirectory() as folder:
        command = [program, "compare", ROOT / scenario, "--replicates", str(replicates), "--no-charts", "--out", folder,
                   "--set", f"report.days=[{', '.join(map(str, days))}]"]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            sys.exit(done.stderr)
        found = collections.defaultdict(dict)
        with open(pathlib.Path(folder) / "summary.csv", newline="") as file:
            for row in csv.DictReader(file):
                if row["group"] == "all" and row["outcome"] in OUTCOMES:
                    found[row["arm"], row["outcome"], int(row["day"])][int(row["world"])] = float(row["value"])
    return found


def gain(one, other):
    worlds = sorted(one.keys() & other.keys())
    paired = statistics.variance(one[w] - other[w] for w in worlds)
    alone = statistics.variance(one[w] for w in worlds) + statistics.variance(other[w] for w in worlds)
    return None if alone == 0 else float("inf") if paired == 0 else alone / paired


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", nargs="?", default=str(ROOT / "build/release/wangge"))
    parser.add_argument("--scenario", default="scenarios/tienan/four_policies.yaml")
    parser.add_argument("--replicates", type=int, default=64)
    parser.add_argument("--days", type=int, nargs="+", default=[14, 30, 70, 180])
    options = parser.parse_args()
    found = values(options.program, options.scenario, options.replicates, options.days)
    arms = list(dict.fromkeys(arm for arm, _, _ in found))
    days = sorted({day for _, _, day in found})
    print("| arm against `" + arms[0] + "` | outcome |", " | ".join(f"day {day}" for day in days), "|")
    print("| --- | --- |" + " --- |" * len(days))
    for arm in arms[1:]:
        for outcome in OUTCOMES:
            gains = [gain(found[arms[0], outcome, day], found[arm, outcome, day]) for day in days]
            if all(one is None for one in gains):
                continue
            print(f"| `{arm}` | {outcome} |", " | ".join("-" if one is None else f"{one:.2f}" for one in gains), "|")


if __name__ == "__main__":
    main()
