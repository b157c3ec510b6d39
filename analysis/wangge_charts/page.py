"""One page: title, how to read it, key, room for panels, and the line every picture carries."""

import matplotlib
import numpy as np

matplotlib.use("Agg")

import matplotlib.pyplot as plt  # noqa: E402
from matplotlib import font_manager  # noqa: E402
from matplotlib.lines import Line2D  # noqa: E402
from matplotlib.patches import Patch  # noqa: E402

# Okabe and Ito's blue and orange, told apart by every kind of colour vision and free of good-and-bad meaning; the
# rest is grey.
BLUE = "#0072B2"
PALE_BLUE = "#9CC9E3"
ORANGE = "#E69F00"
INK = "#222222"
GREY = "#6B6B6B"
PALE_GREY = "#D9D9D9"
SHADE = "#F1EFEA"

CHINESE_FONT = "WenQuanYi Micro Hei"
SIZE = (13.333, 7.5)  # inches: a 16:9 slide
DPI = 150
ROOM = 5.2  # inches of height that panels have at least
LEFT, RIGHT = 0.035, 0.975  # the page's margins, as parts of its width


class NoFont(Exception):
    """Chinese text cannot be drawn."""


def find_chinese_font():
    """True if the font is known to matplotlib, also when its list of fonts is older than the font."""
    if CHINESE_FONT in {font.name for font in font_manager.fontManager.ttflist}:
        return True
    for path in font_manager.findSystemFonts():
        if "wqy-microhei" in path:
            font_manager.fontManager.addfont(path)
            return True
    return False


def prepare(language):
    """Sets fonts and defaults for one language. Raises NoFont if Chinese is asked for and cannot be drawn."""
    found = find_chinese_font()
    if language == "zh" and not found:
        raise NoFont(f"font {CHINESE_FONT} missing (Chinese text needs it). Install fonts-wqy-microhei.")
    # Its Latin letters are narrower than DejaVu's, so English pages look alike; without it DejaVu does.
    family = [CHINESE_FONT] if found else ["DejaVu Sans"]
    plt.rcParams.update(
        {
            "font.family": family,
            "font.size": 11,
            "axes.edgecolor": GREY,
            "axes.labelcolor": INK,
            "axes.linewidth": 0.8,
            "axes.spines.top": False,
            "axes.spines.right": False,
            "axes.titlesize": 12,
            "axes.titlelocation": "left",
            "axes.titlepad": 6,
            "xtick.color": GREY,
            "ytick.color": GREY,
            "xtick.labelcolor": INK,
            "ytick.labelcolor": INK,
            "xtick.labelsize": 10,
            "ytick.labelsize": 10,
            "text.color": INK,
            "svg.fonttype": "path",  # renders everywhere, without the font
            "svg.hashsalt": "wangge",  # the same picture gives the same file
        }
    )


def wrap(figure, text, size, width):
    """Breaks text into lines of at most `width` (part of the figure's width)."""
    renderer = figure.canvas.get_renderer()
    properties = font_manager.FontProperties(size=size)
    limit = width * figure.bbox.width
    lines = []
    line = ""

    def extent(part):
        return renderer.get_text_width_height_descent(part, properties, ismath=False)[0]

    # Chinese may break after any character, English between words; neither before closing punctuation.
    pieces = []
    for character in text:
        breakable = pieces and (pieces[-1][-1] == " " or ord(pieces[-1][-1]) > 0x2E80 or ord(character) > 0x2E80)
        if breakable and character not in "，。；：、）”！？,.;:)":
            pieces.append(character)
        elif pieces:
            pieces[-1] += character
        else:
            pieces.append(character)
    # A word wider than a line breaks anywhere.
    pieces = [part for piece in pieces for part in (piece if extent(piece.rstrip()) > limit else [piece])]
    for piece in pieces:
        if line and extent((line + piece).rstrip()) > limit:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return "\n".join(lines + [line.rstrip()])


def fitting_size(figure, text, size, width, smallest):
    """The largest size up to `size` at which the text takes one line of `width` (part of the figure's), or None."""
    while size >= smallest:
        properties = font_manager.FontProperties(size=size)
        extent, _, _ = figure.canvas.get_renderer().get_text_width_height_descent(text, properties, ismath=False)
        if extent <= width * figure.bbox.width:
            return size
        size -= 0.5
    return None


def shortened(figure, text, size, width):
    """`text` with its end replaced by an ellipsis, so that it takes one line of `width` (part of the figure's)."""
    while text and fitting_size(figure, text + "…", size, width, size) is None:
        text = text[:-1].rstrip("，,；;（( ")
    return text.rstrip("，,；;（( ") + "…"


class Page:
    """A figure with its head and foot; `top` and `bottom` bound the room left for panels."""

    def __init__(self, words, title, note, key=()):
        self.words = words
        height = SIZE[1]
        while True:
            self.figure = plt.figure(figsize=(SIZE[0], height), dpi=DPI)
            self.inch = 1 / height  # one inch as a part of the height
            self._head(title, note, key)
            lacking = ROOM - (self.top - self.bottom) * height
            if lacking <= 0.01:
                break
            plt.close(self.figure)  # a long head makes the page taller, not the panels smaller
            height += lacking
        self._foot()

    def _head(self, title, note, key):
        figure, inch = self.figure, self.inch
        y = 1 - 0.28 * inch
        title = wrap(figure, title, 20, RIGHT - LEFT)
        figure.text(LEFT, y, title, size=20, va="top", linespacing=1.2)
        y -= (0.42 + 0.35 * title.count("\n")) * inch
        note = wrap(figure, note, 12, RIGHT - LEFT)
        figure.text(LEFT, y, note, size=12, va="top", color=GREY, linespacing=1.35)
        y -= (0.26 + 0.25 * note.count("\n")) * inch
        if key:
            y = self._key(key, y)
        self.top = y
        self.bottom = 0.5 * inch

    def _key(self, key, y):
        """Draws the key below `y`, in as many rows as it needs; returns where it ends."""
        renderer = self.figure.canvas.get_renderer()
        for rows in range(1, len(key) + 1):
            columns = -(-len(key) // rows)
            # A legend fills columns first; reading order wants rows first.
            order = [i for column in range(columns) for i in range(column, len(key), columns)]
            legend = self.figure.legend(
                [key[i][0] for i in order],
                [key[i][1] for i in order],
                loc="upper left",
                bbox_to_anchor=(LEFT, y),
                ncol=columns,
                frameon=False,
                fontsize=11.5,
                handlelength=1.8,
                columnspacing=2.0,
                borderaxespad=0,
                borderpad=0.2,
            )
            width = legend.get_window_extent(renderer).width / self.figure.bbox.width
            if width <= RIGHT - LEFT or columns == 1:
                break
            legend.remove()
        return y - (0.08 + 0.26 * rows) * self.inch

    def left_of(self, names, size, lines=1):
        """Names of rows, in at most `lines` lines each, their size, and the left edge of axes that leaves them room.
        Long names are set smaller, and only then cut."""
        widest = 0.2
        while any(wrap(self.figure, name, size, widest).count("\n") >= lines for name in names) and size > 8:
            size -= 0.5
        shown = []
        for name in names:
            parts = wrap(self.figure, name, size, widest).split("\n")
            if len(parts) > lines:
                parts = parts[: lines - 1] + [parts[lines - 1].rstrip("，,；; ") + "…"]
            shown.append("\n".join(parts))
        renderer = self.figure.canvas.get_renderer()
        properties = font_manager.FontProperties(size=size)
        extents = [
            renderer.get_text_width_height_descent(line, properties, ismath=False)[0]
            for name in shown
            for line in name.split("\n")
        ]
        return shown, size, LEFT + max(extents) / self.figure.bbox.width + 0.008

    def _foot(self):
        """What the picture is not, and what it leans on."""
        words, comparison = self.words, self.words.result.comparison
        y = 0.2 * self.inch
        plain = self.figure.transFigure
        self.figure.add_artist(
            Line2D([LEFT, RIGHT], [y + 0.2 * self.inch] * 2, color=PALE_GREY, linewidth=0.8, transform=plain)
        )
        facts = [
            words("imports", words.titled(comparison, "imports_setting")),
            self._worlds(),
            words("assumed", comparison["assumed_parameters"]),
        ]
        disclaimer = self.figure.text(LEFT, y, words("disclaimer"), size=12, va="center")
        room = RIGHT - LEFT - 0.03 - disclaimer.get_window_extent().width / self.figure.bbox.width
        # The scenario's name gives way first; the facts are never cut.
        for name in (comparison["scenario"], comparison["scenario"].rpartition("/")[2], None):
            text = " · ".join(facts + ([name] if name else []))
            size = fitting_size(self.figure, text, 10.5, room, 8.5 if name else 6)
            if size is not None:
                break
        self.figure.text(RIGHT, y, text, size=size or 6, va="center", ha="right", color=GREY)

    def _worlds(self):
        """How many worlds were compared; a comparison that was cut short never looks finished."""
        comparison = self.words.result.comparison
        asked = comparison.get("worlds_asked", comparison["worlds"])
        if comparison["worlds"] < asked:
            return self.words("partial", comparison["worlds"], asked)
        return self.words("worlds", comparison["worlds"])

    def grid(self, rows, columns, left=0.06, right=0.975, above=0.3, below=0.55, between=0.9, wspace=0.12):
        """Axes rows x columns in the room left. In inches, for titles and tick labels: `above` and `below` the rows
        and `between` two of them, the same however much room the head leaves."""
        top = self.top - above * self.inch
        bottom = self.bottom + below * self.inch
        room = (top - bottom) / self.inch
        height = max((room - (rows - 1) * between) / rows, 0.3)
        return self.figure.subplots(
            rows,
            columns,
            squeeze=False,
            gridspec_kw=dict(left=left, right=right, top=top, bottom=bottom, hspace=between / height, wspace=wspace),
        )

    def fitted(self, axes, text, size, lines=1):
        """(text, size) of a title above one panel, in at most `lines` lines: smaller if it is long, cut if it still does
        not fit."""
        width = axes.get_position().width
        fits = fitting_size(self.figure, text, size, width, size - 1 if lines > 1 else 8.5)
        if fits is not None:
            return text, fits
        while size > 8.5 and wrap(self.figure, text, size, width).count("\n") >= lines:
            size -= 0.5
        parts = wrap(self.figure, text, size, width).split("\n")
        if len(parts) > lines:
            parts = parts[:lines]
            parts[-1] = shortened(self.figure, parts[-1], size, width)
        return "\n".join(parts), size

    def arm_panels(self, titles):
        """Axes, at most four a row, each with its title. Titles too long for a line take two and the room for them."""
        columns = min(4, len(titles))
        rows = -(-len(titles) // columns)
        for lines in (1, 2):
            more = 0.2 * (lines - 1)
            grid = self.grid(rows, columns, left=0.075, above=0.3 + more, between=0.82 + more)
            shown = [self.fitted(axes, title, 12, lines) for axes, title in zip(grid.flat, titles)]
            if lines == 2 or all(text == title for (text, _), title in zip(shown, titles)):
                break
            for axes in grid.flat:
                axes.remove()
        for axes, (text, size) in zip(grid.flat, shown):
            axes.set_title(text, fontsize=size)
        for axes in grid.flat[len(titles) :]:
            axes.set_visible(False)
        return grid

    def side_label(self, grid, text):
        """One label for the vertical axes of all panels, in the middle of them."""
        boxes = [axes.get_position() for axes in grid.flat]
        middle = 0.5 * (max(box.y1 for box in boxes) + min(box.y0 for box in boxes))
        self.figure.text(LEFT - 0.012, middle, text, rotation=90, va="center", size=11)

    def save(self, stem):
        """Writes stem.png and stem.svg and closes the page."""
        self.figure.savefig(f"{stem}.png", dpi=DPI, metadata={"Software": None})
        self.figure.savefig(f"{stem}.svg", metadata={"Date": None, "Creator": "Wangge"})
        plt.close(self.figure)


def line(color, width=2.0, **more):
    """Handle of a line for a page's key."""
    return Line2D([], [], color=color, linewidth=width, **more)


def band(color, alpha=1.0):
    """Handle of a filled area for a page's key."""
    return Patch(facecolor=color, alpha=alpha, linewidth=0)


def dot(color, marker="o", size=8, hollow=False):
    """Handle of a marker for a page's key."""
    return Line2D([], [], linestyle="none", marker=marker, markersize=size, color=color,
                  markerfacecolor="white" if hollow else color, markeredgewidth=1.5)


def day_axis(axes, words, days, count=4):
    """Days with their dates below; ticks at round days, as few as keep their labels apart. The outer labels stay inside
    the axes."""
    last = max(days - 1, 1)  # days count from 0
    axes.set_xlim(0, last)
    for step in (1, 2, 5, 7, 10, 14, 20, 30, 60, 90, 120, 180, 365, 730):
        if last / step > count:
            continue
        ticks = list(range(0, last + 1, step))
        axes.set_xticks(ticks)
        labels = axes.set_xticklabels([f"{tick}\n{words.date(tick, 'short_date')}" for tick in ticks])
        labels[0].set_horizontalalignment("left")
        if len(ticks) > 1 and ticks[-1] > 0.9 * last:
            labels[-1].set_horizontalalignment("right")
        renderer = axes.figure.canvas.get_renderer()
        axes.xaxis.get_tightbbox(renderer)  # puts the labels where they will be drawn
        boxes = [label.get_window_extent(renderer) for label in labels]
        if all(right.x0 - left.x1 >= 0.6 * left.height / 2 for left, right in zip(boxes, boxes[1:])):
            break


def shade_measures(axes, spans):
    """Marks the days from first to last of every (first, last), whole days."""
    for first, last in spans:
        axes.axvspan(first - 0.5, last + 0.5, color=SHADE, linewidth=0, zorder=0)


def rolling_mean(daily, window=7):
    """Mean of each day and the window - 1 days before it, along the last axis; the first days have fewer."""
    days = daily.shape[-1]
    sums = np.cumsum(daily, axis=-1)
    nothing = np.zeros(daily.shape[:-1] + (window,))
    before = np.concatenate([nothing, sums[..., :-window]], axis=-1)[..., :days]
    counts = np.minimum(np.arange(1, days + 1), window)
    return (sums - before) / counts
