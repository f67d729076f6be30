"""What the owner asks of the reports: which, as of when, from when on, broken down by what."""

from dataclasses import replace
from threading import Lock

from textual.worker import get_current_worker

from shoptui.domain.errors import Cancelled
from shoptui.domain.language import _
from shoptui.services.analyses.analysis import Asked
from shoptui.services.analyses.registry import NAMES
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.ui.dialogs.choices import ChoicesDialog
from shoptui.ui.dialogs.since import Period, SinceDialog
from shoptui.ui.panes import reports_words as words
from shoptui.ui.panes.as_of import AsOfPane
from shoptui.ui.panes.reports_data import ReportData, read
from shoptui.ui.widgets.columns import Sort


class ReportsAsked(AsOfPane[ReportData]):
    """Reads the report that is chosen. Each keeps its period and breakdown, all share the day."""

    def __init__(self, desk: Desk, formats: Formats, *, id: str | None = None) -> None:
        """The first report as of today."""
        super().__init__(desk, formats, id=id)
        self._chosen = NAMES[0]
        self._asked: dict[str, Asked] = {}
        self._data: ReportData | None = None  # what was read last
        self._reading = Lock()

    @property
    def asked(self) -> Asked:
        """What is asked of the report that is chosen."""
        return replace(self._asked.get(self._chosen, Asked()), as_of=self._as_of)

    def fetch(self) -> ReportData:
        """Works the report out, one after the other; who was overtaken while waiting does not."""
        with self._reading:
            if get_current_worker().is_cancelled:
                raise Cancelled(_("Another report was asked for."))
            last = self._data
            is_same = last is not None and last.analysis.name == self._chosen
            return read(self.desk, self._chosen, self.asked, self.sort if is_same else None)

    @property
    def sort(self) -> Sort | None:
        """The order the owner put the list of this report into."""
        raise NotImplementedError

    def ask_as_before(self) -> None:
        """Goes back to what was answered last, after a question that was refused."""
        data = self._data
        if data is not None and data.analysis.name == self._chosen:
            self._asked[self._chosen], self._as_of = data.asked, data.asked.as_of
        else:
            self._asked.pop(self._chosen, None)

    def action_period(self) -> None:
        """Asks for the first day of the period."""
        dialog = SinceDialog(self.desk, self.formats, self.asked.since)
        self.app.push_screen(dialog, self._begin_with)

    def _begin_with(self, period: Period | None) -> None:
        if period is not None:
            self._ask(replace(self.asked, since=period.since))

    def action_by(self) -> None:
        """Asks for the breakdown."""
        data = self._data
        if data is not None:
            lines = words.breakdowns(data)
            chosen = [line.value for line in lines].index(data.asked.by or lines[0].value)
            dialog = ChoicesDialog(_("Break down by"), lines, chosen)
            self.app.push_screen(dialog, self._break_down)

    def _break_down(self, by: str | None) -> None:
        if by is not None:
            self._ask(replace(self.asked, by=by))

    def _ask(self, asked: Asked) -> None:
        if asked != self.asked:
            self._asked[self._chosen] = asked
            self.reload()
