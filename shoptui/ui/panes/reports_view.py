"""One report: its picture, its short list and its list, as many at once as there is room for."""

from dataclasses import dataclass

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
from shoptui.ui.panes.reports_room import Shares, shares
from shoptui.ui.widgets.columns import Sort
from shoptui.ui.widgets.grid import Grid
from shoptui.ui.widgets.picture_view import PictureView, wanted_height


class ReportView(Vertical):
    """Draws what was read. On a small screen the list takes the place of the rest.

    Messages: `Opened` (a row of the short list, or of a list without people, was opened),
    `CustomerOpened` (a row that is a customer).
    """

    DEFAULT_CSS = """
    ReportView {
        & #report-heading { height: 1; padding: 0 1; color: $accent; text-style: bold; }
        & #report-heading.-working { color: $text-warning; }
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
        self._part = 0  # which of `parts` the owner is in
        self._orders: dict[str, Listed] = {}
        self.picture = PictureView(formats, id="report-picture")
        self.summary = Grid(format_cell=formats.cell, id="report-summary")
        self.table = Grid(format_cell=formats.cell, empty_text=words.empty(), id="report-list")

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield Static(id="report-heading")
        yield Static(id="report-notes")
        yield self.picture
        yield self.summary
        yield self.table

    # What is shown

    def say(self, heading: str, *, is_working: bool = False) -> None:
        """Writes the heading."""
        line = self.query_one("#report-heading", Static)
        line.set_class(is_working, "-working")
        line.update(Content(visible(heading)))

    def show(self, data: ReportData, table: Listed, *, is_other: bool) -> None:
        """Draws a report.

        Args:
            data: what was read.
            table: its list in the order asked for.
            is_other: it is not the report that was shown before, so that cursors begin anew.
        """
        self.data = data
        self.say(words.heading(data, self._formats))
        self.query_one("#report-notes", Static).update(Content(visible(words.notes(data))))
        self.picture.show(data.answer.picture)
        if is_other:
            self._part, self.picture.corner = 0, (0, 0)
        if data.answer.summary is not None:
            self.load_summary(
                listed(data.answer.summary, self._sort(self.summary, is_other)), is_other
            )
        self.load_table(table, self._sort(self.table, is_other), is_other=is_other)
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
        """Gives each part its room."""
        data = self.data
        if data is None:
            return
        found = self._shares(data)
        alone = None if found.together else self._part_widget
        wanted = {self.picture: found.picture, self.summary: found.summary, self.table: found.list}
        for widget, height in wanted.items():
            is_aside = alone is not None and (widget is self.table) != (alone is self.table)
            widget.set_class(height == 0 or is_aside, "-absent")
            widget.styles.height = height if height > 0 and not is_aside else "1fr"
        if found.together or alone is self.table:
            self.table.styles.height = "1fr"
        elif data.answer.picture is not None:
            self.picture.styles.height = "1fr"
        else:
            self.summary.styles.height = "1fr"

    def _shares(self, data: ReportData) -> Shares:
        said = self.query_one("#report-notes", Static).size.height
        summary = data.answer.summary
        return shares(
            self.size.height - 1 - (said or bool(data.answer.table.notes)),
            0 if data.answer.picture is None else wanted_height(data.answer.picture),
            0 if summary is None else len(summary.rows) + 1,
            len(data.answer.table.rows) + 1,
        )

    @property
    def parts(self) -> list[Widget]:
        """Where Tab leads, in turn."""
        data = self.data
        if data is None:
            return []
        found: list[Widget] = []
        together = self._shares(data).together
        if data.answer.summary is not None:
            found.append(self.summary)
        elif data.answer.picture is not None and not together:
            found.append(self.picture)
        return [*found, self.table]

    @property
    def _part_widget(self) -> Widget:
        parts = self.parts
        return parts[min(self._part, len(parts) - 1)] if parts else self.table

    def turn(self, step: int) -> None:
        """Goes on to another part."""
        parts = self.parts
        if parts:
            self._part = (self._part + step) % len(parts)
            self.share_room()
            self.enter()

    def enter(self) -> None:
        """Puts the focus into the part the owner is in."""
        self._part_widget.focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follows the owner, also by mouse."""
        if event.widget in self.parts:
            self._part = self.parts.index(event.widget)

    # What the owner does

    @property
    def exported(self) -> Table | None:
        """The list the owner is in."""
        grid = self.summary if self._part_widget is self.summary else self.table
        return grid.table

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
