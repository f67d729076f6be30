"""The sentences of the pane of reports."""

from shoptui.domain.language import _, counted
from shoptui.domain.table import Table
from shoptui.domain.why import Section
from shoptui.services.formats import Formats
from shoptui.ui.dialogs.choices import Line
from shoptui.ui.panes.reports_data import ReportData

BETWEEN = " · "


def heading(data: ReportData, formats: Formats) -> str:
    """Which report, broken down by what, from when to when."""
    asked, parts = data.asked, [_(data.analysis.title)]
    if data.analysis.breakdowns:
        parts.append(breakdown(data))
    if asked.since is not None:
        parts.append(_("since {day}").format(day=formats.date(asked.since)))
    if asked.as_of is not None:
        parts.append(_("as of {day}").format(day=formats.date(asked.as_of)))
    return BETWEEN.join(parts)


def breakdown(data: ReportData) -> str:
    """The breakdown in force, in words."""
    names = data.analysis.breakdowns
    return _(names[data.asked.by or next(iter(names))])


def notes(data: ReportData) -> str:
    """What stands beside the list."""
    return " ".join(data.answer.table.notes)


def more() -> str:
    """The sign that there is more to be said."""
    return " " + _("w: more")


def breakdowns(data: ReportData) -> list[Line[str]]:
    """What the report can be broken down by."""
    return [Line(name, _(words)) for name, words in data.analysis.breakdowns.items()]


def who(table: Table, formats: Formats) -> str:
    """Whose list it is, and how many they are."""
    found = counted("{count} customer", "{count} customers", len(table.rows))
    return BETWEEN.join((table.title, found))


def empty() -> str:
    """What an empty report will show, and which key fills it."""
    return _("There is nothing to report on yet. Press n for a sale.")


def why(data: ReportData) -> list[Section]:
    """How the figures come about, and all that is to be said beside them."""
    about, said = _(data.analysis.about), data.answer.table.notes
    noted = [Section(_("Good to know"), said)] if said else []
    return [*data.answer.why, *noted] or [Section(_(data.analysis.title), (about,))]
