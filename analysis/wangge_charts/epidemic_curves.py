"""Epidemic curves: daily new local infections, one panel an arm."""

import numpy as np

from . import page

NAME = "epidemic_curves"


def draw(result, words):
    daily = result.daily("local_infections")
    days = result.comparison["days"]
    curves = {arm: page.rolling_mean(values) for arm, values in daily.items()}
    key = [
        (page.line(page.PALE_BLUE, 0.8), words("one_world")),
        (page.band(page.BLUE, 0.3), words("spread")),
        (page.line(page.BLUE), words("median")),
    ]
    if len(result.arms) > 1:
        key.append(
            (page.line(page.GREY, 1.5, linestyle=(0, (3, 2))), words("base_median", words.arm(result.base)))
        )
    if any(result.measures(arm) for arm in result.arms):
        key.append((page.band(page.SHADE), words("measures")))
    note = words("curves_note") + ("" if words.language == "zh" else " ") + words("curves_total_note")
    sheet = page.Page(words, words("curves_title", words.place()), note, key)
    grid = sheet.arm_panels([words.arm(arm) for arm in result.arms])
    quantiles = {arm: np.nanquantile(values, [0.1, 0.5, 0.9], axis=0) for arm, values in curves.items()}
    # One world in eight panels must not squeeze all others: the scale holds the bands, and single worlds may
    # leave it at the top.
    top = 1.15 * max(max(q[2].max() for q in quantiles.values()), 0.2)
    x = np.arange(days)
    for place, (arm, axes) in enumerate(zip(result.arms, grid.flat)):
        low, middle, high = quantiles[arm]
        page.shade_measures(axes, result.measures(arm))
        axes.plot(x, curves[arm].T, color=page.PALE_BLUE, linewidth=0.5, alpha=0.6, zorder=1)
        axes.fill_between(x, low, high, color=page.BLUE, alpha=0.3, linewidth=0, zorder=2)
        if arm != result.base:
            axes.plot(x, quantiles[result.base][1], color=page.GREY, linewidth=1.3, linestyle=(0, (3, 2)), zorder=3)
        axes.plot(x, middle, color=page.BLUE, linewidth=2.2, zorder=4)
        total = np.quantile(daily[arm].sum(axis=1), [0.5, 0.1, 0.9])
        axes.text(0.985, 0.95, words("curves_total", *total), transform=axes.transAxes, ha="right", va="top", size=10.5,
                  bbox=dict(facecolor="white", alpha=0.75, linewidth=0, pad=1.5), zorder=6)
        axes.set_ylim(0, top)
        page.day_axis(axes, words, days)
        if place % grid.shape[1]:
            axes.set_yticklabels([])
        axes.grid(axis="y", color=page.PALE_GREY, linewidth=0.6)
        axes.set_axisbelow(True)
    sheet.side_label(grid, words("curves_axis"))
    yield NAME, sheet
