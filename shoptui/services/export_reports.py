"""The reports of pane 8 in a workbook: a sheet each, and what the page About says of them."""

from collections.abc import Mapping, Sequence

from shoptui.domain.language import _
from shoptui.domain.table import Table
from shoptui.exchange.report_sheet import ReportSheet
from shoptui.services.analyses.registry import NAMES, analysis
from shoptui.services.export_about import Line
from shoptui.services.export_parts import Part
from shoptui.services.export_tables import ExportTables
from shoptui.services.hidden_phones import without_phones


def report_sheet(shop: ExportTables, part: Part, hide_phones: bool) -> ReportSheet:
    """A report with its short list and its picture, under the name it has in pane 8."""
    found = shop.answer(part)

    def shared(table: Table) -> Table:
        return without_phones(table) if hide_phones else table

    return ReportSheet(
        _(analysis(part).title),
        shared(found.table),
        None if found.summary is None else shared(found.summary),
        found.picture,
    )


def report_lines(notes: Mapping[Part, Sequence[str]]) -> tuple[Line, ...]:
    """What question each report answers, and what is to be said beside it."""
    lines: list[Line] = []
    for part, said in notes.items():
        if part in NAMES:
            found = analysis(part)
            lines.append((_(found.title), " ".join([_(found.about), *said])))
    return (("", ""), *lines) if lines else ()
