"""One report: its picture, its short list and its list, as many at once as there is room for."""

from dataclasses import dataclass
from textwrap import wrap

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from shoptui.domain.table import Table
from shoptui.domain.text import visible
from shoptui.services.formats import Formats
from shoptui.ui.panes import reports_words as words
from shoptui.ui.panes.reports_data import Listed, ReportData, listed
from shoptui.ui.panes.reports_figures import figure_lines, figures_height, is_figures
from shoptui.ui.panes.reports_grid import ReportGrid
from shoptui.ui.panes.reports_room import Needs, Part, View, views
from shoptui.ui.widgets.columns import Sort, fit
from shoptui.ui.widgets.grid import Grid
from shoptui.ui.widgets.picture_view import PictureView, least_height, wanted_height

MOST_NOTES = 3  # lines; w shows all of them
EMPTY = 4  # lines in which an empty list says what will stand there


class ReportView(Vertical):
    """Draws what was read. On a small screen the list takes the place of the rest.

    Messages: `Opened` (a row of the short list, or of a list without people, was opened),
    `CustomerOpened` (a row that is a customer).
    """

    DEFAULT_CSS = """
    ReportView {
        & #report-heading { height: 1; padding: 0 1; color: $accent; text-style: bold; }
        & #report-heading.-working { color: $text-warning; }
        & #report-figures { padding: 0 1; }
        & #report-notes { height: auto; max-height: 3; padding: 0 1; color: $text-muted; }
        & .-absent { display: none; }
    }
    """

    @dataclass
    class Opened(Message):
        """The owner wants to see who is behind a row."""

        at: int

    @dataclass
    class CustomerOpened(Message):
        """The owner wants to see a customer's card."""

        customer_id: int

    @dataclass
    class SortAsked(Message):
        """The owner wants the list in another order."""

        sort: Sort

    def __init__(self, formats: Formats) -> None:
        """Nothing read yet."""
        super().__init__(id="report")
        self._formats = formats
        self.data: ReportData | None = None
        self._at: Part | None = None  # the part the owner is in, None for the first
        self._orders: dict[str, Listed] = {}
        self.picture = PictureView(formats, id="report-picture")
        self.summary = ReportGrid(format_cell=formats.cell, id="report-summary")
        self.figures = Static(id="report-figures")
        self.table = ReportGrid(
            format_cell=formats.cell, empty_text=words.empty(), id="report-list"
        )

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield Static(id="report-heading")
        yield Static(id="report-notes")
        yield self.picture
        yield self.figures
        yield self.summary
        yield self.table

    # What is shown

    def say(self, heading: str, *, is_working: bool = False) -> None:
        """Writes the heading."""
        line = self.query_one("#report-heading", Static)
        line.set_class(is_working, "-working")
        line.update(Content(visible(heading)))

    def show(self, data: ReportData, *, is_other: bool) -> None:
        """Draws a report.

        Args:
            data: what was read.
            is_other: it is not the report that was shown before, so that cursors begin anew.
        """
        self.data = data
        self.picture.show(data.answer.picture)
        if is_other:
            self._at, self.picture.corner = None, (0, 0)
        if data.answer.summary is not None:
            self.load_summary(
                listed(data.answer.summary, self._sort(self.summary, is_other)), is_other
            )
        self.load_table(data.listed, data.sort, is_other=is_other)
        self.summary.opens = bool(data.answer.members)
        self.table.opens = bool(data.answer.table.ids) or data.grouped is data.answer.table
        self.share_room()

    def load_table(self, table: Listed, sort: Sort | None, *, is_other: bool = False) -> None:
        """Draws the list in another order."""
        self._orders["report-list"] = table
        self.table.load(table.table, keep_cursor=not is_other, sort=sort)

    def load_summary(self, table: Listed, is_other: bool = False) -> None:
        """Draws the short list in another order."""
        self._orders["report-summary"] = table
        self.summary.load(table.table, keep_cursor=not is_other, sort=self.summary.sort)

    def _sort(self, grid: Grid, is_other: bool) -> Sort | None:
        if is_other:
            grid.sort = None
        return grid.sort

    # The room, and where the owner is in it

    def on_resize(self, event: events.Resize) -> None:
        """Shares out the room anew."""
        self.share_room()

    def share_room(self) -> None:
        """Gives each part its room, or to one after the other where it is scarce."""
        at, shown = self._stop, self._views
        view = next((each for each in shown if at in each), shown[0]) if shown else {}
        heights = {widget: view.get(part, 0) for part, widget in self._widgets.items()}
        for widget in (self.picture, self.figures, self.summary, self.table):
            height = heights.get(widget, 0)
            widget.set_class(height == 0, "-absent")
            widget.styles.height = height or 1
        if view:
            last = [part for part, height in view.items() if height][-1]
            self._widgets[last].styles.height = "1fr"
        self._write()

    def _write(self) -> None:
        """What is written to the width there is: the notes and the figures."""
        width = self._width
        noted = [Content(line) for line in self._notes]
        self.query_one("#report-notes", Static).update(Content("\n").join(noted))
        summary = self.data.answer.summary if self.data else None
        if summary is not None and self._is_figures:
            lines = figure_lines(summary, width, self._formats)
            self.figures.update(Content("\n").join(lines))

    @property
    def _width(self) -> int:
        return max(self.size.width - 2, 1)

    @property
    def _is_figures(self) -> bool:
        answer = self.data.answer if self.data else None
        return answer is not None and is_figures(answer.summary, len(answer.members))

    @property
    def _widgets(self) -> dict[Part, Widget]:
        summary: Widget = self.figures if self._is_figures else self.summary
        return {Part.PICTURE: self.picture, Part.SUMMARY: summary, Part.LIST: self.table}

    @property
    def _views(self) -> tuple[View, ...]:
        data = self.data
        if data is None:
            return ()
        picture, summary = data.answer.picture, data.answer.summary
        short = 0 if summary is None else len(summary.rows) + 1
        if summary is not None and self._is_figures:
            short = figures_height(summary, self._width)
        needs = Needs(
            0 if picture is None else least_height(picture),
            0 if picture is None else wanted_height(picture),
            short,
            max(len(data.answer.table.rows) + 1, EMPTY),
        )
        return views(self.size.height - 1 - len(self._notes), needs)

    @property
    def _notes(self) -> list[str]:
        """The lines of the notes; where there are more, the last one says so."""
        lines = wrap(visible(words.notes(self.data)) if self.data else "", self._width)
        if len(lines) <= MOST_NOTES:
            return lines
        more = words.more()
        last = f"{lines[MOST_NOTES - 1]} …"
        kept = fit(last, max(self._width - cell_len(more), 1)).rstrip()
        return [*lines[: MOST_NOTES - 1], kept + more]

    @property
    def stops(self) -> list[Part]:
        """Where Tab leads, in turn; the picture only where it stands alone or can be moved."""
        found = []
        for view in self._views:
            parts = [part for part, height in view.items() if height]
            if len(parts) > 1 and Part.PICTURE in parts and not self.picture.is_larger:
                parts.remove(Part.PICTURE)
            if self._is_figures and Part.SUMMARY in parts:
                parts.remove(Part.SUMMARY)
            found += parts
        return found

    @property
    def _stop(self) -> Part:
        stops = self.stops
        if not stops:
            return Part.LIST
        return self._at if self._at in stops else stops[0]

    def turn(self, step: int) -> None:
        """Goes on to another part."""
        stops = self.stops
        if stops:
            self._at = stops[(stops.index(self._stop) + step) % len(stops)]
            self.share_room()
            self.enter()

    def enter(self) -> None:
        """Puts the focus into the part the owner is in."""
        self._widgets[self._stop].focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follows the owner, also by mouse."""
        for part, widget in self._widgets.items():
            if widget is event.widget:
                self._at = part

    # What the owner does

    @property
    def exported(self) -> Table | None:
        """The list the owner is in."""
        return self.summary.table if self._stop is Part.SUMMARY else self.table.table

    def on_grid_opened(self, event: Grid.Opened) -> None:
        """Opens the customer, or asks for who is behind the row."""
        event.stop()
        data = self.data
        if data is None:
            return
        if event.row_id is not None:
            self.post_message(self.CustomerOpened(event.row_id))
            return
        is_grouped = (data.answer.summary is None) == (event.grid is self.table)
        if data.answer.members and is_grouped:
            self.post_message(self.Opened(self._orders[event.grid.id or ""].order[event.index]))

    def on_grid_sort_asked(self, event: Grid.SortAsked) -> None:
        """Puts the short list in order at once; the pane sorts the long one in a thread."""
        event.stop()
        sort = event.column_key, event.descending
        if event.grid is self.table:
            self.post_message(self.SortAsked(sort))
        elif self.data is not None and self.data.answer.summary is not None:
            self.summary.sort = sort
            self.load_summary(listed(self.data.answer.summary, sort))
