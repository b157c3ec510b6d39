"""Writes a small result folder of invented numbers in the form of `wangge compare`: for tests of the charts only.

Run as a program: synthetic_result.py DIR [WORLDS]
"""

import csv
import json
import sys
from pathlib import Path

import h5py
import numpy as np

DAYS = 180
REPORT_DAYS = [70, 120, 180]
AREAS = 3
# name, zh, en, transmission factor, strictness, share of hours that find a worker
ARMS = [
    ("routine", "常态", "Routine", 1.00, 0.0, 0.99),
    ("closure", "封闭管理", "Closure", 0.25, 1.0, 0.80),
    ("gates", "卡口查验", "Checkpoints", 0.80, 0.3, 0.90),
    ("delivery", "志愿配送", "Volunteer delivery", 0.98, 0.0, 0.93),
    ("codes", "健康码", "Health codes", 0.70, 0.2, 0.97),
    ("closure_delivery", "封闭管理＋配送", "Closure and delivery", 0.24, 1.0, 0.76),
    ("all", "四项并用", "All four", 0.15, 1.0, 0.70),
    ("all_ten", "四项并用，仅十名社工", "All four, ten workers only", 0.35, 0.9, 0.25),
]
# name, question, zh, en, unit zh, unit en, lower is better
OUTCOMES = [
    ("local_infections", "health", "本地感染", "Local infections", "人", "persons", True),
    ("confined_days", "restriction", "限足人日", "Confined days", "日/人", "days per resident", True),
    ("confined_days_without_report", "restriction", "其中14天无报告网格", "of which in grids without a report for 14 days", "日/人",
     "days per resident", True),
    ("missed_meal_days", "livelihood", "缺餐人日", "Missed-meal days", "人日/千人", "person-days per 1,000", True),
    ("workdays_lost", "livelihood", "误工", "Workdays lost", "日/劳动者", "days per worker", True),
    ("acute_delay", "care", "急症延误", "Acute delay", "小时/次", "h per event", True),
    ("hours_worked", "work", "投入工时", "Hours worked", "小时/千人·日", "h per 1,000 per day", None),
    ("hours_unmet", "work", "工时缺口", "Hours unmet", "小时/千人·日", "h per 1,000 per day", True),
    ("overdue_tickets", "social", "逾期诉求", "Overdue tickets", "件/千人", "per 1,000", True),
    ("gate_conflicts", "social", "门岗冲突", "Gate conflicts", "起/千人", "per 1,000", True),
    ("refusal_gap_60", "equity", "老年拒行差", "Refusals of people of 60 and older minus those of 18 to 59", "次/千次", "per 1,000 attempts", True),
    ("record_days", "privacy", "信息留存", "Record days", "日/人", "days per resident", True),
    ("public_cost", "money", "公共支出", "Public cost", "元/人", "yuan per resident", True),
    ("household_loss", "money", "居民损失", "Household loss", "元/人", "yuan per resident", True),
]
# first and last day of each arm's policies in world 0; later worlds end theirs later
MEASURES = {"closure": [(10, 40)], "gates": [(12, 50)], "delivery": [(30, 60)], "codes": [(20, 45)],
            "closure_delivery": [(10, 40), (60, 80)], "all": [(10, 60)], "all_ten": [(10, 60)]}
# people by age and tenancy: 400 children, 2,000 of 18 to 59, 1,000 of 60 to 74, 400 older; 3,420 owners, 380 tenants
PEOPLE = {"owner": [360, 1800, 900, 360], "tenant": [40, 200, 100, 40]}
GROUPS = ["age:0-17", "age:18-59", "age:60-74", "age:75+", "tenancy:owner", "tenancy:tenant"]


def daily_series(arm, world):
    """Invented daily counts day x area of one run: an outbreak in some worlds, measures from day 10 to about 60."""
    name, _, _, factor, strict, served = arm
    luck = np.random.default_rng([world, 1])  # shared by all arms, as in twin worlds
    own = np.random.default_rng([world, ARMS.index(arm), 2])
    size = luck.lognormal(3.6, 0.7) if luck.random() < 0.6 else luck.random() * 4
    peak = luck.uniform(35, 75)
    day = np.arange(DAYS)
    curve = size * factor * np.exp(-0.5 * ((day - peak) / (14 - 4 * strict)) ** 2) / 30
    infections = own.poisson(np.repeat(curve[:, None] / AREAS, AREAS, axis=1))
    on = ((day >= 10) & (day < 38 + (world * 7) % 33) & (name != "routine"))[:, None]
    need = (12 + 90 * on * (0.3 + strict)) * np.ones((DAYS, AREAS)) * luck.uniform(0.9, 1.1)
    worked = need * np.where(on, served, 0.995)
    meals = own.poisson(np.where(on, 6.0 * strict * (1.2 - served) + 0.02, 0.02) * np.ones((DAYS, AREAS)))
    return {
        "local_infections": infections.astype(np.int32),
        "missed_meal_days": meals.astype(np.int32),
        "hours_worked": worked,
        "hours_unmet": need - worked,
        "confined": on * strict * 1200.0 * np.ones((DAYS, AREAS)),
    }


def write_extras(run, arm, world):
    """The people of every group and the days on which the arm's policies held, where the engine writes them."""
    cells = [f"{age},tenancy:{tenancy}" for tenancy in PEOPLE for age in GROUPS[:4]]
    run["groups/group"] = [*cells, "elsewhere"]
    run["groups/people"] = np.array([*PEOPLE["owner"], *PEOPLE["tenant"], 12], dtype=np.uint32)
    for number, (first, last) in enumerate(MEASURES.get(arm, [])):
        run[f"policies/policy_{number}/first_day"] = first
        run[f"policies/policy_{number}/last_day"] = last + world
    run["policies/never_in_force/first_day"] = -1
    run["policies/never_in_force/last_day"] = -1


def outcome_value(outcome, series, arm, day, world):
    """Invented outcome of one world from its series."""
    luck = np.random.default_rng([world, day, 3])
    wobble = luck.uniform(0.8, 1.2)
    strict = arm[4]
    total = {key: float(values[:day].sum()) for key, values in series.items()}
    values = {
        "local_infections": total["local_infections"],
        "confined_days": total["confined"] / 3812,
        "confined_days_without_report": 0.6 * total["confined"] / 3812 * wobble,
        "missed_meal_days": total["missed_meal_days"] / 3.812,
        "workdays_lost": 4 + 20 * strict * wobble,
        "acute_delay": float("nan") if world % 11 == 10 else 1 + 9 * strict * wobble**3,
        "hours_worked": total["hours_worked"] / day / 3.812,
        "hours_unmet": total["hours_unmet"] / day / 3.812,
        "overdue_tickets": 3 + total["hours_unmet"] / 60 * wobble,
        "gate_conflicts": 0.0 if arm[0] in ("routine", "delivery") else 5 * wobble,
        "refusal_gap_60": 80 * wobble if arm[0] in ("codes", "all", "all_ten") else 0.0,
        "record_days": 12000 * wobble if arm[0] in ("codes", "all", "all_ten") else 0.0,
        "public_cost": total["hours_worked"] * 30 / 3812 + 25 * wobble,
        "household_loss": 300 + 2500 * strict * wobble,
    }
    return values[outcome]


def number(value):
    return None if value is None or not np.isfinite(value) else float(value)


def interval(differences, widen):
    """A rough interval; the real ones come from the engine."""
    defined = differences[np.isfinite(differences)]
    mean = defined.mean()
    error = defined.std(ddof=1) / np.sqrt(len(defined))
    return number(mean), number(mean - widen * error), number(mean + widen * error)


def wilson(share, worlds):
    z2 = 1.96**2
    centre = (share + z2 / (2 * worlds)) / (1 + z2 / worlds)
    half = 1.96 / (1 + z2 / worlds) * np.sqrt(share * (1 - share) / worlds + z2 / (4 * worlds**2))
    return max(0.0, centre - half), min(1.0, centre + half)


def write_runs(folder, worlds):
    runs = {}
    (folder / "runs").mkdir(parents=True, exist_ok=True)
    for arm in ARMS:
        for world in range(worlds):
            series = daily_series(arm, world)
            runs[arm[0], world] = series
            with h5py.File(folder / "runs" / f"{arm[0]}-{world}.h5", "w") as run:
                daily = run.create_group("daily")
                days = daily.create_dataset("day", data=np.arange(DAYS, dtype=np.int32))
                days.attrs["units"] = "days since 2020-01-24"
                days.make_scale("day")
                area = daily.create_dataset("area", data=np.arange(AREAS, dtype=np.int32))
                area.make_scale("area")
                for name, values in series.items():
                    data = daily.create_dataset(name, data=values, compression="gzip", shuffle=True)
                    data.dims[0].attach_scale(days)
                    data.dims[1].attach_scale(area)
                write_extras(run, arm[0], world)
    return runs


def write_result(folder, worlds=8):
    """Writes the whole folder; returns comparison.json's content."""
    folder = Path(folder)
    runs = write_runs(folder, worlds)
    table, p_outbreak, synergy, groups, rows = [], [], [], [], []
    for day in REPORT_DAYS:
        values = {}
        for arm in ARMS:
            for outcome in OUTCOMES:
                name = outcome[0]
                values[arm[0], name] = np.array(
                    [outcome_value(name, runs[arm[0], world], arm, day, world) for world in range(worlds)]
                )
                for world, value in enumerate(values[arm[0], name]):
                    text = "" if np.isnan(value) else repr(float(value))
                    rows.append(["synthetic.yaml", arm[0], world, 1000 + world, 2000 + world, day, name, "all", text,
                                 outcome[5]])
        for arm in ARMS:
            for outcome in OUTCOMES:
                name = outcome[0]
                base, own = values["routine", name], values[arm[0], name]
                mean, low, high = interval(own - base, 2.04)
                _, wide_low, wide_high = interval(own - base, 3.4)
                varies = np.nanstd(own - base) > 0
                lower = np.count_nonzero(own < base)
                higher = np.count_nonzero(own > base)
                with np.errstate(invalid="ignore", divide="ignore"):
                    correlation = np.corrcoef(base, own)[0, 1]
                median, p10, p90 = np.nanquantile(own, [0.5, 0.1, 0.9])
                directed = outcome[6] is not None
                table.append(
                    {
                        "arm": arm[0], "outcome": name, "day": day, "median": number(median), "p10": number(p10),
                        "p90": number(p90), "mean": number(np.nanmean(own)),
                        "difference": {
                            "mean": mean, "low": low, "high": high,
                            "simultaneous_low": wide_low if varies else None,
                            "simultaneous_high": wide_high if varies else None,
                        },
                        "better": int(lower) if directed else None,
                        "same": int(np.count_nonzero(own == base)),
                        "worse": int(higher) if directed else None,
                        "correlation": number(correlation), "variance_reduction": number(correlation),
                    }
                )  # fmt: skip
                for i, group in enumerate(GROUPS):
                    if name not in ("local_infections", "confined_days", "missed_meal_days", "overdue_tickets",
                                    "acute_delay", "workdays_lost"):
                        continue
                    scale = [0.5, 0.9, 1.3, 2.2, 0.95, 1.6][i]
                    groups.append({"arm": arm[0], "day": day, "outcome": name, "group": group,
                                   "mean": number(scale * np.nanmean(own)), "median": number(scale * median),
                                   "p10": number(scale * p10), "p90": number(scale * p90), "unit": outcome[5]})
            share = float(np.mean(values[arm[0], "local_infections"] >= 20))
            low, high = wilson(share, worlds)
            p_outbreak.append({"arm": arm[0], "day": day, "share": share, "low": low, "high": high})
        for outcome in OUTCOMES:
            name = outcome[0]
            extra = values["all", name] + 3 * values["routine", name]
            for single in ("closure", "gates", "delivery", "codes"):
                extra = extra - values[single, name]
            mean, low, high = interval(extra, 2.04)
            synergy.append({"outcome": name, "day": day, "mean": mean, "low": low, "high": high})
    comparison = {
        "scenario": "tests/analysis/synthetic.yaml",
        "title": "Synthetic test data",
        "title_zh": "合成测试数据",
        "imports_setting": "stress (hypothetical)",
        "imports_setting_zh": "压力输入（假设输入）",
        "assumed_parameters": 99,
        "worlds": worlds,
        "days": DAYS,
        "start_date": "2020-01-24",
        "report_days": REPORT_DAYS,
        "measures": {"start_day": 10, "last_end_day": 70},
        "arms": [{"name": arm[0], "title": arm[2], "title_zh": arm[1]} for arm in ARMS],
        "base": "routine",
        "outcomes": [
            {"name": o[0], "question": o[1], "title": o[3], "title_zh": o[2], "unit": o[5], "unit_zh": o[4],
             "lower_is_better": o[6]}
            for o in OUTCOMES
        ],
        "table": table,
        "p_outbreak": p_outbreak,
        "synergy": synergy,
        "groups": groups,
    }  # fmt: skip
    (folder / "comparison.json").write_text(json.dumps(comparison, ensure_ascii=False, indent=1), encoding="utf-8")
    with open(folder / "summary.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow("scenario,arm,world,people_seed,luck_seed,day,outcome,group,value,unit".split(","))
        writer.writerows(rows)
    return comparison


if __name__ == "__main__":
    write_result(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 8)
