"""Which readers go through a sheet: those of any sheet, or those of shoptui's own lists."""

from datetime import date

from shoptui.services.importing.contents import OfParticulars, OfRows
from shoptui.services.importing.left_out import LeftOut
from shoptui.services.importing.open_import import OpenImport
from shoptui.services.importing.own_customers import OwnParticularsReader
from shoptui.services.importing.own_rows import OwnRowReader
from shoptui.services.importing.particulars import ParticularsReader
from shoptui.services.importing.row_reader import RowReader
from shoptui.services.importing.sheet_kind import SheetKind


def readers(sheet: OpenImport, left_out: LeftOut, today: date) -> tuple[OfRows, OfParticulars]:
    """The readers of a sheet, which note what they leave out."""
    cells = sheet.cells()
    of_people = sheet.kind is SheetKind.PEOPLE
    if not sheet.columns.is_own:
        particulars = ParticularsReader(cells, left_out, today, of_people=of_people)
        return RowReader(cells, left_out), particulars
    return OwnRowReader(cells), OwnParticularsReader(cells, today, of_people=of_people)
