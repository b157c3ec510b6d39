"""Paired differences: a forest plot for each outcome, arms against the base in the same worlds."""

from . import page

NAME = "paired_differences"
PANELS = 8  # a page holds this many outcomes and stays readable on a slide


def bounds(row, simultaneous=False):
    """(low, high) of an interval, or None where it is not given."""
    prefix = "simultaneous_" if simultaneous else ""
    low, high = row.get(prefix + "low"), row.get(prefix + "high")
    return None if low is None or high is None else (low, high)


def forest(axes, row, entry, is_synergy):
    """One line of a forest plot."""
    inner = bounds(entry)
    outer = None if is_synergy else bounds(entry, simultaneous=True)
    if outer:
        axes.plot(outer, [row, row], color=page.BLUE, linewidth=1.0, zorder=2)
    if inner:
        axes.plot(inner, [row, row], color=page.BLUE, linewidth=4, alpha=0.55, zorder=3, solid_capstyle="butt")
    if entry["mean"] is None:
        return
    # Without a simultaneous interval nothing is claimed, except that all worlds agree.
    sure = outer is not None and (outer[0] > 0 or outer[1] < 0)
    axes.plot(entry["mean"], row, marker="D" if is_synergy else "o", markersize=7, zorder=4, color=page.BLUE,
              markerfacecolor=page.BLUE if sure else "white", markeredgewidth=1.5)


def panel(sheet, axes, result, words, outcome, day, arms, with_synergy):
    row_count = len(arms) + (1 if with_synergy else 0)
    axes.axvline(0, color=page.INK, linewidth=0.9, zorder=1)
    for row, arm in enumerate(arms):
        entry = result.row(arm, outcome["name"], day)
        forest(axes, row, result.difference(arm, outcome["name"], day), False)
        if outcome["lower_is_better"] is not None and entry["better"] is not None:
            counts = f"{entry['better']}/{entry['same']}/{entry['worse']}"
            axes.annotate(counts, (1.02, row), xycoords=("axes fraction", "data"), va="center", size=9, color=page.GREY)
    if with_synergy:
        axes.axhline(len(arms) - 0.5, color=page.PALE_GREY, linewidth=0.8)
        entry = result.synergy.get((outcome["name"], day))
        if entry:
            forest(axes, len(arms), entry, True)
    axes.set_ylim(row_count - 0.4, -0.6)
    axes.set_yticks(range(row_count))
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    axes.margins(x=0.06)
    if not any((result.difference(arm, outcome["name"], day)["mean"] or 0) != 0 for arm in arms):
        axes.set_xlim(-1, 1)  # nothing differs: a scale of noise would mislead
    axes.locator_params(axis="x", nbins=4)
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.10g}".replace("-", "−"))
    axes.grid(axis="x", color=page.PALE_GREY, linewidth=0.6)
    axes.set_axisbelow(True)
    above = dict(xycoords="axes fraction", textcoords="offset points", linespacing=1.1)
    name, size = sheet.fitted(axes, words.titled(outcome), 12, lines=2)
    height = 20 + (1.15 * size if "\n" in name else 0)
    axes.annotate(name, (0, 1), xytext=(0, 5), size=size, **above)
    axes.annotate(words.question(outcome), (0, 1), xytext=(0, height), size=10, color=page.GREY, **above)
    better = {True: words("lower"), False: words("higher"), None: words("neither")}[outcome["lower_is_better"]]
    axes.set_xlabel(f"{words.titled(outcome, 'unit')}\n{better}", fontsize=9.5, color=page.GREY, linespacing=1.3)


def draw(result, words, days=None):
    arms = [arm for arm in result.arms if arm != result.base]
    outcomes = result.headline_outcomes()
    page_count = -(-len(outcomes) // PANELS)
    per_page = -(-len(outcomes) // page_count)
    for day in days or result.report_days:
        with_synergy = any(key[1] == day for key in result.synergy)
        names = [words.arm(arm) for arm in arms] + ([words("synergy")] if with_synergy else [])
        for number in range(page_count):
            shown = outcomes[number * per_page : (number + 1) * per_page]
            sheet = _page(result, words, day, shown, arms, names, with_synergy, number, page_count)
            suffix = f"_{number + 1}" if page_count > 1 else ""
            yield f"{NAME}_day{day}{suffix}", sheet


def _page(result, words, day, shown, arms, names, with_synergy, number, page_count):
    base = words.arm(result.base)
    title = words("differences_title", words.place(), base)
    if page_count > 1:
        title += words("page", number + 1, page_count)
    gap = "" if words.language == "zh" else " "
    note = words("differences_note", words.at_day(day), base) + gap + words("counts") + ("。" if not gap else ".")
    if with_synergy:
        note += gap + words("synergy_note")
    key = [
        (page.line(page.BLUE, 4, alpha=0.55), words("interval")),
        (page.line(page.BLUE, 1), words("simultaneous")),
        (page.dot(page.BLUE), words("excludes")),
        (page.dot(page.BLUE, hollow=True), words("includes")),
    ]
    sheet = page.Page(words, title, note, key)
    columns = min(4, len(shown))
    rows = -(-len(shown) // columns)
    names, size, left = sheet.left_of(names, 10)
    grid = sheet.grid(rows, columns, left=left, right=0.935, above=0.6, below=0.6, between=1.2, wspace=0.34)
    for place, axes in enumerate(grid.flat):
        if place >= len(shown):
            axes.set_visible(False)
            continue
        panel(sheet, axes, result, words, shown[place], day, arms, with_synergy)
        axes.set_yticklabels(names if place % columns == 0 else [], fontsize=size)
    return sheet
