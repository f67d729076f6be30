"""The list of reports to choose from."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from shoptui.domain.language import _
from shoptui.domain.text import visible
from shoptui.services.analyses.analysis import Analysis
from shoptui.ui.command import bindings
from shoptui.ui.panes.reports_actions import MENU_ACTIONS
from shoptui.ui.widgets.columns import fit

A_MOMENT = 0.25  # seconds the cursor must rest before a report is worked out
ROOM_FOR_ABOUT = 60
PADDING = 2


class ReportMenu(OptionList):
    """The reports by their titles, where there is room each with the question it answers.

    Messages: `Rested` (the cursor rests on a report), `Opened` (Enter or a click).
    """

    ACTIONS = MENU_ACTIONS
    BINDINGS: ClassVar = bindings(MENU_ACTIONS)

    class Rested(Message):
        """The cursor rests on a report.

        Attributes:
            name: which.
        """

        def __init__(self, name: str) -> None:
            """Carries the name."""
            super().__init__()
            self.name = name

    class Opened(Rested):
        """The owner wants to look at a report."""

    def __init__(self) -> None:
        """No reports yet."""
        super().__init__(id="reports-menu", markup=False)
        self._analyses: Sequence[Analysis] = ()
        self._timer: Timer | None = None

    def fill(self, analyses: Sequence[Analysis]) -> None:
        """Lists the reports; the cursor stays."""
        self._analyses = analyses
        self._write()

    def on_resize(self, event: events.Resize) -> None:
        """Writes the questions where there is room for them."""
        self._write()

    def action_look(self) -> None:
        """Goes into the report under the cursor."""
        self.action_select()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Waits whether the cursor goes on."""
        event.stop()
        if self._timer is not None:
            self._timer.stop()
        name = event.option_id or ""
        self._timer = self.set_timer(A_MOMENT, lambda: self.post_message(self.Rested(name)))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Opens it."""
        event.stop()
        self.post_message(self.Opened(event.option_id or ""))

    def _write(self) -> None:
        at = self.highlighted
        width = self.scrollable_content_region.width - PADDING
        self.clear_options()
        self.add_options(
            [Option(self._prompt(each, width), id=each.name) for each in self._analyses]
        )
        if self._analyses:
            self.highlighted = at or 0

    def _prompt(self, report: Analysis, width: int) -> Content:
        titles = [visible(_(each.title)) for each in self._analyses]
        title = visible(_(report.title))
        if width < ROOM_FOR_ABOUT:
            return Content(fit(title, max(width, 1)).rstrip())
        label = fit(title, max(map(cell_len, titles)) + 2)
        about = fit(visible(_(report.about)), max(width - cell_len(label), 1)).rstrip()
        return Content.assemble(label, (about, "dim"))
