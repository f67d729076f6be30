"""Exporting: the whole shop as a workbook, or the list on the screen as it stands."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.domain.table import Table
from shoptui.exchange.sheets import Book, Chart, GridSheet, ListSheet, Sheet, TextSheet
from shoptui.exchange.watch import Watch
from shoptui.exchange.workbook import write_workbook
from shoptui.exchange.write_csv import write_csv
from shoptui.services.desk import Desk
from shoptui.services.export_about import about, about_list
from shoptui.services.export_customers import customers_table
from shoptui.services.export_grids import heat_grids
from shoptui.services.export_parts import ALL, Format, Part, check_target, chosen_parts, format_of
from shoptui.services.export_paths import suggested_path
from shoptui.services.export_sales import receipts_table
from shoptui.services.hidden_phones import without_phones
from shoptui.services.tiers import Scored, score

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
    """Writes customers, tiers, heat map and sales with a page that explains them.

    An existing file is replaced, at the very end.

    Args:
        desk: the open shop.
        path: a name ending in .xlsx; or in .csv, which takes one part only.
        as_of: the last day that counts, today when left out.
        what: "all", or some of customers, tiers, heatmap, sales with commas between.
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
    scored = score(desk, as_of)
    if written is Format.CSV:
        table = _shared(_table(desk, scored, _only(parts)), hide_phones)
        write_csv(path, table, watch)
        return Exported(path, (_counted(table),))
    sheets = (*(_sheet(desk, scored, part, hide_phones) for part in parts), _about(desk, scored))
    return _write(path, Book(scored.shop.name, sheets), watch)


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


def _named(sheet: Sheet) -> str:
    return _counted(sheet.table) if isinstance(sheet, ListSheet) else sheet.title


def _counted(table: Table) -> str:
    return f"{table.title} ({len(table.rows)})"


def _sheet(desk: Desk, scored: Scored, part: Part, hide_phones: bool) -> Sheet:
    table = _table(desk, scored, part)
    if part is Part.HEATMAP:
        return GridSheet(table.title, heat_grids(table))
    chart = Chart(_("Net spend by tier"), "tier", "net") if part is Part.TIERS else None
    return ListSheet(_shared(table, hide_phones), chart)


def _table(desk: Desk, scored: Scored, part: Part) -> Table:
    if part is Part.CUSTOMERS:
        return customers_table(desk, scored)
    if part is Part.SALES:
        return receipts_table(desk, scored.as_of)
    return scored.tiers() if part is Part.TIERS else scored.cells()


def _about(desk: Desk, scored: Scored) -> TextSheet:
    return TextSheet(_("About"), about(scored, desk.today()))


def _shared(table: Table, hide_phones: bool) -> Table:
    return without_phones(table) if hide_phones else table


def _only(parts: tuple[Part, ...]) -> Part:
    if len(parts) > 1:
        message = _("A CSV file holds one list: choose one of {names}, or a name ending in .xlsx.")
        raise InvalidInput(message.format(names=", ".join(Part)), "what")
    return parts[0]
