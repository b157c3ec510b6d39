"""Who bears it: outcomes by age group and tenancy, arm by arm."""

from . import page
from .result import BadResult

NAME = "who_bears_it"
PANELS = 4  # outcomes on a page
# Order as a shade: the older the darker; shapes tell the groups apart without colour.
AGE_SHADES = ["#9CC9E3", "#56A3CF", "#0072B2", "#003F66", "#001D33"]
OTHER_SHADES = [page.ORANGE, "#5C4A9E", "#8C8C8C", "#CC79A7"]
MARKERS = ["o", "s", "D", "^", "v"]


def kinds_of(groups):
    """{"age": [names], "tenancy": [names]}, sorted: age above and from young to old, whichever outcome comes first."""
    kinds = {}
    for name in sorted({row["group"] for row in groups}):
        kinds.setdefault(name.partition(":")[0], []).append(name)
    return kinds


def shades(kind, count):
    pool = AGE_SHADES if kind == "age" else OTHER_SHADES
    return [pool[i % len(pool)] for i in range(count)]


def panel(axes, result, found, day, outcome, names, colors):
    for row, arm in enumerate(result.arms):
        values = []
        for name, color, marker in zip(names, colors, MARKERS):
            entry = found.get((arm, day, outcome, name))
            if entry is None or entry["mean"] is None:
                continue
            values.append(entry["mean"])
            edge = dict(markeredgecolor="white", markeredgewidth=0.6)
            axes.plot(entry["mean"], row, marker, color=color, markersize=8, zorder=3, **edge)
        if values:
            axes.plot([min(values), max(values)], [row, row], color=page.PALE_GREY, linewidth=2.5, zorder=1)
    axes.set_ylim(len(result.arms) - 0.4, -0.6)
    axes.set_yticks(range(len(result.arms)))
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    axes.locator_params(axis="x", nbins=4)
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.10g}".replace("-", "−"))
    axes.grid(color=page.PALE_GREY, linewidth=0.6, axis="x")
    axes.grid(color="#EDEDED", linewidth=0.6, axis="y")
    axes.set_axisbelow(True)


def limits(result, found, day, outcome):
    """One scale for all groups of an outcome, from zero unless values are negative or far from it."""
    means = [row["mean"] for key, row in found.items() if key[1:3] == (day, outcome) and row["mean"] is not None]
    low, high = min(means, default=0), max(means, default=0)
    if low == high:  # no scale of noise around a single value
        low, high = min(low, 0), max(high, 0) or 1
    if 0 < low < 0.5 * high:
        low = 0
    room = 0.05 * (high - low)
    return low - room, high + room


def per_person(result):
    """The entries of the groups. A number of persons says how large the group is rather than what it bears: it becomes
    one of every 1,000 people of the group, and is left out where the runs do not say how many those are."""
    people = result.people()
    kept = []
    for row in result.comparison["groups"]:
        if row["unit"] != "persons":
            kept.append(row)
        elif people.get(row["group"], 0) > 0:
            mean = None if row["mean"] is None else 1000 * row["mean"] / people[row["group"]]
            kept.append(dict(row, mean=mean, unit="per_thousand"))
    return kept


def unit_words(result, words, row):
    """The unit of a group's entry; in Chinese where it is that of the outcome."""
    if row["unit"] == "per_thousand":
        return words("per_thousand")
    outcome = result.outcomes.get(row["outcome"])
    return words.titled(outcome, "unit") if outcome and row["unit"] == outcome["unit"] else row["unit"]


def draw(result, words, days=None):
    groups = per_person(result)
    if not groups:
        raise BadResult(f"{result.file}: groups: empty (this chart shows groups).")
    found = {(row["arm"], row["day"], row["outcome"], row["group"]): row for row in groups}
    kinds = kinds_of(groups)
    in_groups = {row["outcome"]: row for row in groups}
    outcomes = [o["name"] for o in result.headline_outcomes() if o["name"] in in_groups]
    if not outcomes:
        raise BadResult(f"{result.file}: groups: none of a headline outcome (this chart shows those).")
    page_count = -(-len(outcomes) // PANELS)
    per_page = -(-len(outcomes) // page_count)
    for day in days or result.report_days:
        for number in range(page_count):
            shown = outcomes[number * per_page : (number + 1) * per_page]
            title = words("who_title", words.place())
            if page_count > 1:
                title += words("page", number + 1, page_count)
            key = []
            for kind, names in kinds.items():
                for name, color, marker in zip(names, shades(kind, len(names)), MARKERS):
                    key.append((page.dot(color, marker), words.group(name)))
            sheet = page.Page(words, title, words("who_note", words.at_day(day)), key)
            arms, size, left = sheet.left_of([words.arm(arm) for arm in result.arms], 10.5)
            room = dict(left=left, right=0.96, above=0.5, below=0.5, between=0.72)
            grid = sheet.grid(len(kinds), len(shown), wspace=0.13, **room)
            for row_number, (kind, names) in enumerate(kinds.items()):
                for column, outcome in enumerate(shown):
                    axes = grid[row_number][column]
                    panel(axes, result, found, day, outcome, names, shades(kind, len(names)))
                    axes.set_yticklabels(arms if column == 0 else [], fontsize=size)
                    axes.set_xlim(*limits(result, found, day, outcome))
                    if row_number == 0:
                        name, name_size = sheet.fitted(axes, words.outcome(outcome), 12, lines=2)
                        axes.set_title(name, fontsize=name_size)
                    unit, unit_size = sheet.fitted(axes, unit_words(result, words, in_groups[outcome]), 10)
                    axes.set_xlabel(unit, fontsize=unit_size, color=page.GREY)
            suffix = f"_{number + 1}" if page_count > 1 else ""
            yield f"{NAME}_day{day}{suffix}", sheet
