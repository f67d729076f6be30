"""A heat map of five by five cells, with a cursor that moves by the arrow keys."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from shoptui.domain.language import N_
from shoptui.ui.command import Command, bindings
from shoptui.ui.widgets.heat_cells import (
    COLUMNS,
    GAP,
    ROWS,
    HeatCell,
    Layout,
    arrange,
    cell_lines,
    shade,
)

FRAME_LEFT, FRAME_RIGHT, FRAME_ABOVE, FRAME_BELOW = "▐", "▌", "▄", "▀"
BAR_STRENGTH = 0.4  # of the text's colour, so that the number stays what is read first
CORNERS = {FRAME_ABOVE: ("▗", "▖"), FRAME_BELOW: ("▝", "▘")}

HEAT_MAP_ACTIONS = (
    Command(
        "map.open",
        "enter",
        N_("Customers"),
        N_("List the customers of this cell."),
        "open",
        rank=1,
        palette=False,
    ),
    *(
        Command(f"map.{key}", key, label, tooltip, f"go({down}, {right})", rank=0, palette=False)
        for key, down, right, label, tooltip in (
            ("up", -1, 0, N_("Up"), N_("Go to the cell above.")),
            ("down", 1, 0, N_("Down"), N_("Go to the cell below.")),
            ("left", 0, -1, N_("Left"), N_("Go to the cell on the left.")),
            ("right", 0, 1, N_("Right"), N_("Go to the cell on the right.")),
            ("home", 0, -COLUMNS, N_("First"), N_("Go to the first cell of the row.")),
            ("end", 0, COLUMNS, N_("Last"), N_("Go to the last cell of the row.")),
        )
    ),
)


class HeatMap(Widget, can_focus=True):
    """Cells shaded by weight, each with its name and its figure.

    Messages: `Moved` (the cursor stands on another cell), `Opened` (Enter, double click).
    """

    ACTIONS = HEAT_MAP_ACTIONS
    BINDINGS: ClassVar = bindings(HEAT_MAP_ACTIONS)
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "heat-map--label",
        "heat-map--cold",
        "heat-map--hot",
        "heat-map--none",
        "heat-map--cursor",
    }
    DEFAULT_CSS = """
    HeatMap {
        height: 1fr;
        & > .heat-map--label { color: $text-muted; }
        & > .heat-map--cold { background: $panel; color: $foreground; }
        & > .heat-map--none { background: $surface; color: $text-muted; }
        &:dark > .heat-map--hot { background: #1f6b4e; }
        &:light > .heat-map--hot { background: #79cba5; }
        & > .heat-map--cursor { color: $text-muted; }
        &:focus > .heat-map--cursor { color: $accent; text-style: bold; }
    }
    """
    place = reactive((0, 0), init=False)

    @dataclass
    class CellMessage(Message):
        """Something about one cell."""

        heat_map: "HeatMap"
        row: int
        column: int

        @property
        def control(self) -> "HeatMap":
            """The map."""
            return self.heat_map

    class Moved(CellMessage):
        """The cursor stands on another cell."""

    class Opened(CellMessage):
        """The owner opened a cell."""

    def __init__(
        self, row_labels: Sequence[str], column_labels: Sequence[str], *, id: str | None = None
    ) -> None:
        """An empty map."""
        super().__init__(id=id)
        self._row_labels = row_labels
        self._column_labels = column_labels
        self._cells: Sequence[HeatCell] = ()
        self._figures = 0

    def load(self, cells: Sequence[HeatCell]) -> None:
        """Shows 25 cells, row by row from the top; the cursor stays."""
        self._cells = cells
        self._figures = max(cell_len(cell.figure) for cell in cells)
        self.refresh()

    # The cursor

    def validate_place(self, place: tuple[int, int]) -> tuple[int, int]:
        """Keeps the cursor on the map."""
        row, column = place
        return max(min(row, ROWS - 1), 0), max(min(column, COLUMNS - 1), 0)

    def watch_place(self, place: tuple[int, int]) -> None:
        """Tells who listens."""
        self.post_message(self.Moved(self, *place))

    def action_go(self, down: int, right: int) -> None:
        """Moves the cursor."""
        row, column = self.place
        self.place = (row + down, column + right)

    def action_open(self) -> None:
        """Opens the cell under the cursor."""
        self.post_message(self.Opened(self, *self.place))

    def on_click(self, event: events.Click) -> None:
        """Goes to the cell under the mouse; a second click opens it."""
        found = self._layout.cell_at(event.x, event.y)
        if found is not None:
            self.place = found
            if event.chain == 2:
                self.action_open()

    # Drawing

    @property
    def _layout(self) -> Layout:
        label = max(map(cell_len, self._row_labels), default=0) + 1
        return arrange(self.size.width, self.size.height, label)

    def render_line(self, y: int) -> Strip:
        """One line: the labels of the columns, a line of a row of cells, or what parts two rows."""
        layout = self._layout
        row, line = divmod(y - layout.head, layout.pitch)
        if y == 0:
            segments = self._heading(layout)
        elif not self._cells or row >= ROWS:
            segments = []
        elif row < 0 or line == layout.height:
            segments = self._parting(layout, row)
        else:
            segments = self._row(layout, row, line)
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def _heading(self, layout: Layout) -> list[Segment]:
        style = self.get_component_rich_style("heat-map--label")
        labels = "".join(f"{label:^{layout.width + GAP}}" for label in self._column_labels)
        return _parted(" " * layout.left(0) + labels, style)

    def _parting(self, layout: Layout, above: int) -> list[Segment]:
        """The line between a row and the next, which holds the frame of the cursor's cell."""
        row, column = self.place
        frame = {row: FRAME_BELOW, row - 1: FRAME_ABOVE}.get(above)
        if frame is None:
            return []
        left, right = CORNERS[frame]
        style = self.get_component_rich_style("heat-map--cursor")
        blank = " " * (layout.left(column) - GAP)
        return _parted(blank + left + frame * layout.width + right, style)

    def _row(self, layout: Layout, row: int, line: int) -> list[Segment]:
        label = self._row_labels[row] if line == (layout.height - 1) // 2 else ""
        muted = self.get_component_rich_style("heat-map--label")
        segments = [Segment(f"{label:<{layout.label}}", muted)]
        for column in range(COLUMNS):
            cell = self._cells[row * COLUMNS + column]
            lines = cell_lines(cell, layout.width, layout.height, self._figures)
            text, drawn = lines[line]
            style, bar_style = self._looks(cell, (row, column) == self.place)
            segments += [self._edge(row, column), *_parted(text, style), Segment(drawn, bar_style)]
        return [*segments, self._edge(row, COLUMNS)]

    def _edge(self, row: int, column: int) -> Segment:
        """The gap left of a cell, where the frame of the cursor's cell may stand."""
        frames = {self.place: FRAME_LEFT, (self.place[0], self.place[1] + 1): FRAME_RIGHT}
        style = self.get_component_rich_style("heat-map--cursor")
        return Segment(frames.get((row, column), " "), style)

    def _looks(self, cell: HeatCell, is_cursor: bool) -> tuple[Style, Style]:
        """How a cell's text and its bar are drawn."""
        bold = Style(bold=is_cursor)
        cold = self.get_component_styles("heat-map--cold")
        if cell.weight <= 0:
            none = self.get_component_rich_style("heat-map--none") + bold
            return none, none
        hot = self.get_component_styles("heat-map--hot").background
        ground = shade(cold.background, hot, cell.weight)
        bar = ground.blend(cold.color, BAR_STRENGTH)
        text = Style.from_color(cold.color.rich_color, ground.rich_color)
        return text + bold, Style.from_color(bar.rich_color, ground.rich_color)


def _parted(text: str, style: Style) -> list[Segment]:
    # Blanks stand apart from the rest: pictures of the screen drop those a text begins with.
    bare = text.lstrip()
    halves = text[: len(text) - len(bare)], bare
    return [Segment(half, style) for half in halves if half]
