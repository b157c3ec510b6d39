"""Outbreak probability: share of worlds whose local infections reach the threshold, with Wilson intervals."""

from . import page
from .result import BadResult

NAME = "outbreak_probability"


def draw(result, words):
    found = {(row["arm"], row["day"]): row for row in result.comparison["p_outbreak"]}
    worlds = result.comparison["worlds"]
    threshold = result.comparison.get("outbreak_threshold", 20)
    sheet = page.Page(words, words("outbreak_title", words.place()), words("outbreak_note", threshold))
    names, size, left = sheet.left_of([words.arm(arm) for arm in result.arms], 13, lines=2)
    grid = sheet.grid(1, len(result.report_days), left=left + 0.006, above=0.55, below=0.65, wspace=0.1)[0]
    for place, (axes, day) in enumerate(zip(grid, result.report_days)):
        for row, arm in enumerate(result.arms):
            if (arm, day) not in found:
                raise BadResult(f"{result.file}: p_outbreak: no entry for arm {arm}, day {day}.")
            entry = found[arm, day]
            color = page.GREY if arm == result.base else page.BLUE
            ends = [entry["low"], entry["high"]]
            axes.plot(ends, [row, row], color=color, linewidth=3, alpha=0.55, solid_capstyle="butt")
            axes.plot(entry["share"], row, "o", color=color, markersize=9, clip_on=False, zorder=4)
            count = words("outbreak_count", round(entry["share"] * worlds), worlds)
            axes.text(1.03, row, count, va="center", ha="left", size=10.5, color=page.GREY)
        axes.set_title(words.at_day(day), fontsize=13)
        axes.set_xlim(0, 1.17)
        axes.set_xticks([0, 0.25, 0.5, 0.75, 1])
        axes.set_xticklabels(["0", "25 %", "50 %", "75 %", "100 %"])
        axes.set_ylim(len(result.arms) - 0.5, -0.5)
        axes.set_yticks(range(len(result.arms)))
        axes.set_yticklabels(names if place == 0 else [], fontsize=size)
        axes.tick_params(axis="y", length=0, pad=10)  # a dot at 0 must not touch the name
        axes.spines["left"].set_visible(False)
        axes.spines["bottom"].set_bounds(0, 1)
        axes.grid(axis="x", color=page.PALE_GREY, linewidth=0.6)
        axes.set_axisbelow(True)
        axes.set_xlabel(words("outbreak_axis"), labelpad=8)
    yield NAME, sheet
