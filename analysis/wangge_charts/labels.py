"""Places labels next to points so that they cover neither each other nor the points."""

import numpy as np

# Preferred places first: (horizontal, vertical) direction.
DIRECTIONS = [(1, 1), (1, -1), (-1, 1), (-1, -1), (1, 0), (-1, 0), (0, 1), (0, -1)]
DISTANCES = [9, 18, 30, 45, 62, 82, 105, 130, 160, 190]  # points


def _overlap(a, b):
    across = min(a[2], b[2]) - max(a[0], b[0])
    down = min(a[3], b[3]) - max(a[1], b[1])
    return across * down if across > 0 and down > 0 else 0.0


def _inside(points, box):
    x, y = points[:, 0], points[:, 1]
    return np.sum((x > box[0]) & (x < box[2]) & (y > box[1]) & (y < box[3]))


def _crosses(a, b, box, steps=12):
    t = np.linspace(0, 1, steps)[:, None]
    points = np.asarray(a) + t * (np.asarray(b) - np.asarray(a))
    return _inside(points, box)


def _join_coincident(axes, points, texts, nearer_than):
    """Points that fall on each other share one label, a line each."""
    pixel = axes.transData.transform(np.asarray(points, dtype=float))
    kept, lines = [], []
    for i in range(len(points)):
        for j, k in enumerate(kept):
            if np.hypot(*(pixel[i] - pixel[k])) < nearer_than:
                lines[j] += "\n" + texts[i]
                break
        else:
            kept.append(i)
            lines.append(texts[i])
    return [points[k] for k in kept], lines


def place_labels(axes, points, texts, size, obstacles=(), color="#222222", line_color="#6B6B6B"):
    """Annotates data `points` (list of (x, y)) with `texts`. `obstacles` are data points to keep clear of, such as
    samples along bars; they weigh less than labels and points. Greedy, most crowded point first, in a fixed order."""
    figure = axes.figure
    figure.canvas.draw()
    renderer = figure.canvas.get_renderer()
    scale = figure.dpi / 72
    points, texts = _join_coincident(axes, points, texts, 3 * scale)
    pixel = axes.transData.transform(np.asarray(points, dtype=float))
    soft = axes.transData.transform(np.asarray(obstacles, dtype=float)) if len(obstacles) else np.zeros((0, 2))
    frame = axes.get_window_extent(renderer)
    radius = 6 * scale
    markers = [(x - radius, y - radius, x + radius, y + radius) for x, y in pixel]
    crowd = [-sum(np.hypot(*(one - other)) < 80 * scale for other in pixel) for one in pixel]
    taken = []
    lines = []
    for i in sorted(range(len(points)), key=lambda k: (crowd[k], k)):
        probe = axes.text(0, 0, texts[i], size=size)
        extent = probe.get_window_extent(renderer)
        probe.remove()
        width, height = extent.width, extent.height
        best = None
        for reach in DISTANCES:
            for order, (dx, dy) in enumerate(DIRECTIONS):
                length = reach * scale / (np.hypot(dx, dy) or 1)
                x, y = pixel[i][0] + dx * length, pixel[i][1] + dy * length
                x0 = x - width * (1 - dx) / 2
                y0 = y - height * (1 - dy) / 2
                box = (x0 - 6, y0 - 2, x0 + width + 6, y0 + height + 2)
                outside = max(0, frame.x0 - box[0]) + max(0, box[2] - frame.x1 - 6)
                outside += max(0, frame.y0 - box[1]) + max(0, box[3] - frame.y1)
                cost = 1e4 * outside + 1.0 * reach + order
                cost += sum(50 * _overlap(box, other) for other in taken)
                cost += sum(10 * _overlap(box, other) for j, other in enumerate(markers))
                cost += 25 * _inside(soft, box)
                cost += 60 * sum(_crosses(a, b, box) for a, b in lines)
                cost += 60 * sum(_crosses(pixel[i], (x, y), other) for other in taken)
                if best is None or cost < best[0]:
                    best = (cost, box, (dx, dy), (x, y), reach)
        _, box, (dx, dy), (x, y), reach = best
        leader = dict(arrowstyle="-", color=line_color, linewidth=0.7, shrinkA=0, shrinkB=5)
        taken.append(box)
        lines.append((pixel[i], (x, y)))
        axes.annotate(
            texts[i],
            points[i],
            xytext=((x - pixel[i][0]) / scale, (y - pixel[i][1]) / scale),
            textcoords="offset points",
            ha={1: "left", -1: "right", 0: "center"}[dx],
            va={1: "bottom", -1: "top", 0: "center"}[dy],
            size=size,
            color=color,
            zorder=10,
            annotation_clip=False,
            arrowprops=leader if reach > 9 else None,
        )
