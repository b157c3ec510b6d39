#!/usr/bin/env python3
"""The laws of twin worlds at a city's size, one by one; on small worlds the tests hold them against every measure.

    ./wangge test laws                      a city of 1,000,000; about five minutes
    ./wangge test laws --residents 248000   of another size
    tests/answers/laws.py --residents 16000 a short look, part of every test run

Each line says what was held against what; a law that does not hold makes the exit code 1.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import h5py
import numpy as np

HOME = pathlib.Path(__file__).resolve().parents[2]
MEASURES = ["blanket_closure", "grid_checkpoints", "volunteer_delivery", "digital_codes"]
DISTRICT = 8000  # residents of a community of the city
DAYS = 12
FIRST = 6  # day on which a measure begins where that is asked
AFTERWARDS = [f"policies.{name}.delay={FIRST} d" for name in MEASURES]
SCENARIO = """extends: {city}/policy_regime.yaml
name: laws_of_twin_worlds
calendar: {{days: {days} d}}
arms:
  turned: {{title: The other way round, title_zh: 倒序, policies: [{turned}]}}
  later: {{title: Later, title_zh: 稍后, policies: [blanket_closure, grid_checkpoints]}}
"""


class City:
    """Runs the program and reads what it wrote."""

    def __init__(self, program, folder, residents):
        self.program, self.folder, self.residents = program, folder, residents
        self.scenario = folder / "laws.yaml"
        turned = ", ".join(reversed(MEASURES))
        self.scenario.write_text(SCENARIO.format(city=os.path.relpath(HOME / "scenarios/city", folder), days=DAYS, turned=turned))

    def call(self, *arguments, settings=(), residents=None):
        command = [self.program, "run", self.scenario, "--json", *map(str, arguments),
                   "--set", f"population.residents={residents or self.residents}"]
        for setting in settings:
            command += ["--set", setting]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"{' '.join(map(str, command))}: exit code {done.returncode}\n{done.stderr}")
        return json.loads(done.stdout)

    def run(self, arm, *arguments, **keywords):
        out = self.folder / "run.h5"
        self.call("--arm", arm, "--out", out, *arguments, **keywords)
        with h5py.File(out) as file:
            return Played(file)


class Played:
    def __init__(self, file):
        self.first = file["provenance/initial_state_hash"].asstr()[()]
        self.states = list(file["provenance/state_hash"].asstr()[:])
        self.daily = {name: row[:] for name, row in file["daily"].items() if row.ndim == 2}
        self.counts = list(file["groups/count"].asstr()[:])
        self.groups = file["groups/total"][0].sum(axis=1)
        cases = file["transmissions"]
        imported = cases["infector"][:] < 0
        self.imports = list(zip(cases["infected"][:][imported], cases["infection_day"][:][imported]))

    def total(self, name):
        return int(self.daily[name].sum())

    def of_group(self, name):
        return int(self.groups[self.counts.index(name)])


def twins(city, hold):
    routine, four = city.run("routine"), city.run("four")
    hold("both arms begin in the same state", routine.first == four.first)
    hold("the same people bring the infection in on the same days",
         len(four.imports) > 0 and set(routine.imports) == set(four.imports))
    hold("an arm repeats itself", four.states == city.run("four").states)
    hold("the order of measures does not count", four.states == city.run("turned").states)
    hold("measures change something", four.states[-1] != routine.states[-1])
    for name in MEASURES:
        others = [f"policies.{other}.reach=0" for other in MEASURES if other != name]
        alone = city.run("four", settings=others)
        hold(f"{name} alone changes something", alone.states[-1] != routine.states[-1])
    nobody = city.run("four", settings=[f"policies.{name}.reach=0" for name in MEASURES])
    hold("measures that reach nobody are no measures", nobody.states == routine.states)
    hold("nor do they change a count", all((nobody.daily[name] == routine.daily[name]).all() for name in routine.daily))
    later = city.run("later", settings=AFTERWARDS)
    hold("a measure acts from its first day on and not before",
         later.states[:FIRST] == routine.states[:FIRST] and later.states[FIRST] != routine.states[FIRST])
    return four, later


def sums(four, hold):
    for name in ("person_days", "missed_meal_days", "confined_days", "workdays_lost", "attempts"):
        hold(f"{name} of groups add up to those of areas", 0 < four.total(name) == four.of_group(name))
    pools = sum(four.total(f"minutes_{pool}") for pool in ("community", "party", "volunteer", "crew", "seconded"))
    kinds = sum(four.total(f"minutes_{kind}") for kind in
                ("forms", "posts", "rounds", "delivery", "quarantine", "tracing"))
    hold("minutes worked are minutes of work", 0 < pools == kinds)
    hold("no more orders are delivered than placed", 0 < four.total("orders_delivered") <= four.total("orders"))


def futures(city, four, later, hold):
    checkpoint = city.folder / "checkpoint"
    city.call("--arm", "four", "--checkpoint", checkpoint, "--checkpoint-every", DAYS // 2)
    resumed = city.run("four", "--resume", f"{checkpoint}.1")
    hold("a run that goes on from a checkpoint is the same run", resumed.states == four.states)
    branched = city.call("--arm", "routine", "--branch-at", FIRST, "--branch-arm", "later", settings=AFTERWARDS)
    hold("a future that branches off is the arm that begins on that day",
         branched["futures"][1]["state_hash"] == later.states[-1])


def districts(city, hold):
    # Imports are dealt to the whole city, clubs meet across it: without them nobody's day reaches into another's.
    quiet = ["imports.stress_first=0", "contacts.gathering_rate=0", "record.areas=community"]
    small = city.run("four", settings=quiet)
    large = city.run("four", settings=quiet, residents=city.residents + DISTRICT)
    common = small.daily["person_days"].shape[1] - 1  # the last area is elsewhere
    assert large.daily["person_days"].shape[1] == common + 2
    different = [name for name in small.daily
                 if not np.array_equal(small.daily[name][:, :common], large.daily[name][:, :common])]
    hold(f"a district more changes nothing in the {common} others ({len(small.daily)} counts)", not different)
    for name in different:
        print(f"    {name}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=pathlib.Path, default=HOME / "build/release/wangge")
    parser.add_argument("--residents", type=int, default=1_000_000, help="of the city, a multiple of 8,000 (default: 1,000,000)")
    options = parser.parse_args()
    if options.residents % DISTRICT or options.residents < 2 * DISTRICT:
        parser.error(f"--residents: {options.residents} is no multiple of {DISTRICT} from {2 * DISTRICT} on (a district is {DISTRICT} people)")
    broken = []

    def hold(law, holds):
        print(f"{'holds' if holds else 'BROKEN'}: {law}", flush=True)
        if not holds:
            broken.append(law)

    with tempfile.TemporaryDirectory() as folder:
        city = City(options.program, pathlib.Path(folder), options.residents)
        four, later = twins(city, hold)
        sums(four, hold)
        futures(city, four, later, hold)
        districts(city, hold)
    print(f"{len(broken)} laws broken, {options.residents:,} residents, {DAYS} days")
    sys.exit(bool(broken))


if __name__ == "__main__":
    main()
