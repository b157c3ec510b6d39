#!/usr/bin/python3
"""Makes the page of results, README.md and README.zh.md, from what the tests wrote.

    page.py --collect BUILD/validation   takes over rows and series of a run of the tier and draws the pictures
    page.py                              writes the two pages anew from results.csv

Numbers are never typed by hand: results.csv and series/ hold what the tests measured.
"""

import argparse
import csv
import datetime
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
FIELDS = ["test", "title", "title_zh", "measured", "expected", "low", "high", "unit", "source"]

# Sections of the page: beginning of the test's suite -> titles, in the order of the page.
SECTIONS = [
    ("FinalSize Peak Growth GrowthBySteps", "Everyone meets everyone", "充分混合"),
    ("Groups", "Age groups", "年龄组"),
    ("ReedFrost Ball", "Households", "家庭"),
    ("Network", "Static networks", "静态网络"),
    ("Extinction Offspring", "First generations", "最初几代"),
    ("Pooling", "Pooled tests", "混检"),
    ("Waits", "Queues", "排队"),
    ("MoreOfAMeasure Delivery Limits Conservation Trees Competition Ban", "Laws between worlds", "世界之间的规律"),
    ("Prem Zhang Beijing", "Contacts", "接触"),
    ("HouseholdAttack PatternTiming PatternIsolation PatternWuhan TienanSweeps WorkerDay StaffIll", "Patterns", "现实规律"),
    ("Reported", "Outbreaks that happened", "真实疫情"),
]

# What the comparison with a real outbreak lacks, in words: file -> (English, Chinese).
MISSING = {
    "dandong_2020": (
        "Dates and number of imported cases are a setting chosen near the record: without them nothing is compared but "
        "what follows from them. Single families made the real curve.",
        "输入病例的时间与数量为参照记录的设定，比较的只是其后的发展；真实曲线由少数家庭聚集构成。"),
    "yuxi_2020": (
        "As Dandong: a handful of imported cases and their families; the band is wide because so few people decide it.",
        "与丹东相同：少数输入病例及其家庭；人数太少，带很宽。"),
    "qianjiang_2020": (
        "The steps of 15 to 17 February follow a change of the case definition in Hubei, which the model does not have.",
        "2月15日至17日的台阶来自湖北病例定义的改变，模型中没有。"),
    "jingmen_2020": (
        "The step of 13 February and the later corrections are changes of definition and bookkeeping; tests were scarce "
        "in January, so that early reports lag infections by more than in the model.",
        "2月13日的台阶及其后的订正来自病例定义与统计口径；1月检测能力不足，早期报告的滞后大于模型。"),
    "shanghai_2022": (
        "The series is of infections found by mass testing; the model has no mass testing policy yet, so infections are "
        "compared, which reports lag by days. In the record cases rose for two weeks more under closure, in the model growth "
        "ends within days: queues for mass testing, buying in groups, and staff who live together are not there. A handful of "
        "first cases decides the level, so the band is wide. Vaccination enters through a lower reproduction number only.",
        "报告为大规模筛查发现的感染；模型尚无大规模筛查措施，因此比较感染数，报告滞后数日。实际封控后病例仍上升约两周，模型中数日内即停："
        "筛查排队、团购、集中住宿的工作人员等途径未纳入。最初几例决定水平，带因而很宽。疫苗仅以较低的再生数体现。"),
}


def read_rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def suite(row):
    """Name of the test class: of WellMixed/FinalSize.IsThatOfTheMeanField/15 FinalSize."""
    return row["test"].split(".")[0].split("/")[-1]


def holds(row):
    return float(row["low"]) <= float(row["measured"]) <= float(row["high"])


def section_rows(rows):
    for names, title, title_zh in SECTIONS:
        found = [row for row in rows if suite(row) in names.split()]
        if found:
            yield names, title, title_zh, found
    known = {name for names, _, _ in SECTIONS for name in names.split()}
    other = [row for row in rows if suite(row) not in known]
    if other:
        yield "", "Others", "其他", other


def cell(text):
    return text.replace("|", "\\|")


def picture(name, title):
    return [f"![{title}](pictures/{name}.png)", ""] if (HERE / "pictures" / f"{name}.png").is_file() else []


def outbreak_part(language):
    lines = []
    for name, words in MISSING.items():
        if (HERE / "series" / f"{name}.csv").is_file():
            lines += picture(name, name) + [words[0 if language == "en" else 1], ""]
    return lines


def page(rows, language):
    english = language == "en"
    kept = sum(holds(row) for row in rows)
    if english:
        lines = ["# What the engine was held against", "", "[中文](README.zh.md)", "",
                 f"{len(rows)} results, {kept} within their bounds. Written by `page.py` from what the tests of "
                 "`./wangge test validation` measured; no number is typed by hand. Every test runs the engine's own "
                 "contacts, courses, queues and days, never a second implementation of the model.", ""]
        lines += picture("overview", "How far every result is from what was expected, in units of its tolerance")
        head = ["what", "measured", "expected", "within", "", "against"]
    else:
        lines = ["# 引擎与已知结果的对照", "", "[English](README.md)", "",
                 f"共{len(rows)}项结果，{kept}项在界内。本页由`page.py`根据`./wangge test validation`的实测值生成，没有手写的数字。"
                 "所有测试运行引擎自身的接触、病程、排队和逐日流程，而非另写的模型。", ""]
        lines += picture("overview", "各项结果与期望之差，以容许范围为单位")
        head = ["内容", "实测", "期望", "界限", "", "依据"]
    for names, title, title_zh, found in section_rows(rows):
        lines += ["## " + (title if english else title_zh), ""]
        lines += ["| " + " | ".join(head) + " |", "| --- | ---: | ---: | --- | --- | --- |"]
        for row in found:
            unit = "" if row["unit"] == "1" else " " + row["unit"]
            lines.append("| " + " | ".join([
                cell(row["title" if english else "title_zh"]), row["measured"] + unit, row["expected"],
                f"{row['low']} … {row['high']}", "✓" if holds(row) else "✗", cell(row["source"])]) + " |")
        lines.append("")
        if "Reported" in names:
            lines += outbreak_part(language)
    return "\n".join(lines)


def write_pages():
    rows = read_rows(HERE / "results.csv")
    (HERE / "README.md").write_text(page(rows, "en"), encoding="utf-8")
    (HERE / "README.zh.md").write_text(page(rows, "zh"), encoding="utf-8")


def pyplot():
    """Matplotlib with Chinese text, whose files are the same on every machine."""
    import matplotlib
    matplotlib.use("Agg")
    matplotlib.rcParams.update({"font.family": "WenQuanYi Micro Hei", "axes.unicode_minus": False})
    from matplotlib import pyplot as plotter
    return plotter


def save(figure, name):
    (HERE / "pictures").mkdir(exist_ok=True)
    figure.savefig(HERE / "pictures" / f"{name}.png", dpi=110, metadata={"Software": None})
    pyplot().close(figure)


def draw_outbreak(path):
    """The band of worlds of one outbreak beside the reported series."""
    import matplotlib.dates
    rows = read_rows(path)
    dates = [datetime.date(1970, 1, 1) + datetime.timedelta(days=int(row["day"])) for row in rows]

    def column(name):
        return [float(row[name]) for row in rows]

    figure, axes = pyplot().subplots(figsize=(6.4, 3.4), layout="constrained")
    axes.fill_between(dates, column("p5"), column("p95"), color="#3b6ea5", alpha=0.18, linewidth=0,
                      label="90%的世界 of worlds")
    axes.fill_between(dates, column("p25"), column("p75"), color="#3b6ea5", alpha=0.3, linewidth=0,
                      label="50%的世界 of worlds")
    axes.plot(dates, column("p50"), color="#3b6ea5", linewidth=1.5, label="中位数 median")
    axes.plot(dates, column("reported"), color="#c0392b", linewidth=1.5, label="报告（按比例） reported (scaled)")
    axes.xaxis.set_major_formatter(matplotlib.dates.DateFormatter("%m-%d"))
    axes.set_ylabel("累计（人） cumulative (persons)")
    axes.set_ylim(0)
    axes.grid(axis="y", color="#dddddd", linewidth=0.5)
    key = path.stem.replace("_", "")
    titles = {row["test"].rsplit("/", 1)[-1]: (row["title_zh"].split("：")[0], row["title"].split(":")[0])
              for row in read_rows(HERE / "results.csv")}
    axes.set_title(" ".join(titles.get(key, (path.stem,))))
    axes.legend(frameon=False, fontsize=8, loc="upper left")
    save(figure, path.stem)


def draw_overview(rows):
    """Every result with two bounds: how far it is from what was expected, in units of its tolerance."""
    sections = [(title, title_zh, [row for row in found if float(row["low"]) < float(row["expected"]) < float(row["high"])])
                for _, title, title_zh, found in section_rows(rows)]
    sections = [one for one in sections if one[2]][::-1]
    figure, axes = pyplot().subplots(figsize=(7.2, 0.5 * len(sections) + 1.2), layout="constrained")
    axes.axvspan(-1, 1, color="#3b6ea5", alpha=0.12, linewidth=0)
    for height, (_, _, found) in enumerate(sections):
        for k, row in enumerate(found):
            measured, expected = float(row["measured"]), float(row["expected"])
            side = float(row["high"]) - expected if measured > expected else expected - float(row["low"])
            place = (measured - expected) / side
            shift = 0.5 * ((k * 0.618) % 1 - 0.5)
            axes.plot(max(-1.6, min(1.6, place)), height + shift, "o", markersize=4, alpha=0.75,
                      color="#3b6ea5" if holds(row) else "#c0392b")
    axes.axvline(0, color="#888888", linewidth=0.8)
    axes.set_yticks(range(len(sections)), [f"{title_zh} {title} ({len(found)})" for title, title_zh, found in sections],
                    fontsize=8)
    axes.set_xlim(-1.7, 1.7)
    axes.set_xlabel("（实测 − 期望）/ 容许范围   (measured − expected) / tolerance", fontsize=9)
    save(figure, "overview")


def collect(build):
    old = read_rows(HERE / "results.csv") if (HERE / "results.csv").is_file() else []
    fresh = [row for path in sorted(build.glob("*.csv")) for row in read_rows(path)]
    if not fresh:
        sys.exit(f"no results in {build}: run ./wangge test validation first")
    measured = {row["test"] for row in fresh}
    rows = [row for row in old if row["test"] not in measured] + fresh
    order = {name: place for place, (names, _, _) in enumerate(SECTIONS) for name in names.split()}
    rows.sort(key=lambda row: (order.get(suite(row), 99), row["test"]))
    with open(HERE / "results.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, FIELDS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    for path in sorted((build / "series").glob("*.csv")):
        (HERE / "series").mkdir(exist_ok=True)
        (HERE / "series" / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
        draw_outbreak(HERE / "series" / path.name)
    draw_overview(rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--collect", type=Path, metavar="FOLDER", help="results of a run: BUILD/validation")
    given = parser.parse_args()
    if given.collect:
        collect(given.collect)
    write_pages()


if __name__ == "__main__":
    main()
