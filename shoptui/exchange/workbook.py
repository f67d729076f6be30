"""Writing a workbook: openpyxl makes all but the rows, which stream into its sheets."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from shoptui.domain.errors import FileTrouble
from shoptui.domain.language import _
from shoptui.domain.table import Table
from shoptui.exchange.cell_xml import StyleIds, cell_writers, rows_xml, text_row
from shoptui.exchange.looks import HEADING, LABEL, PASSAGE, header_look
from shoptui.exchange.pages import pages
from shoptui.exchange.replacing import replacing
from shoptui.exchange.report_sheet import ReportSheet
from shoptui.exchange.sheets import MAX_ROWS, Book, GridSheet, ListSheet, Sheet, TextSheet
from shoptui.exchange.shell import list_area, make_shell
from shoptui.exchange.watch import Watch

_LEVEL = 3  # of deflate: half the time of the usual 6
_MAX_BYTES = 2**31 - 2**24  # a zip entry beyond 2 GiB needs an extension Excel warns about
_NO_ROWS = re.compile(rb"<sheetData\s*/>|<sheetData>\s*</sheetData>")
_AFTER_PAGE_SETUP = re.compile(rb"(?=<drawing |</worksheet>)")


def write_workbook(path: Path, book: Book, watch: Watch | None = None) -> None:
    """Writes a workbook whole or not at all; an existing file is replaced at the very end.

    Rows are fetched and written a page at a time, so memory does not grow with their number.

    Raises:
        FileTrouble: a list is too long for Excel, or the file cannot be written.
        Cancelled: the watch stopped it.
    """
    if any(len(table.rows) > MAX_ROWS for sheet in book.sheets for table in sheet.tables):
        raise _too_long()
    shell, styles = make_shell(book)
    with replacing(path) as file:
        _fill(file, shell, book, styles, watch or Watch())


def _fill(file: BinaryIO, shell: bytes, book: Book, styles: StyleIds, watch: Watch) -> None:
    """Copies the shell's parts, with rows put into its sheets."""
    sheets = {f"xl/worksheets/sheet{at}.xml": sheet for at, sheet in enumerate(book.sheets, 1)}
    with (
        zipfile.ZipFile(io.BytesIO(shell)) as source,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as target,
    ):
        for part in source.namelist():
            empty = source.read(part)
            if part in sheets:
                rows = _rows(sheets[part], styles, watch)
                _write_sheet(target, part, _unmarked(sheets[part], empty), rows)
            else:
                target.writestr(part, empty)


def _write_sheet(target: zipfile.ZipFile, part: str, empty: bytes, rows: Iterator[str]) -> None:
    before, after = _NO_ROWS.split(empty)
    size = len(empty)
    with target.open(part, "w") as out:
        out.write(before + b"<sheetData>")
        for chunk in map(str.encode, rows):
            size += len(chunk)
            if size > _MAX_BYTES:
                raise _too_long()
            out.write(chunk)
        out.write(b"</sheetData>" + after)


def _unmarked(sheet: Sheet, empty: bytes) -> bytes:
    """The sheet without Excel's green corners on codes and phones, "numbers stored as text"."""
    if isinstance(sheet, ListSheet):
        areas = list_area(sheet.table)
    elif isinstance(sheet, ReportSheet):
        areas = " ".join(list_area(each.table, each.row) for each in sheet.placed)
    else:
        return empty
    ignored = f'<ignoredError sqref="{areas}" numberStoredAsText="1"/>'
    element = f"<ignoredErrors>{ignored}</ignoredErrors>".encode()
    return _AFTER_PAGE_SETUP.sub(element, empty, count=1)


def _rows(sheet: Sheet, styles: StyleIds, watch: Watch) -> Iterator[str]:
    if isinstance(sheet, TextSheet):
        return _text(sheet, styles)
    if isinstance(sheet, GridSheet):
        return _grids(sheet, styles, watch)
    if isinstance(sheet, ReportSheet):
        return _report(sheet, styles, watch)
    return _table(sheet.table, 1, styles, watch)


def _table(table: Table, first: int, styles: StyleIds, watch: Watch) -> Iterator[str]:
    """A header in row `first` and the rows below it."""
    titles = [column.title for column in table.columns]
    looks = [header_look(column.kind) for column in table.columns]
    yield text_row(first, titles, looks, styles)
    writers = cell_writers(table, styles)
    for page in pages(table.rows, watch):
        yield rows_xml(first + 1 + page.start, page.rows, writers)


def _grids(sheet: GridSheet, styles: StyleIds, watch: Watch) -> Iterator[str]:
    for start, table in zip(sheet.starts(), sheet.tables, strict=True):
        yield text_row(start, [table.title], [HEADING], styles)
        yield from _table(table, start + 1, styles, watch)


def _report(sheet: ReportSheet, styles: StyleIds, watch: Watch) -> Iterator[str]:
    for each in sheet.placed:
        if each.title:
            yield text_row(each.row - 1, [each.title], [HEADING], styles)
        yield from _table(each.table, each.row, styles, watch)


def _text(sheet: TextSheet, styles: StyleIds) -> Iterator[str]:
    for number, line in enumerate(sheet.lines, 1):
        yield text_row(number, line, [LABEL, PASSAGE], styles)


def _too_long() -> FileTrouble:
    message = _("The list is longer than an Excel sheet can be: export it as CSV instead.")
    return FileTrouble(message)
