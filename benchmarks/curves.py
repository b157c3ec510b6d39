#!/usr/bin/env python3
"""What a resident-day costs against population, prevalence, threads and measures: benchmarks/curves.py [PROGRAM] [--rounds N] [--quick]

Runs cities one after the other, all points in turn and in rounds, and prints a table for each: nanoseconds of the day loop
per resident-day, median with least and most. --quick takes smaller cities."""

import argparse
import os
import pathlib
import tempfile

from city import ROOT, run, spread

CITY = ROOT / "scenarios/city"
MEASURES = ["blanket_closure", "grid_checkpoints", "volunteer_delivery", "digital_codes"]


def staircase(folder):
    """A scenario whose arms take one measure more each."""
    path = pathlib.Path(folder) / "measures.yaml"
    arms = "".join(f"  n{n}: {{title: {n} measures, title_zh: {n}项措施, policies: [{', '.join(MEASURES[:n])}]}}\n"
                   for n in range(1, len(MEASURES) + 1))
    path.write_text(f"extends: {os.path.relpath(CITY / 'policy_regime.yaml', folder)}\nname: measures\n"
                    f"title: Measures\ntitle_zh: 措施\narms:\n{arms}", encoding="utf-8")
    return path


def points(quick, folder):
    """(table, point, scenario, arm, residents, days, threads, settings)"""
    scale = 10 if quick else 1
    for residents in (50_000, 200_000, 1_000_000, 4_000_000):
        for case in ("quiet", "epidemic"):
            yield f"population, {case}", f"{residents // scale:,}", CITY / f"{case}.yaml", "routine", residents // scale, 60, 1, []
    for infected in (0, 10, 100, 1_000):  # brought in within ten days, of an infection that dies out
        yield ("brought-in infections among 100,000 people", f"{infected:,}", CITY / "quiet.yaml", "routine", 100_000, 40, 1,
               ["--set", f"imports.stress_first={infected}"])
    for threads in (1, 2):
        yield "threads, epidemic", str(threads), CITY / "epidemic.yaml", "routine", 1_000_000 // scale, 60, threads, []
    measures = staircase(folder)
    for n in range(len(MEASURES) + 1):
        arm = f"n{n}" if n else "routine"
        yield "measures in force, closure of 7 dwellings in 10 first", str(n), measures, arm, 400_000 // scale, 25, 1, []


def cost(program, point):
    """Nanoseconds of the day loop per resident-day, and infections."""
    _, _, scenario, arm, residents, days, threads, settings = point
    told = run(program, scenario, arm, residents, threads, ["--days", str(days), *settings])
    return 1e9 * told["day_loop_seconds"] / told["residents"] / told["days"], told["infections"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", nargs="?", default=str(ROOT / "build/release/wangge"))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        told = {}
        for _ in range(options.rounds):
            for point in points(options.quick, folder):
                told.setdefault(point[:2], []).append(cost(options.program, point))
    tables = dict.fromkeys(table for table, _ in told)
    for table in tables:
        print(f"\n| {table} | day loop, ns per resident-day | infections |\n| --- | --- | --- |")
        for (of, point), figures in told.items():
            if of == table:
                print(f"| {point} | {spread([ns for ns, _ in figures], 1)} | {figures[0][1]:,} |")


if __name__ == "__main__":
    main()
