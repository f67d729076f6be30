"""Draws the rows of a table that are on the screen."""

from collections.abc import Callable, Sequence
from textwrap import wrap
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from shoptui.domain.table import Row
from shoptui.domain.text import visible
from shoptui.ui.widgets.columns import GUTTER, fit, is_right, plain_cell
from shoptui.ui.widgets.grid_rows import FormatCell, GridRows

RowStyle = Callable[[Row], str]

CURSOR_BAR = "▌"
MARK = "■"
UNREAD = "…"
STRUCK = Style(strike=True)
LOOKS = ("void", "muted", "good", "warning")


def plain_row(row: Row) -> str:
    """The look of a row that is like all others."""
    return ""


class GridView(GridRows):
    """A table with a heading that stays, a cursor row and marks; `Grid` makes it answer keys."""

    DEFAULT_CSS = """
    GridView {
        width: 1fr;
        height: 1fr;
        overflow-x: hidden;
        overflow-y: scroll;
        background: $background;
        color: $foreground;
        & > .grid--header { color: $primary; text-style: bold; background: $surface; }
        & > .grid--cursor { background: $surface; }
        &:focus > .grid--cursor { background: $primary 22%; text-style: bold; }
        & > .grid--void { color: $text-muted; text-style: strike; }
        & > .grid--muted, & > .grid--empty { color: $text-muted; }
        & > .grid--good { color: $text-success; }
        & > .grid--warning { color: $text-warning; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "grid--header",
        "grid--row",
        "grid--cursor",
        "grid--empty",
        *(f"grid--{look}" for look in LOOKS),
    }

    def __init__(
        self,
        *,
        format_cell: FormatCell = plain_cell,
        row_style: RowStyle = plain_row,
        empty_text: str = "",
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """An empty list.

        Args:
            format_cell: writes a cell for the owner.
            row_style: names a row's look: "void" (struck out), "muted", "good", "warning" or "".
            empty_text: what will stand here and which key fills it.
            id: Textual's id.
            classes: Textual's classes.
        """
        super().__init__(format_cell, id=id, classes=classes)
        self.marks: frozenset[int] = frozenset()
        self.empty_text = empty_text
        self.cursor_row = 0
        self._row_style = row_style

    def render_line(self, y: int) -> Strip:
        """One line: the heading, a row, or what an empty list says."""
        width = self.cells_across
        index = self.scroll_offset.y + y - 1
        if self.table is None or (self.row_count == 0 and y != 0):
            return self._empty_line(y, width)
        if not self._places:  # the first drawing comes before the list is told its size
            self.arrange_columns()
        if y == 0:
            return self._header_line(width)
        if index >= self.row_count:
            return Strip.blank(width, self.rich_style)
        return self._row_line(index, width)

    def _empty_line(self, y: int, width: int) -> Strip:
        told = self.empty_text if self.table is not None else ""
        lines = ["", "", *wrap(visible(told), max(width - 2 * GUTTER, 1))]
        text = lines[y] if y < len(lines) else ""
        style = self.get_component_rich_style("grid--empty")
        return _line([" " * GUTTER, text], style, width)

    def _header_line(self, width: int) -> Strip:
        assert self.table is not None
        columns = self.table.columns
        headings = {place.column: self._heading(columns[place.column]) for place in self._places}
        gutter = "‹ " if self._scrolled_columns else "  "
        style = self.get_component_rich_style("grid--header")
        line = self._cells_line(headings, gutter, style, width)
        if self._more_right:
            line = Strip([*line.crop(0, width - 1), Segment("›", style)], width)
        return line

    def _row_line(self, index: int, width: int) -> Strip:
        assert self._window is not None and self.table is not None
        row = self._window.row(index)
        is_cursor = index == self.cursor_row
        is_marked = self.row_id(index) in self.marks
        gutter = (CURSOR_BAR if is_cursor else " ") + (MARK if is_marked else " ")
        texts = self._window.texts(index)
        cells = texts if texts is not None else [UNREAD] * len(self.table.columns)
        style = self._style(row, is_cursor)
        return self._cells_line(dict(enumerate(cells)), gutter, style, width)

    def _cells_line(self, texts: dict[int, str], gutter: str, style: Style, width: int) -> Strip:
        assert self.table is not None
        parts = [gutter]
        for place in self._places:
            right = is_right(self.table.columns[place.column])
            parts += [" " * place.gap, fit(texts[place.column], place.width, right)]
        return _line(parts, style, width)

    def _style(self, row: Row | None, is_cursor: bool) -> Style:
        look = self._row_style(row) if row is not None else "muted"
        names = [f"grid--{look}"] if look else ["grid--row"]
        if is_cursor:
            names.append("grid--cursor")
        style = self.get_component_rich_style(*names)
        return style + STRUCK if look == "void" else style  # under the cursor too


def _line(parts: Sequence[str], style: Style, width: int) -> Strip:
    # Blanks stand apart from figures: pictures of the screen drop the blanks a text begins with.
    halves = ((part[: len(part) - len(bare)], bare) for part in parts for bare in [part.lstrip()])
    segments = [Segment(half, style) for pair in halves for half in pair if half]
    return Strip(segments).adjust_cell_length(width, style)
