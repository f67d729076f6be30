"""The cells of a heat map: what stands in them, how warm they are, and how they share the room."""

from dataclasses import dataclass

from rich.cells import cell_len
from textual.color import Color

from shoptui.ui.widgets.bar import bar
from shoptui.ui.widgets.columns import fit

ROWS = COLUMNS = 5
GAP = 1  # between cells, and where the cursor's frame stands
PADDING = 1  # inside a cell, left and right
WIDEST = 18
TALLEST = 3


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One cell.

    Attributes:
        name: what it is called.
        short: the same in a word or two, for little room.
        figure: its number, written for the owner.
        weight: 0 to 1, how warm it is drawn and how long its bar is.
    """

    name: str
    short: str
    figure: str
    weight: float


@dataclass(frozen=True, slots=True)
class Layout:
    """How the cells share the room.

    Attributes:
        label: cells taken by the labels of the rows, with a blank after them.
        width: of a cell, without the gap.
        height: of a cell, in lines.
        spread: whether an empty line parts the rows.
    """

    label: int
    width: int
    height: int
    spread: bool

    @property
    def pitch(self) -> int:
        """Lines from one row to the next."""
        return self.height + self.spread

    @property
    def head(self) -> int:
        """Lines above the first row: the labels of the columns, where a parting line follows."""
        return 1 + self.spread

    @property
    def total_height(self) -> int:
        """Lines the whole map takes."""
        return self.head + ROWS * self.pitch

    def left(self, column: int) -> int:
        """Where a cell begins."""
        return self.label + GAP + column * (self.width + GAP)

    def cell_at(self, x: int, y: int) -> tuple[int, int] | None:
        """The cell under a point, as row and column."""
        row, column = (y - self.head) // self.pitch, (x - self.label) // (self.width + GAP)
        inside = 0 <= row < ROWS and 0 <= column < COLUMNS
        return (row, column) if inside else None


def arrange(width: int, height: int, label: int) -> Layout:
    """Shares the room: names and figures first, then air between the rows, then taller cells."""
    room = (width - label - GAP) // COLUMNS - GAP
    lines = max((height - 1) // ROWS, 1)
    spread = lines >= TALLEST and height >= 2 + ROWS * lines
    tall = min(lines - spread, TALLEST)
    return Layout(label, max(min(room, WIDEST), 4), tall, spread)


Line = tuple[str, str]  # text, and what is drawn after it in the bar's colour


def cell_lines(cell: HeatCell, width: int, height: int, figures: int = 0) -> list[Line]:
    """The lines of a cell: its name, where there is room, and below it the figure with a bar.

    Args:
        cell: what to write.
        width: cells across.
        height: lines.
        figures: how wide the widest figure of the map is, so that all bars begin alike.
    """
    room = width - PADDING  # a long name may run up to the right edge
    if height == 1:
        return [_figure(cell, width, figures)]
    names = [cell.name]
    if cell_len(cell.name) > room:
        names = _broken(cell.name, room) if height > 2 else [cell.short]
    names += [""] * (height - 1 - len(names))
    named = [(" " * PADDING + fit(name, room), "") for name in names]
    return [*named, _figure(cell, width, figures)]


def shade(cold: Color, hot: Color, weight: float) -> Color:
    """The colour of a cell; small figures are lifted a little, so that they show beside large."""
    return cold.blend(hot, weight**0.7)


def _figure(cell: HeatCell, width: int, figures: int) -> Line:
    text = f"{' ' * PADDING}{fit(cell.figure, figures)}" if figures else f" {cell.figure}"
    room = width - cell_len(text) - 1 - PADDING
    if room < 1:
        return fit(f" {cell.figure}", width), ""
    return f"{text} ", fit(bar(cell.weight, room), room + PADDING)


def _broken(name: str, width: int) -> list[str]:
    """The name over two lines, broken at a blank where there is one."""
    first, words = "", name.split(" ")
    while words and cell_len(f"{first} {words[0]}".strip()) <= width:
        first = f"{first} {words.pop(0)}".strip()
    return [first, " ".join(words)] if first else [name]
