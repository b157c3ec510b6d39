"""Hours against need: hours worked and hours unmet per day, one panel an arm."""

import numpy as np

from . import page

NAME = "hours_against_need"


def draw(result, words):
    worked = result.daily("hours_worked")
    unmet = result.daily("hours_unmet")
    days = result.comparison["days"]
    key = [
        (page.band(page.BLUE, 0.75), words("hours_worked")),
        (page.band(page.ORANGE), words("hours_unmet")),
    ]
    note = words("hours_note")
    if any(result.measures(arm) for arm in result.arms):
        key.append((page.band(page.SHADE), words("measures")))
    sheet = page.Page(words, words("hours_title", words.place()), note, key)
    grid = sheet.arm_panels([words.arm(arm) for arm in result.arms])
    # Means, not medians: only means of the two parts add up to the mean of the whole.
    served = {arm: page.rolling_mean(np.nanmean(worked[arm], axis=0)) for arm in result.arms}
    missing = {arm: page.rolling_mean(np.nanmean(unmet[arm], axis=0)) for arm in result.arms}
    top = 1.28 * max(max((served[arm] + missing[arm]).max() for arm in result.arms), 1.0)
    x = np.arange(days)
    for place, (arm, axes) in enumerate(zip(result.arms, grid.flat)):
        page.shade_measures(axes, result.measures(arm))
        axes.fill_between(x, 0, served[arm], color=page.BLUE, alpha=0.75, linewidth=0)
        axes.fill_between(x, served[arm], served[arm] + missing[arm], color=page.ORANGE, linewidth=0)
        axes.plot(x, served[arm] + missing[arm], color=page.INK, linewidth=0.9)
        need = np.nansum(worked[arm]) + np.nansum(unmet[arm])
        share = np.nansum(unmet[arm]) / need if need > 0 else 0.0
        digits = 1 if share < 0.0995 else 0
        text = words("hours_share", f"{100 * share:.{digits}f} %")
        axes.text(0.985, 0.95, text, transform=axes.transAxes, ha="right", va="top", size=10.5)
        axes.set_ylim(0, top)
        page.day_axis(axes, words, days)
        if place % grid.shape[1]:
            axes.set_yticklabels([])
        else:
            axes.yaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
        axes.grid(axis="y", color=page.PALE_GREY, linewidth=0.6)
        axes.set_axisbelow(True)
    sheet.side_label(grid, words("hours_axis"))
    yield NAME, sheet
