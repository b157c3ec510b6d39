"""Trade-offs: what an arm gains against what it costs, with the spread of worlds."""

import numpy as np

from . import page
from .labels import place_labels

NAME = "trade_off"
PAIRS = [("confined_days", "local_infections"), ("hours_worked", "missed_meal_days")]


def _scale(axes, which, values, words):
    """A square-root scale where a linear one would press most arms against zero."""
    largest = max(values)
    middle = np.median(values)
    if min(values) < 0 or largest <= 0 or middle > 0.12 * largest:
        return ""
    # Signed, so that the axis may begin a little below zero and show a dot on it whole.
    functions = (lambda v: np.sign(v) * np.sqrt(np.abs(v)), lambda v: np.sign(v) * np.square(v))
    (axes.set_xscale if which == "x" else axes.set_yscale)("function", functions=functions)
    (axes.set_xticks if which == "x" else axes.set_yticks)(_round_steps(largest))
    return words("scaled")


def _round_steps(largest):
    """Round numbers whose square roots are about evenly spaced up to `largest`."""
    ticks = [0.0]
    for part in (0.04, 0.16, 0.36, 0.64, 1.0):
        target = part * largest
        magnitude = 10 ** np.floor(np.log10(target))
        rounded = min((1, 2, 3, 4, 5, 6, 8, 10), key=lambda m: abs(m * magnitude - target)) * magnitude
        if rounded > ticks[-1]:
            ticks.append(float(rounded))
    return ticks


def panel(sheet, axes, result, words, day, x_name, y_name):
    result.needs_outcome(x_name)
    result.needs_outcome(y_name)
    rows = {arm: (result.row(arm, x_name, day), result.row(arm, y_name, day)) for arm in result.arms}
    rows = {arm: (x, y) for arm, (x, y) in rows.items() if x["median"] is not None and y["median"] is not None}
    single_x, single_y = result.worlds_of(x_name, day), result.worlds_of(y_name, day)
    extremes = {0: [], 1: []}
    for pair in rows.values():
        for i in (0, 1):
            extremes[i] += [pair[i]["p90"], pair[i]["p10"]]
    x_remark = _scale(axes, "x", extremes[0], words)
    y_remark = _scale(axes, "y", extremes[1], words)
    points, texts, obstacles = [], [], []
    for arm, (x, y) in rows.items():
        color = page.GREY if arm == result.base else page.BLUE
        if len(single_x[arm]) == len(single_y[arm]):
            pale = dict(color=color, alpha=0.16, markersize=4, markeredgewidth=0)
            axes.plot(single_x[arm], single_y[arm], "o", zorder=1, **pale)
            obstacles += [dot for dot in zip(single_x[arm], single_y[arm]) if np.all(np.isfinite(dot))]
        axes.plot([x["p10"], x["p90"]], [y["median"]] * 2, color=color, linewidth=1.6, alpha=0.8, zorder=3)
        axes.plot([x["median"]] * 2, [y["p10"], y["p90"]], color=color, linewidth=1.6, alpha=0.8, zorder=3)
        axes.plot(x["median"], y["median"], "o", color=color, markersize=9, markeredgecolor="white", zorder=4)
        points.append((x["median"], y["median"]))
        texts.append(page.wrap(axes.figure, words.arm(arm), 11.5, 0.17))
        for t in np.linspace(0, 1, 40):
            obstacles.append((x["p10"] + t * (x["p90"] - x["p10"]), y["median"]))
            obstacles.append((x["median"], y["p10"] + t * (y["p90"] - y["p10"])))
    for values, remark, set_limits in ((extremes[0], x_remark, axes.set_xlim), (extremes[1], y_remark, axes.set_ylim)):
        low, high = min(values), max(values)
        if low >= 0 and low < 0.3 * high:
            low = 0
        span = (high - low) or abs(high) or 1
        set_limits(low - span * (0.0006 if remark else 0.025), high + span * (0.3 if remark else 0.12))
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(lambda value, _: f"{value:,.10g}".replace("-", "−"))
    join = "，" if words.language == "zh" else "; "
    x_unit, y_unit = words.unit(x_name), words.unit(y_name)
    bracket = "（{}）" if words.language == "zh" else " ({})"
    across = x_name, x_unit, x_remark, axes.set_xlabel
    up = y_name, y_unit, y_remark, axes.set_title
    for name, unit, remark, put in (across, up):
        text = words.outcome(name) + bracket.format(unit + (join + remark if remark else ""))
        text, size = sheet.fitted(axes, text, 12)
        put(text, fontsize=size)
    axes.grid(color=page.PALE_GREY, linewidth=0.6)
    axes.set_axisbelow(True)
    place_labels(axes, points, texts, 11.5, obstacles)


def draw(result, words, days=None):
    for day in days or result.report_days:
        sheet = page.Page(words, words("trade_title", words.place()), words("trade_note", words.at_day(day)))
        grid = sheet.grid(1, len(PAIRS), left=0.06, right=0.965, above=0.55, below=0.6, wspace=0.16)[0]
        for axes, (x_name, y_name) in zip(grid, PAIRS):
            panel(sheet, axes, result, words, day, x_name, y_name)
        yield f"{NAME}_day{day}", sheet
