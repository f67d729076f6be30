"""Exporting: the whole shop as a workbook, or the list on the screen as it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.domain.table import Table
from shoptui.exchange.report_sheet import ReportSheet
from shoptui.exchange.sheets import MAX_ROWS, Book, Chart, GridSheet, ListSheet, Sheet, TextSheet
from shoptui.exchange.watch import Watch
from shoptui.exchange.workbook import write_workbook
from shoptui.exchange.write_csv import write_csv
from shoptui.services.analyses.registry import NAMES
from shoptui.services.desk import Desk
from shoptui.services.export_about import Line, about, about_list
from shoptui.services.export_about_loyalty import loyalty_lines
from shoptui.services.export_about_return import lines_of_return
from shoptui.services.export_grids import heat_grids
from shoptui.services.export_parts import ALL, Format, Part, check_target, chosen_parts, format_of
from shoptui.services.export_paths import suggested_path
from shoptui.services.export_reports import report_lines, report_sheet
from shoptui.services.export_tables import ExportTables
from shoptui.services.hidden_phones import without_phones
from shoptui.storage import receipts

__all__ = [
    "Exported",
    "Format",
    "Part",
    "Watch",
    "export_table",
    "export_workbook",
    "suggested_path",
]


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written.

    Attributes:
        path: the file.
        sheets: what it holds, lists with their number of rows.
    """

    path: Path
    sheets: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """The same for the owner."""
        return _("{path} holds {sheets}.").format(path=self.path, sheets=", ".join(self.sheets))


def export_workbook(
    desk: Desk,
    path: Path,
    as_of: date | None = None,
    what: str = ALL,
    *,
    hide_phones: bool = False,
    watch: Watch | None = None,
) -> Exported:
    """Writes the lists of the shop, a sheet each, with a page that explains them.

    An existing file is replaced, at the very end.

    Args:
        desk: the open shop.
        path: a name ending in .xlsx; or in .csv, which takes one part only.
        as_of: the last day that counts, today when left out.
        what: "all", or some of the values of `Part` with commas between.
        hide_phones: leave the phone numbers out.
        watch: is told how many rows are written and may stop the work.

    Raises:
        NotFound: there is no such part.
        InvalidInput: the name of the file fits no kind of file, or not the parts chosen.
        FileTrouble: the file cannot be written; an existing one is unchanged.
        Cancelled: the watch stopped it.
    """
    parts, written = chosen_parts(what), format_of(path)
    check_target(desk, path, written)
    shop = ExportTables(desk, as_of or desk.today())
    if written is Format.CSV:
        table = _shared(shop.table(_only(parts)), hide_phones)
        write_csv(path, table, watch)
        return Exported(path, (_counted(table),))
    tables = {part: shop.table(part) for part in parts}
    if len(parts) == len(Part) and len(tables[Part.RECEIPTS].rows) > MAX_ROWS:
        del tables[Part.RECEIPTS]
    sheets = tuple(
        report_sheet(shop, part, hide_phones) if part in NAMES else _sheet(table, part, hide_phones)
        for part, table in tables.items()
    )
    page = TextSheet(_("About"), _about(shop, tables))
    return _write(path, Book(shop.scored.shop.name, (*sheets, page), _mark(desk)), watch)


def export_table(
    desk: Desk,
    table: Table,
    path: Path,
    fmt: Format = Format.EXCEL,
    *,
    hide_phones: bool = False,
    watch: Watch | None = None,
) -> Exported:
    """Writes one list as it stands on the screen; an existing file is replaced at the very end.

    Raises:
        InvalidInput: the name of the file does not end in the format.
        FileTrouble: the file cannot be written; an existing one is unchanged.
        Cancelled: the watch stopped it.
    """
    check_target(desk, path, Format(fmt))
    shared = _shared(table, hide_phones)
    if fmt == Format.CSV:
        write_csv(path, shared, watch)
        return Exported(path, (_counted(shared),))
    page = TextSheet(_("About"), about_list(desk.shop(), desk.today(), table))
    return _write(path, Book(table.title, (ListSheet(shared), page)), watch)


def _write(path: Path, book: Book, watch: Watch | None) -> Exported:
    write_workbook(path, book, watch)
    return Exported(path, tuple(_named(sheet) for sheet in book.sheets))


def _mark(desk: Desk) -> str:
    with desk.file.read() as db:
        return receipts.file_mark(db)


def _named(sheet: Sheet) -> str:
    if isinstance(sheet, ReportSheet):
        return f"{sheet.title} ({len(sheet.table.rows)})"
    return _counted(sheet.table) if isinstance(sheet, ListSheet) else sheet.title


def _counted(table: Table) -> str:
    return f"{table.title} ({len(table.rows)})"


def _sheet(table: Table, part: Part, hide_phones: bool) -> Sheet:
    if part is Part.HEATMAP:
        return GridSheet(table.title, heat_grids(table))
    chart = Chart(_("Net spend by tier"), "tier", "net") if part is Part.TIERS else None
    return ListSheet(_shared(table, hide_phones), chart)


def _about(shop: ExportTables, tables: Mapping[Part, Table]) -> tuple[Line, ...]:
    """The page that explains the sheets; loyalty and rewards only where they are shown."""
    lines = about(shop.scored, shop.desk.today())
    if Part.LOYALTY in tables or Part.MAP in tables:
        lines = (*lines, ("", ""), *loyalty_lines(shop.loyal))
    if Part.REWARDS in tables:
        rewards = tables[Part.REWARDS]
        lines = (*lines, ("", ""), (rewards.title, " ".join(rewards.notes)))
    lines = (*lines, *report_lines({part: table.notes for part, table in tables.items()}))
    return (*lines, *lines_of_return(Part.RECEIPTS in tables))


def _shared(table: Table, hide_phones: bool) -> Table:
    return without_phones(table) if hide_phones else table


def _only(parts: tuple[Part, ...]) -> Part:
    if len(parts) > 1:
        message = _("A CSV file holds one list: choose one of {names}, or a name ending in .xlsx.")
        raise InvalidInput(message.format(names=", ".join(Part)), "what")
    return parts[0]
