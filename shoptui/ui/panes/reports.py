"""Pane 8: how the shop is doing with its customers, one report at a time."""

from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static
from textual.worker import get_current_worker

from shoptui.domain.language import N_, _
from shoptui.domain.table import Table
from shoptui.domain.text import visible
from shoptui.services.analyses.registry import analyses, analysis
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.ui.command import bindings
from shoptui.ui.dialogs.why import WhyDialog
from shoptui.ui.keys import OPENING
from shoptui.ui.panes import reports_words as words
from shoptui.ui.panes.pane import Pane
from shoptui.ui.panes.reports_actions import REPORTS_ACTIONS
from shoptui.ui.panes.reports_asked import ReportsAsked
from shoptui.ui.panes.reports_data import ReportData, listed
from shoptui.ui.panes.reports_members import ReportMembers
from shoptui.ui.panes.reports_menu import ReportMenu
from shoptui.ui.panes.reports_view import ReportView
from shoptui.ui.panes.work_sign import A_MOMENT, working
from shoptui.ui.widgets.columns import Sort


class ReportsPane(ReportsAsked):
    """The list of reports beside the one that is chosen; on a small screen one of them at a time.

    In the report's place stand the customers behind one of its rows, when they are asked for.
    """

    TITLE = N_("Reports")
    KEY = "8"
    HELP = N_(
        "How the shop is doing with its customers: where they come from, how they stay, what they "
        "are worth. Enter on a row lists who is behind it, w says how the figures come about."
    )
    ACTIONS = REPORTS_ACTIONS
    BINDINGS: ClassVar = bindings(REPORTS_ACTIONS)
    SCOPED_CSS = False  # the screen's width class stands above this widget
    DEFAULT_CSS = """
    ReportsPane {
        & #report-choice { width: 25; padding: 0 0 0 1; border-right: solid $panel; }
        & #report-about { display: none; height: auto; max-height: 4; padding: 1 0; }
        & ReportMembers { display: none; }
        &.-members ReportMembers { display: block; }
        &.-members ReportView { display: none; }
    }
    .-narrow ReportsPane {
        & #report-choice { width: 1fr; border-right: none; }
        & #report-about { display: block; }
        & #report-side { display: none; }
        &.-report #report-side { display: block; }
        &.-report #report-choice { display: none; }
    }
    """

    def __init__(self, desk: Desk, formats: Formats, *, id: str | None = None) -> None:
        """The first report as of today."""
        super().__init__(desk, formats, id=id)
        self._sign: Timer | None = None
        self._menu = ReportMenu()
        self._view = ReportView(formats)
        self._members = ReportMembers(desk, formats)

    def compose(self) -> ComposeResult:
        """The reports there are, and the one that is looked at."""
        with Horizontal():
            with Vertical(id="report-choice"):
                yield self._menu
                yield Static(id="report-about")
            with Vertical(id="report-side"):
                yield self._view
                yield self._members

    def on_mount(self) -> None:
        """Lists the reports once they are loaded."""
        self._load()

    @work(thread=True, group=OPENING)
    def _load(self) -> None:
        found = analyses()
        self.app.call_from_thread(self._menu.fill, found)

    def enter(self) -> None:
        """Puts the focus back to where the owner was."""
        if self._members.is_open:
            self._members.grid.focus()
        elif self.has_class("-report"):
            self._view.enter()
        else:
            self._menu.focus()

    # Reading

    def reload(self) -> None:
        """Reads the report that is chosen; where that takes time, it says so."""
        self._watch_work()
        super().reload()

    def _watch_work(self) -> None:
        """Shows a sign of work after a moment, unless it is done by then."""
        self._end_work()
        self._sign = self.set_timer(A_MOMENT, self._say_working)

    def _end_work(self) -> None:
        if self._sign is not None:
            self._sign.stop()
        if self._data is not None:
            self._view.say(words.heading(self._data, self.formats))

    @property
    def sort(self) -> Sort | None:
        """The order the owner put the list into."""
        return self._view.table.sort

    def _say_working(self) -> None:
        self._view.say(working(_(analysis(self._chosen).title)), is_working=True)

    def show(self, data: ReportData) -> None:
        """Draws it, unless another one was asked for meanwhile."""
        if (data.analysis.name, data.asked) != (self._chosen, self.asked):
            return
        before, self._data = self._data, data
        self._end_work()
        is_other = before is None or before.analysis.name != data.analysis.name
        if not is_other and self.sort is not None and self.sort != data.sort:
            self._sort_table(self.sort)  # asked for while the report was read
        self._view.show(data, is_other=is_other)
        if self._members.is_open and not self._members.follow(data):
            self._close_members()
        if is_other and self.has_class("-report") and not self._members.is_open:
            self._view.enter()  # its parts may be others than those of the report before
        self.refresh_bindings()

    def on_pane_trouble(self, event: Pane.Trouble) -> None:
        """What was refused is not asked again."""
        self.ask_as_before()
        self._end_work()

    # Choosing a report and going back

    def on_report_menu_rested(self, event: ReportMenu.Rested) -> None:
        """Says what the report tells; where it stands beside the list, works it out."""
        event.stop()
        said = _(analysis(event.name).about)
        self.query_one("#report-about", Static).update(Content(visible(said)))
        self._choose(event.name)

    def on_report_menu_opened(self, event: ReportMenu.Opened) -> None:
        """Goes into the report."""
        event.stop()
        self._choose(event.name)
        self.add_class("-report")
        self.call_after_refresh(self._view.enter)
        self.refresh_bindings()

    def _choose(self, name: str) -> None:
        if name != self._chosen:
            self._close_members()
            self._chosen = name
            self.reload()
        self.refresh_bindings()

    def action_back(self) -> None:
        """One step back: from the customers to the report, from it to the list of reports."""
        if self._members.is_open:
            self._close_members()
            self._view.enter()
        else:
            self.remove_class("-report")
            self._menu.focus()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Each report has its own keys; Esc is the app's where nothing is left to go back from."""
        data = self._data
        is_read = data is not None and data.analysis.name == self._chosen
        found = data.analysis if data is not None and is_read else None
        in_report = not self._members.is_open and not self._menu.has_focus
        if action == "back":
            return not self._menu.has_focus
        if action == "part":
            return in_report and len(self._view.stops) > 1
        if action == "by":
            return found is not None and bool(found.breakdowns)
        if action == "period":
            return found is not None and found.has_period
        if action == "marketing_costs":
            return self._chosen == "acquisition"
        return True

    def action_part(self, step: int) -> None:
        """Goes on to another part of the report."""
        self._view.turn(step)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follows the owner between the list of reports and the report, also by mouse."""
        self.set_class(event.widget is not self._menu, "-report")
        self.refresh_bindings()

    # Who is behind a row

    def on_report_view_customer_opened(self, event: ReportView.CustomerOpened) -> None:
        """Opens the customer's card."""
        event.stop()
        self.post_message(self.OpenCustomer(event.customer_id))

    def on_report_members_customer_opened(self, event: ReportMembers.CustomerOpened) -> None:
        """Opens the customer's card."""
        event.stop()
        self.post_message(self.OpenCustomer(event.customer_id))

    def on_report_view_opened(self, event: ReportView.Opened) -> None:
        """Lists who is behind a row."""
        event.stop()
        if self._data is not None:
            self._watch_work()
            self._members.open(self._data, event.at)

    def on_report_members_listed(self, event: ReportMembers.Listed) -> None:
        """Puts them into the place of the report."""
        event.stop()
        self._end_work()
        if not self.has_class("-members"):
            self.add_class("-members")
            self._members.grid.focus()
        self.refresh_bindings()

    def on_report_members_failed(self, event: ReportMembers.Failed) -> None:
        """Says what went wrong; the report stays."""
        event.stop()
        self._close_members()
        self.post_message(self.Trouble(event.error))

    def _close_members(self) -> None:
        self._members.close()
        self.remove_class("-members")

    # The description spares Textual from writing out everybody.
    @work(thread=True, exclusive=True, group=OPENING, description="order of a report")
    def _sort_table(self, sort: Sort) -> None:
        worker, data = get_current_worker(), self._data
        if data is None:
            return
        found = listed(data.answer.table, sort)
        if not worker.is_cancelled and data is self._data:
            self.app.call_from_thread(self._view.load_table, found, sort)

    def on_report_view_sort_asked(self, event: ReportView.SortAsked) -> None:
        """Puts the list of the report into another order."""
        event.stop()
        self._sort_table(event.sort)

    # What others ask of the pane

    def selected_customer(self) -> int | None:
        """The customer under the cursor, where customers are listed."""
        if self._members.is_open:
            return self._members.grid.row_id(self._members.grid.cursor)
        table = self._view.table
        return table.row_id(table.cursor) if table.has_focus else None

    def exported(self) -> Table | None:
        """The customers, else the list of the report the owner is in."""
        return self._members.grid.table if self._members.is_open else self._view.exported

    def explains(self) -> bool:
        """Whether the report says how its figures come about."""
        return self._data is not None

    def explain(self) -> None:
        """Says how the figures of the report come about."""
        data = self._data
        if data is not None:
            title = _("Why: {report}").format(report=_(data.analysis.title))
            self.app.push_screen(WhyDialog(title, words.why(data)))
