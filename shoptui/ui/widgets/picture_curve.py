"""One share against another: an area below a curve, and where it crosses its marks."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from rich.cells import cell_len
from textual.content import Content

from shoptui.domain.language import _
from shoptui.domain.picture import Curve
from shoptui.domain.table import Kind
from shoptui.domain.text import visible
from shoptui.services.formats import Formats
from shoptui.ui.widgets.columns import fit
from shoptui.ui.widgets.picture_figures import Room, column, figure

AXIS = 5  # cells of the labels at the left
TALLEST, FAIR = 14, 8
WIDEST = 72
MARK_LINE, BLANK = "░", " "
Points = list[tuple[float, float]]


def curve_lines(curve: Curve, room: Room, formats: Formats) -> list[Content]:
    """What runs up, the area, what runs across, and a line for each mark."""
    told = _marks(curve, formats)
    tall = max(min(room.height - 2 - len(told), TALLEST), 2)
    wide = max(min(room.width - AXIS, WIDEST), 4)
    title = fit(visible(curve.up[:1].upper() + curve.up[1:]), room.width).rstrip()
    below = AXIS * " " + _axis(visible(curve.across), wide)
    return [
        Content.styled(title, "bold"),
        *_area(curve, wide, tall, formats),
        Content.styled(below, "dim"),
        *(Content(fit(line, room.width).rstrip()) for line in told),
    ]


def curve_height(curve: Curve) -> int:
    """The lines that show it well."""
    return 2 + FAIR + len(curve.marks)


def height_at(curve: Curve, across: float) -> float:
    """How high the curve stands at a share across, straight between its points."""
    points = [(0.0, 0.0), *curve.points]
    at = bisect_left(points, (across,))
    if at == 0:
        return 0.0
    if at == len(points):
        return points[-1][1]
    (left, low), (right, high) = points[at - 1], points[at]
    return high if right <= left else low + (high - low) * (across - left) / (right - left)


def crossing(curve: Curve, height: float) -> float | None:
    """The share across at which the curve first stands as high; None where it never does."""
    points = [(0.0, 0.0), *curve.points]
    for (left, low), (right, high) in pairwise(points):
        if high >= height:
            return right if high <= low else left + (right - left) * (height - low) / (high - low)
    return None


def _area(curve: Curve, wide: int, tall: int, formats: Formats) -> Iterator[Content]:
    heights = [height_at(curve, (at + 1) / wide) for at in range(wide)]
    columns = [column(height, 1.0, tall) for height in heights]
    marked = {min(int((1 - mark) * tall), tall - 1): mark for mark in curve.marks}
    for row in range(tall):
        label = figure(1.0, Kind.SHARE, formats) if row == 0 else ""
        if row in marked:
            label = figure(marked[row], Kind.SHARE, formats)
        drawn = "".join(each[row] for each in columns)
        bare = len(drawn) - len(drawn.lstrip())
        line = (MARK_LINE if row in marked else BLANK) * bare
        yield Content.assemble(
            (fit(label, AXIS - 1, right=True) + " ", "bold"),
            (line, "dim"),
            (drawn[bare:], "$primary"),
        )


def _axis(across: str, wide: int) -> str:
    ends = ("0%", "100%")
    middle = fit(across, max(wide - 8, 0)).rstrip()
    gaps = wide - len(ends[0]) - len(ends[1]) - cell_len(middle)
    left = max(gaps // 2, 0)
    return ends[0] + " " * left + middle + " " * max(gaps - left, 0) + ends[1]


def _marks(curve: Curve, formats: Formats) -> list[str]:
    """Where the curve crosses each of its marks."""
    told = []
    for mark in curve.marks:
        found = crossing(curve, mark)
        if found is not None:
            said = _("{height} of {up}: {share} of {across}").format(
                height=figure(mark, Kind.SHARE, formats),
                up=visible(curve.up),
                share=formats.share(found),
                across=visible(curve.across),
            )
            told.append(said)
    return told
