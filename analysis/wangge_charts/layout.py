"""Finds text that is cut or overlaps, so that a test can refuse the picture."""

from matplotlib.text import Text


def undrawn_tick_labels(figure):
    """Labels of ticks outside the axes' limits: they exist, but are not drawn."""
    hidden = set()
    for axes in figure.axes:
        for axis in (axes.xaxis, axes.yaxis):
            low, high = sorted(axis.get_view_interval())
            slack = 1e-9 * (high - low)
            for place, label in zip(axis.get_majorticklocs(), axis.get_majorticklabels()):
                if not low - slack <= place <= high + slack:
                    hidden.add(label)
    return hidden


def visible_texts(figure):
    figure.canvas.draw()
    renderer = figure.canvas.get_renderer()
    hidden = undrawn_tick_labels(figure)
    found = []
    for artist in figure.findobj(Text):
        if artist in hidden or not artist.get_visible() or not artist.get_text().strip():
            continue
        axes = getattr(artist, "axes", None)
        if axes is not None and not axes.get_visible():
            continue
        box = Text.get_window_extent(artist, renderer)  # of an annotation without its arrow
        found.append((artist.get_text().replace("\n", " / "), box))
    return found


def layout_problems(figure, texts=None, tolerance=1.0):
    """Descriptions of texts that leave the figure or run into each other by more than `tolerance` pixels. `texts` as
    of visible_texts, if known."""
    texts = visible_texts(figure) if texts is None else texts
    page = figure.bbox
    problems = []
    for text, box in texts:
        if box.x0 < page.x0 or box.y0 < page.y0 or box.x1 > page.x1 or box.y1 > page.y1:
            problems.append(f"cut: {text}")
    for i, (text, box) in enumerate(texts):
        for other, other_box in texts[i + 1 :]:
            across = min(box.x1, other_box.x1) - max(box.x0, other_box.x0)
            down = min(box.y1, other_box.y1) - max(box.y0, other_box.y0)
            if across > tolerance and down > tolerance:
                problems.append(f"overlap: {text} | {other}")
    return problems
