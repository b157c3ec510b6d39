"""Opens the folder of a comparison as an analyst would: run files in xarray by name with both engines, the tables with
the csv and json modules. Exits 0 only if everything is as documented.

Usage: open_result.py FOLDER
"""

import csv
import json
import sys
from pathlib import Path

import numpy as np
import xarray as xr

folder = Path(sys.argv[1])
problems = []


def expect(holds, *what):
    if not holds:
        problems.append(" ".join(str(part) for part in what))


manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
comparison = json.loads((folder / "comparison.json").read_text(encoding="utf-8"))
expect(manifest["partial"] is False, "partial")
listed = {run["file"] for run in manifest["runs"]}
there = {str(path.relative_to(folder)) for path in (folder / "runs").iterdir()}
expect(listed == there, "runs listed", listed ^ there)
for entry in manifest["runs"] + manifest["files"]:
    expect((folder / entry["file"]).stat().st_size == entry["bytes"], entry["file"], "size")
    expect(len(entry["checksum"]) == 32, entry["file"], "checksum")
arms = [arm["name"] for arm in comparison["arms"]]
days, areas = comparison["days"], 3

for engine in ("h5netcdf", "netcdf4"):
    for arm in arms:
        path = folder / "runs" / f"{arm}-0000.h5"
        with xr.open_dataset(path, group="daily", engine=engine) as daily:
            place = f"{engine} {arm} daily"
            expect(dict(daily.sizes) == {"day": days, "area": areas}, place, dict(daily.sizes))
            expect(list(daily.area.values) == ["grid-1", "grid-2", "elsewhere"], place, "areas")
            expect(str(daily.day.values[0])[:10] == "2020-01-24", place, daily.day.values[0])
            expect(str(daily.date.values[-1]) == str(daily.day.values[-1])[:10], place, "dates")
            infections = daily.local_infections
            expect(infections.dtype == np.int64 and infections.attrs["units"] == "persons", place, "local_infections")
            expect(infections.attrs["long_name_zh"] == "本地感染", place, infections.attrs)
            expect(int(daily.person_days.sel(area="grid-1").isel(day=0)) > 50, place, "person_days")
            expect(float(daily.hours_worked.sum()) > 0, place, "hours_worked")
            total = int(infections.sum() + daily.staff_infections.sum() + daily.imported_infections.sum())
            confined = int(daily.confined_days.sum())
            meals = int(daily.missed_meal_days.sum())
            worst = float(daily.grievance.max())
        expect(worst >= 0, place, "grievance")
        with xr.open_dataset(path, group="transmissions", engine=engine) as tree:
            expect(tree.sizes["case"] == total, engine, arm, "infections", tree.sizes["case"], total)
            expect(bool((tree.infection_day.diff("case") >= 0).all()), engine, arm, "order of infections")
            expect(len(tree.attrs["settings"]) == len(tree.attrs["settings_zh"]) == 18, engine, arm, "settings")
            expect(bool((tree.setting < 18).all()), engine, arm, "setting")
        with xr.open_dataset(path, group="outcomes", engine=engine) as outcomes:
            expect(list(outcomes.day.values) == comparison["report_days"], engine, arm, outcomes.day.values)
            last = outcomes.value.sel(day=days)
            wanted = meals / comparison["residents"] * 1000
            expect(np.isclose(float(last.sel(outcome="missed_meal_days")), wanted), engine, arm, "missed meals", wanted)
            by_group = outcomes.group_value.sel(day=days, outcome="local_infections")
            ages = [name for name in outcomes.group.values if str(name).startswith("age:")]
            expect(float(by_group.sel(group=ages).sum()) == float(last.sel(outcome="local_infections")), engine, arm, "ages")
        with xr.open_dataset(path, group="groups", engine=engine) as groups:
            expect(int(groups.total.sel(day=days, count="confined_days").sum()) == confined, engine, arm, "confined by group")
            expect(int(groups.people.sum()) >= comparison["residents"], engine, arm, "people")
        with xr.open_dataset(path, group="provenance", engine=engine) as origin:
            text = str(origin.resolved_scenario.values)
            expect(text.startswith("name: small\n") and "transmission:" in text, engine, arm, text[:40])
            expect(origin.state_hash.sizes["day"] == days and len(str(origin.state_hash.values[0])) == 32, engine, arm)
            expect(origin.attrs["disclaimer_zh"] == "模拟推演，非预测、非历史复原", engine, arm, "disclaimer")
            expect(origin.attrs["arm"] == arm and int(origin.world) == 0, engine, arm, "arm")
            seed = manifest["seeds"][0]
            expect(int(origin.people_seed) == seed["people_seed"] and int(origin.luck_seed) == seed["luck_seed"], engine, arm)
            expect(str(origin.initial_state_hash.values) == seed["initial_state_hash"], engine, arm, "initial hash")
            expect(int(origin.assumed_parameters) > 10 and origin.sizes["assumption"] > 10, engine, arm, "assumptions")
    with xr.open_dataset(folder / "runs/both-0000.h5", group="policies/blanket_closure", engine=engine) as closure:
        expect(closure.attrs["title_zh"] != "", engine, "title")
        expect(int(closure.first_day) == 11 and int(closure.last_day) >= 20, engine, closure.first_day, closure.last_day)
        expect(str(closure.text.sel(setting="start").values) == "2020-02-03", engine, "start")
        expect(float(closure.value.sel(setting="most_days")) == 20, engine, "most_days")
        expect({"measured", "borrowed", "assumed", "setting"} >= set(map(str, closure.mark.values)), engine, "marks")
        expect(int(closure.confined_days[:11].sum()) <= int(closure.confined_days[11:].sum()), engine, "confined")

with open(folder / "summary.csv", newline="", encoding="utf-8") as file:
    rows = list(csv.DictReader(file))
expect(list(rows[0]) == "scenario,arm,world,people_seed,luck_seed,day,outcome,group,value,unit".split(","), "columns")
single = {(row["arm"], row["world"], row["day"], row["outcome"], row["group"]): row["value"] for row in rows}
expect(len(single) == len(rows), "rows twice")


def value(number):
    return np.nan if number is None else number


def column(arm, row, group):
    """The worlds of one cell; an empty field is no number."""
    texts = (single[arm, str(world), str(row["day"]), row["outcome"], group] for world in range(comparison["worlds"]))
    return np.array([float(text or "nan") for text in texts])


for row in comparison["table"]:
    values, base = (column(arm, row, "all") for arm in (row["arm"], arms[0]))
    expect(np.isclose(value(row["median"]), np.nanmedian(values), equal_nan=True), row, "median")
    expect(np.isclose(value(row["p90"]), np.nanquantile(values, 0.9), equal_nan=True), row, "p90")
    expect(np.isclose(value(row["difference"]["mean"]), np.nanmean(values - base), equal_nan=True), row, "difference")
for row in comparison["groups"]:
    values = column(row["arm"], row, row["group"])
    expect(np.isclose(value(row["mean"]), np.nanmean(values), equal_nan=True), row)

for problem in problems[:40]:
    print(problem)
sys.exit(1 if problems else 0)
