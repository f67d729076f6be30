"""A grid in which more is darker: each cell with its figure and a shade that needs no colour."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rich.cells import cell_len
from textual.color import Color
from textual.content import Content
from textual.style import Style

from shoptui.domain.language import _
from shoptui.domain.picture import Heat
from shoptui.domain.table import Kind
from shoptui.domain.text import visible
from shoptui.services.formats import Formats
from shoptui.ui.widgets.columns import fit
from shoptui.ui.widgets.heat_cells import shade
from shoptui.ui.widgets.picture_figures import Room, figure, parted, peak, widest

SHADES = " ░▒▓█"
WIDEST_LABEL = 14
GAP = 1
SHADE_STRENGTH = 0.4  # of the text's colour, so that the figure is what is read first


@dataclass(frozen=True, slots=True)
class Ground:
    """The colours of the least and the most, and of the text on them."""

    cold: Color
    hot: Color
    text: Color


@dataclass(frozen=True, slots=True)
class Sight:
    """Which part of a grid the screen shows.

    Attributes:
        top: the first row in sight.
        left: the first column in sight.
        rows: how many rows.
        columns: how many columns.
        label: cells of the names of the rows.
        width: cells of a column, the gap before it included.
    """

    top: int
    left: int
    rows: int
    columns: int
    label: int
    width: int

    def is_whole(self, heat: Heat) -> bool:
        """Whether nothing is out of sight."""
        return self.rows >= len(heat.rows) and self.columns >= len(heat.columns)


def sight(heat: Heat, room: Room, formats: Formats, top: int = 0, left: int = 0) -> Sight:
    """What is seen from a first row and column, kept on the grid."""
    width = _cell_width(heat, formats)
    label = widest(heat.rows, min(WIDEST_LABEL, room.width // 3))
    columns = min(max((room.width - label) // width, 1), len(heat.columns))
    rows = min(max(room.height - 2, 1), len(heat.rows))
    if rows < len(heat.rows) or columns < len(heat.columns):
        rows = min(max(room.height - 3, 1), len(heat.rows))
    return Sight(
        min(max(top, 0), len(heat.rows) - rows),
        min(max(left, 0), len(heat.columns) - columns),
        rows,
        columns,
        label,
        width,
    )


@lru_cache(8)
def _cell_width(heat: Heat, formats: Formats) -> int:
    """What the widest figure or name of a column takes; writing all of them takes its time."""
    figures = (figure(value, heat.kind, formats) for row in heat.values for value in row)
    return GAP + 1 + max(widest(figures, 12), widest(heat.columns, 8))


def heat_lines(
    heat: Heat, room: Room, formats: Formats, seen: Sight, ground: Ground
) -> list[Content]:
    """The title, the names of the columns, the rows in sight, and what is out of sight."""
    lines = [_title(heat, room), _heading(heat, seen)]
    lines += _rows(heat, seen, formats, ground)
    if not seen.is_whole(heat):
        lines.append(Content.styled(fit(_out_of_sight(heat, seen), room.width).rstrip(), "dim"))
    return lines


def heat_height(heat: Heat) -> int:
    """The lines that show all rows."""
    return 2 + len(heat.rows)


def _title(heat: Heat, room: Room) -> Content:
    title = visible(heat.title)
    legend = _("{few} few  {more} more  {most} most").format(
        few=SHADES[1], more=SHADES[2], most=SHADES[4]
    )
    gap = room.width - cell_len(title) - cell_len(legend)
    if gap < 2:
        return Content.styled(fit(title, room.width).rstrip(), "bold")
    return Content.assemble((title, "bold"), " " * min(gap, 4), (legend, "dim"))


def _heading(heat: Heat, seen: Sight) -> Content:
    names = heat.columns[seen.left : seen.left + seen.columns]
    parts: list[str | tuple[str, str]] = [" " * seen.label]
    for name in names:
        blanks, bare = parted(fit(visible(name), seen.width, right=True))
        parts += [blanks, (bare, "dim")]
    return Content.assemble(*parts)


def _rows(heat: Heat, seen: Sight, formats: Formats, ground: Ground) -> Iterator[Content]:
    most = _peak(heat)
    for at in range(seen.top, seen.top + seen.rows):
        cells = [
            _cell(value, most, heat.kind, seen.width, formats, ground)
            for value in heat.values[at][seen.left : seen.left + seen.columns]
        ]
        yield Content("").join([Content(fit(visible(heat.rows[at]), seen.label)), *cells])


def _cell(
    value: float | None, most: float, kind: Kind, width: int, formats: Formats, ground: Ground
) -> Content:
    """A blank, the shade, and the figure; nothing where there is no value yet."""
    if value is None:
        return Content(" " * width)
    weight = max(min(value / most, 1.0), 0.0) if most > 0 else 0.0
    level = min(int(weight * 4) + 1, 4) if weight > 0 else 0
    blanks, bare = parted(fit(figure(value, kind, formats), width - GAP - 1, right=True))
    back = shade(ground.cold, ground.hot, weight)
    faint = Style(background=back, foreground=back.blend(ground.text, SHADE_STRENGTH))
    look = Style(background=back, foreground=ground.text)
    return Content.assemble(" " * GAP, (SHADES[level] + blanks, faint), (bare, look))


def _peak(heat: Heat) -> float:
    """The largest value; in a grid of shares not the 100 % every cohort begins with."""
    values = [value for row in heat.values for value in row if value is not None]
    if heat.kind is Kind.SHARE:
        values = [value for value in values if value < 1] or values
    return peak(values)


def _out_of_sight(heat: Heat, seen: Sight) -> str:
    told = _("↑↓←→: rows {top}–{bottom}/{rows}, columns {left}–{right}/{columns}")
    return told.format(
        top=seen.top + 1,
        bottom=seen.top + seen.rows,
        rows=len(heat.rows),
        left=seen.left + 1,
        right=seen.left + seen.columns,
        columns=len(heat.columns),
    )
