"""What the pane of reports shows: one report, and who is behind one of its rows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from shoptui.domain.table import Table
from shoptui.services.analyses.analysis import Analysis, Answer, Asked
from shoptui.services.analyses.members import members_table
from shoptui.services.analyses.registry import analysis
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.reports import answer
from shoptui.services.sorting import sorted_table
from shoptui.ui.widgets.columns import Sort


@dataclass(frozen=True, slots=True)
class Listed:
    """A list as it stands on the screen.

    Attributes:
        table: in the order asked for.
        order: for each row where it stood before.
    """

    table: Table
    order: Sequence[int]


@dataclass(frozen=True, slots=True)
class ReportData:
    """One reading of one report.

    Attributes:
        analysis: which.
        asked: what was asked.
        answer: what it answers.
        listed: its list in the order asked for.
        sort: that order, None for the report's own.
    """

    analysis: Analysis
    asked: Asked
    answer: Answer
    listed: Listed
    sort: Sort | None = None

    @property
    def grouped(self) -> Table | None:
        """The list behind whose rows there are customers; None where nobody can be listed."""
        return (self.answer.summary or self.answer.table) if self.answer.members else None


def read(desk: Desk, name: str, asked: Asked, sort: Sort | None = None) -> ReportData:
    """Works a report out; runs in a thread.

    Raises:
        InvalidInput: it refuses this period.
    """
    found = answer(desk, name, asked)
    return ReportData(analysis(name), asked, found, listed(found.table, sort), sort)


def listed(table: Table, sort: Sort | None) -> Listed:
    """A list in the order asked for, as the report has it where none was."""
    places = range(len(table.rows))
    if sort is None or sort[0] not in [column.key for column in table.columns]:
        return Listed(table, places)
    found = sorted_table(replace(table, ids=places), *sort)
    ids = [table.ids[at] for at in found.ids] if table.ids else ()
    return Listed(replace(found, ids=ids), found.ids)


def members(desk: Desk, data: ReportData, at: int, formats: Formats) -> Table:
    """The customers behind a row; with the columns of the report where it lists customers."""
    ids, title = data.answer.members[at], row_name(data, at, formats)
    table = data.answer.table
    if not table.ids:
        return members_table(desk, ids, title, data.asked.as_of)
    wanted = set(ids)
    kept = [place for place, customer in enumerate(table.ids) if customer in wanted]
    rows = [table.rows[place] for place in kept]
    return replace(table, title=title, rows=rows, ids=[table.ids[place] for place in kept])


def row_name(data: ReportData, at: int, formats: Formats) -> str:
    """What a row of the grouped list is called: its first cell."""
    table = data.grouped
    if table is None:
        return ""
    return formats.cell(table.rows[at][0], table.columns[0], table)
