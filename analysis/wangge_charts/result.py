"""Reads a result folder once: comparison.json, summary.csv and the daily group of every run."""

import csv
import datetime
import json
import math
import re
from dataclasses import dataclass
from pathlib import Path

import h5py
import numpy as np


class BadResult(Exception):
    """The folder cannot be drawn. The text follows `file: key.path: problem (why). Suggestion?`"""


# Shape of comparison.json. A type or tuple of types is checked; a list holds one entry's shape. `Maybe` allows null:
# an undefined number (no world had an event, no interval with fewer than five worlds).
@dataclass(frozen=True)
class Maybe:
    kind: object


NUMBER = (int, float)
INTERVAL = {"mean": Maybe(NUMBER), "low": Maybe(NUMBER), "high": Maybe(NUMBER)}
SHAPE = {
    "scenario": str,
    "title": str,
    "title_zh": str,
    "imports_setting": str,
    "imports_setting_zh": str,
    "assumed_parameters": int,
    "worlds": int,
    "days": int,
    "report_days": [int],
    "arms": [{"name": str, "title": str, "title_zh": str}],
    "base": str,
    "outcomes": [
        {
            "name": str,
            "question": str,
            "title": str,
            "title_zh": str,
            "unit": str,
            "unit_zh": str,
            "lower_is_better": Maybe(bool),
        }
    ],
    "table": [
        {
            "arm": str,
            "outcome": str,
            "day": int,
            "median": Maybe(NUMBER),
            "p10": Maybe(NUMBER),
            "p90": Maybe(NUMBER),
            "mean": Maybe(NUMBER),
            "difference": Maybe(dict(INTERVAL, simultaneous_low=Maybe(NUMBER), simultaneous_high=Maybe(NUMBER))),
            "better": Maybe(int),
            "same": Maybe(int),
            "worse": Maybe(int),
            "correlation": Maybe(NUMBER),
            "variance_reduction": Maybe(NUMBER),
        }
    ],
    "p_outbreak": [{"arm": str, "day": int, "share": NUMBER, "low": NUMBER, "high": NUMBER}],
    "synergy": [dict(INTERVAL, outcome=str, day=int)],
    "groups": [
        {
            "arm": str,
            "day": int,
            "outcome": str,
            "group": str,
            "mean": Maybe(NUMBER),
            "median": Maybe(NUMBER),
            "p10": Maybe(NUMBER),
            "p90": Maybe(NUMBER),
            "unit": str,
        }
    ],
}
DIFFERENCE = ("mean", "low", "high", "simultaneous_low", "simultaneous_high")
SUMMARY_COLUMNS = ["scenario", "arm", "world", "people_seed", "luck_seed", "day", "outcome", "group", "value", "unit"]
KIND_WORDS = {str: "text", int: "a whole number", NUMBER: "a number", bool: "true or false"}


def check_shape(value, shape, file, path=""):
    """Refuses a missing key or a wrong type, naming its place."""
    here = path or "the file"
    if isinstance(shape, Maybe):
        if value is not None:
            check_shape(value, shape.kind, file, path)
    elif isinstance(shape, dict):
        if not isinstance(value, dict):
            raise BadResult(f"{file}: {here}: not an object. Was it written by `wangge compare`?")
        for key, inner in shape.items():
            inner_path = f"{path}.{key}" if path else key
            if key not in value:
                raise BadResult(
                    f"{file}: {inner_path}: missing (the charts need it). Was it written by another version?"
                )
            check_shape(value[key], inner, file, inner_path)
    elif isinstance(shape, list):
        if not isinstance(value, list):
            raise BadResult(f"{file}: {here}: not a list. Was it written by `wangge compare`?")
        for i, entry in enumerate(value):
            check_shape(entry, shape[0], file, f"{path}[{i}]")
    else:
        kinds = shape if isinstance(shape, tuple) else (shape,)
        wrong = not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds)
        if wrong or (isinstance(value, float) and not math.isfinite(value)):
            raise BadResult(f"{file}: {here}: {value!r} is not {KIND_WORDS[shape]}.")


def read_people(path):
    """{"age:75+": people, ...} of one run, whose cells are named "age:75+,tenancy:owner"; {} where it does not say."""
    try:
        with h5py.File(path, "r") as run:
            cells, counts = run["groups/group"].asstr()[:], run["groups/people"][:]
    except (OSError, KeyError, TypeError):
        return {}
    people = {}
    for cell, count in zip(cells, counts):
        for name in cell.split(","):
            people[name] = people.get(name, 0) + float(count)
    return people


def read_measures(run):
    """[(policy, (first day, last day))] of the policies that ever held in one open run."""
    held = []
    for name, policy in run.get("policies", {}).items():
        if "first_day" in policy and "last_day" in policy and policy["first_day"][()] >= 0:
            held.append((name, (int(policy["first_day"][()]), int(policy["last_day"][()]))))
    return held


class Result:
    """Everything the charts may ask of one result folder."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.file = self.folder / "comparison.json"
        self.comparison = self._read_comparison()
        c = self.comparison
        self.arms = [arm["name"] for arm in c["arms"]]
        self.base = c["base"]
        self.outcomes = {outcome["name"]: outcome for outcome in c["outcomes"]}
        self.report_days = sorted(c["report_days"])
        self.table = {(row["arm"], row["outcome"], row["day"]): row for row in c["table"]}
        self.synergy = {(row["outcome"], row["day"]): row for row in c["synergy"]}
        self._check_names()
        self._daily = None
        self._summary = None
        self._people = None
        self.start_date = self._read_start_date()

    # comparison.json

    def _read_comparison(self):
        try:
            text = self.file.read_text(encoding="utf-8")
        except FileNotFoundError:
            raise BadResult(f"{self.file}: missing (no comparison here). Is this the folder of a `wangge compare`?")
        except UnicodeDecodeError as fault:
            raise BadResult(f"{self.file}: not UTF-8 (byte {fault.start}).")
        try:
            comparison = json.loads(text)
        except json.JSONDecodeError as fault:
            raise BadResult(f"{self.file}:{fault.lineno}:{fault.colno}: not JSON ({fault.msg}).")
        check_shape(comparison, SHAPE, self.file)
        return comparison

    def _check_names(self):
        if not self.report_days:
            raise BadResult(f"{self.file}: report_days: empty (a chart needs a day).")
        if self.base not in self.arms:
            raise BadResult(f"{self.file}: base: {self.base!r} is not among arms ({', '.join(self.arms)}).")
        for part in ("table", "p_outbreak", "groups"):
            for i, row in enumerate(self.comparison[part]):
                if row["arm"] not in self.arms:
                    raise BadResult(f"{self.file}: {part}[{i}].arm: {row['arm']!r} is not among arms.")
        for part in ("table", "synergy"):
            for i, row in enumerate(self.comparison[part]):
                if row["outcome"] not in self.outcomes:
                    raise BadResult(f"{self.file}: {part}[{i}].outcome: {row['outcome']!r} is not among outcomes.")

    def row(self, arm, outcome, day):
        """The table's entry; refuses if it is not there."""
        try:
            return self.table[arm, outcome, day]
        except KeyError:
            raise BadResult(f"{self.file}: table: no entry for arm {arm}, outcome {outcome}, day {day}.")

    def headline_outcomes(self):
        """Outcomes for the overview charts: those marked `headline`, or all where none says so."""
        return [outcome for outcome in self.comparison["outcomes"] if outcome.get("headline", True)]

    def difference(self, arm, outcome, day):
        """The paired difference with its intervals; every part None where nothing is given."""
        return self.row(arm, outcome, day)["difference"] or dict.fromkeys(DIFFERENCE)

    def needs_outcome(self, name):
        if name not in self.outcomes:
            known = ", ".join(self.outcomes)
            raise BadResult(f"{self.file}: outcomes: {name!r} missing (this chart shows it). Known: {known}.")
        return self.outcomes[name]

    def _read_start_date(self):
        text = self.comparison.get("start_date")
        if text is None:  # CF time units of the runs say the same
            for path in self._run_files().values():
                with h5py.File(path, "r") as run:
                    units = run["daily/day"].attrs.get("units", "") if "daily/day" in run else ""
                units = units.decode() if isinstance(units, bytes) else str(units)
                found = re.match(r"days since (\d{4}-\d{2}-\d{2})", units)
                text = found.group(1) if found else None
                break
        if text is None:
            raise BadResult(f"{self.file}: start_date: missing (charts show days as dates). Use \"YYYY-MM-DD\".")
        try:
            return datetime.date.fromisoformat(text)
        except (TypeError, ValueError):
            raise BadResult(f"{self.file}: start_date: {text!r} is not a date. Use \"YYYY-MM-DD\".")

    # runs/*.h5

    def _run_files(self):
        """(arm, world) -> path. Worlds are numbered from 0 and every arm has the same ones."""
        files = {}
        for path in sorted((self.folder / "runs").glob("*.h5")):
            arm, _, world = path.stem.rpartition("-")
            if arm in self.arms and world.isdigit():
                files[arm, int(world)] = path
        return files

    def preload(self):
        """Reads all runs and the summary now. What is wrong with them is told by the charts that need them."""
        for read in (self._load_runs, lambda: self.worlds_of("", 0), self.people):
            try:
                read()
            except BadResult:
                pass

    def people(self):
        """Mean number of people of each group that the runs count, such as "age:75+"; {} where they do not say. Twin
        worlds have the same people in all arms, so that one run a world is enough."""
        if self._people is None:
            of_worlds = {}
            for (_, world), path in self._run_files().items():
                if world < self.comparison["worlds"] and world not in of_worlds:
                    found = read_people(path)
                    if found:
                        of_worlds[world] = found
            names = {name for found in of_worlds.values() for name in found}
            self._people = {
                name: sum(found.get(name, 0) for found in of_worlds.values()) / len(of_worlds) for name in names
            }
        return self._people

    def measures(self, arm):
        """[(first day, last day)] on which measures of this arm held in some world, one entry a policy."""
        self._load_runs()
        first, last = {}, {}
        for policy, days in self._measures[arm]:
            first[policy] = min(days[0], first.get(policy, days[0]))
            last[policy] = max(days[1], last.get(policy, days[1]))
        return sorted({(first[policy], last[policy]) for policy in first})

    def _load_runs(self):
        """What `daily` and `measures` tell, read once."""
        if self._daily is None:
            self._daily = self._read_daily()

    def daily(self, variable):
        """Per arm an array world x day of a daily variable, summed over areas. Raises if it was not recorded."""
        self._load_runs()
        if variable not in self._daily:
            known = ", ".join(sorted(self._daily))
            raise BadResult(f"{self.folder / 'runs'}: daily/{variable}: missing (this chart shows it). Known: {known}.")
        return self._daily[variable]

    def _read_daily(self):
        files = self._run_files()
        days = self.comparison["days"]
        worlds = range(self.comparison["worlds"])  # those that every arm has; a run beyond them is left out
        for arm in self.arms:
            missing = [world for world in worlds if (arm, world) not in files]
            if missing:
                raise BadResult(
                    f"{self.folder / 'runs'}: {arm}-{missing[0]}.h5 missing ({len(missing)} of "
                    f"{len(worlds)} worlds of this arm are). Run `wangge compare` again to fill them."
                )
        values = {}
        self._measures = {arm: [] for arm in self.arms}
        for (arm, world), path in files.items():
            if world not in worlds:
                continue
            try:
                with h5py.File(path, "r") as run:
                    for name, data in run["daily"].items():
                        if data.ndim != 2 or data.dtype.kind not in "iuf" or data.shape[0] < days:
                            continue
                        if name not in values:
                            values[name] = {a: np.full((len(worlds), days), np.nan) for a in self.arms}
                        values[name][arm][world] = data[:days].sum(axis=1)
                    self._measures[arm] += read_measures(run)
            except (OSError, KeyError) as fault:
                raise BadResult(f"{path}: daily: unreadable ({fault}). `wangge verify` tells whether it is damaged.")
        return values

    # summary.csv

    def worlds_of(self, outcome, day):
        """Per arm the values of single worlds, in the order of worlds."""
        if self._summary is None:
            self._summary = self._read_summary()
        return {arm: np.array(self._summary.get((arm, outcome, day), [])) for arm in self.arms}

    def _read_summary(self):
        path = self.folder / "summary.csv"
        found = {}
        try:
            with open(path, newline="", encoding="utf-8") as file:
                reader = csv.reader(file)
                header = next(reader, [])
                for column in SUMMARY_COLUMNS:
                    if column not in header:
                        raise BadResult(f"{path}:1: {column}: column missing. Known: {', '.join(header)}.")
                at = {column: header.index(column) for column in SUMMARY_COLUMNS}
                for number, row in enumerate(reader, start=2):
                    if len(row) != len(header):
                        raise BadResult(f"{path}:{number}: {len(row)} fields instead of {len(header)}.")
                    if row[at["group"]] not in ("", "all"):
                        continue
                    try:
                        value = float(row[at["value"]] or "nan")
                        key = row[at["arm"]], row[at["outcome"]], int(row[at["day"]])
                        found.setdefault(key, []).append((int(row[at["world"]]), value))
                    except ValueError:
                        raise BadResult(f"{path}:{number}: value: {row[at['value']]!r} is not a number.")
        except FileNotFoundError:
            raise BadResult(f"{path}: missing (single worlds are read from it).")
        return {key: [value for _, value in sorted(rows)] for key, rows in found.items()}
