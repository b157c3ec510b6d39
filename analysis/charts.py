#!/usr/bin/python3
"""Draws the charts of a comparison as SVG and PNG, in Chinese or English.

    charts.py RESULT_DIR --lang zh [--out DIR] [--days 70,180] [--only trade_off]

RESULT_DIR is the folder that `wangge compare` writes. Exit codes: 0 all drawn, 2 bad input, 3 some drawn.
"""

import argparse
import multiprocessing
import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from wangge_charts import (  # noqa: E402
    epidemic_curves,
    hours_against_need,
    outbreak_probability,
    page,
    paired_differences,
    trade_off,
    who_bears_it,
)
from wangge_charts.result import BadResult, Result  # noqa: E402
from wangge_charts.words import Words  # noqa: E402

CHARTS = [epidemic_curves, paired_differences, trade_off, hours_against_need, who_bears_it, outbreak_probability]
BY_DAY = {paired_differences, trade_off, who_bears_it}
COMPARES_ARMS = {paired_differences, trade_off}  # nothing to draw of a base alone


def chosen_days(text, result):
    """Days of the charts that show one: by default the first report day and the last, after lifting too."""
    if text is None:
        return sorted({result.report_days[0], result.report_days[-1]})
    if text == "all":
        return result.report_days
    try:
        days = [int(part) for part in text.split(",")]
    except ValueError:
        raise BadResult(f"--days: {text!r} is not a list of days. Use for example 70,180 or all.")
    for day in days:
        if day not in result.report_days:
            raise BadResult(f"--days: {day} is no report day ({', '.join(map(str, result.report_days))}).")
    return days


def chosen_charts(result, only=None):
    """(charts to draw, charts left out because there is one arm alone)."""
    asked = [chart for chart in CHARTS if not only or chart.NAME in only]
    left_out = [chart for chart in asked if chart in COMPARES_ARMS and len(result.arms) < 2]
    return [chart for chart in asked if chart not in left_out], left_out


def draw_one(job):
    """Draws the pages of one (number of chart, day); returns (files written, fault or None)."""
    number, day = job
    chart = CHARTS[number]
    result, words, out, inspect = draw_one.shared
    written = []
    try:
        for stem, sheet in chart.draw(result, words) if day is None else chart.draw(result, words, [day]):
            if inspect:
                inspect(stem, sheet.figure)
            sheet.save(out / f"{stem}_{words.language}")
            written.append(stem)
    except BadResult as fault:
        return written, f"{chart.NAME}: {fault}"
    return written, None


def draw_all(result, words, out, days, only=None, inspect=None, processes=None):
    """Writes every chart; returns (files written, faults). `inspect(stem, figure)` sees each page before it is saved,
    in this process if `processes` is 1."""
    jobs = []
    for chart in chosen_charts(result, only)[0]:
        number = CHARTS.index(chart)
        jobs += [(number, day) for day in days] if chart in BY_DAY else [(number, None)]
    draw_one.shared = result, words, out, inspect
    result.preload()  # before forking: read once, shared by all
    if processes is None:
        processes = min(len(os.sched_getaffinity(0)), len(jobs), 8)
    if processes > 1:
        with multiprocessing.get_context("fork").Pool(processes) as pool:
            done = pool.map(draw_one, jobs, chunksize=1)
    else:
        done = [draw_one(job) for job in jobs]
    faults = [fault for _, fault in done if fault]
    return [stem for stems, _ in done for stem in stems], list(dict.fromkeys(faults))


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("result", metavar="RESULT_DIR", help="folder written by `wangge compare`")
    parser.add_argument("--lang", choices=["zh", "en"], default="zh", help="language of the charts (default: zh)")
    parser.add_argument("--out", metavar="DIR", help="where to write (default: RESULT_DIR/charts)")
    parser.add_argument("--days", metavar="LIST", help="report days, or all (default: the first and the last)")
    parser.add_argument("--only", metavar="NAME", action="append", choices=[chart.NAME for chart in CHARTS],
                        help="draw this chart alone; may be repeated")
    options = parser.parse_args(arguments)
    started = time.monotonic()
    try:
        page.prepare(options.lang)
        result = Result(options.result)
        words = Words(options.lang, result)
        days = chosen_days(options.days, result)
        out = Path(options.out) if options.out else Path(options.result) / "charts"
        out.mkdir(parents=True, exist_ok=True)
        written, faults = draw_all(result, words, out, days, options.only)
    except (BadResult, page.NoFont) as fault:
        print(fault, file=sys.stderr)
        return 2
    except OSError as fault:
        print(f"{fault.filename or options.result}: {fault.strerror} (charts cannot be written).", file=sys.stderr)
        return 2
    for fault in faults:
        print(fault, file=sys.stderr)
    left_out = chosen_charts(result, options.only)[1]
    if left_out:
        print(f"{', '.join(chart.NAME for chart in left_out)}: not drawn (one arm, nothing to compare)")
    print(f"{len(written)} charts in {out} ({time.monotonic() - started:.1f} s)")
    return (3 if written else 2) if faults else 0


if __name__ == "__main__":
    sys.exit(main())
