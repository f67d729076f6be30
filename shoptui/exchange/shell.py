"""The workbook around the rows: tabs, styles, widths, filters, shading and charts, by openpyxl."""

import io
from typing import TYPE_CHECKING, Any

from shoptui.domain.table import Table
from shoptui.exchange.cell_xml import StyleIds, letters
from shoptui.exchange.charts import draw, shading
from shoptui.exchange.looks import COUNT, Look, all_looks
from shoptui.exchange.own_lists import MARK
from shoptui.exchange.report_sheet import ReportSheet
from shoptui.exchange.sheets import Book, Chart, GridSheet, ListSheet, Sheet, tab_titles
from shoptui.exchange.widths import column_widths

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.chart import BarChart
    from openpyxl.worksheet.worksheet import Worksheet

_TINT = "DDE7F0"
_CHART_WIDTH = 22  # centimetres
_BAR_HEIGHT = 0.8


def make_shell(book: Book) -> tuple[bytes, StyleIds]:
    """A workbook without rows, as the bytes of its file, and the numbers of its styles."""
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    workbook.properties.title = book.title
    workbook.properties.creator = "shoptui"
    _put_mark(workbook, book.mark)
    for sheet, title in zip(book.sheets, tab_titles(book.sheets), strict=True):
        _set_up(workbook.create_sheet(title), sheet)
    looks = all_looks(table.currency for sheet in book.sheets for table in sheet.tables)
    styles = {look: _style(workbook, look) for look in looks}
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue(), styles


def _put_mark(workbook: "Workbook", mark: str) -> None:
    from openpyxl.packaging.custom import StringProperty

    properties: Any = workbook  # the types of openpyxl leave these properties out
    if mark:
        properties.custom_doc_props.append(StringProperty(name=MARK, value=mark))


def list_area(table: Table, row: int = 1) -> str:
    """The cells of a list with its header in a row, such as A1:J1000."""
    return f"A{row}:{letters(len(table.columns))}{len(table.rows) + row}"


def _set_up(tab: "Worksheet", sheet: Sheet) -> None:
    from openpyxl.worksheet.properties import PageSetupProperties

    for position, width in enumerate(column_widths(sheet), 1):
        tab.column_dimensions[letters(position)].width = width
    tab.page_setup.orientation = "landscape"
    tab.page_setup.fitToHeight = 0
    tab.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if isinstance(sheet, ListSheet):
        _set_up_list(tab, sheet)
    elif isinstance(sheet, GridSheet):
        _shade(tab, sheet)
    elif isinstance(sheet, ReportSheet):
        _set_up_report(tab, sheet)


def _set_up_list(tab: "Worksheet", sheet: ListSheet) -> None:
    tab.freeze_panes = "A2"
    tab.print_title_rows = "1:1"
    tab.auto_filter.ref = list_area(sheet.table)
    if sheet.chart and sheet.table.rows:
        tab.page_setup.fitToHeight = 1
        tab.add_chart(_bars(tab, sheet.table, sheet.chart), f"A{len(sheet.table.rows) + 3}")


def _set_up_report(tab: "Worksheet", sheet: ReportSheet) -> None:
    place = sheet.list_place
    tab.auto_filter.ref = list_area(sheet.table, place.row)
    if place.row == 1:
        tab.freeze_panes = "A2"
        tab.print_title_rows = "1:1"
    if sheet.drawn is not None:
        draw(tab, sheet.drawn)


def _bars(tab: "Worksheet", table: Table, chart: Chart) -> "BarChart":
    from openpyxl.chart import BarChart, Reference
    from openpyxl.chart.title import title_maker

    last = len(table.rows) + 1
    labels, values = table.column(chart.labels) + 1, table.column(chart.values) + 1
    bars = BarChart()
    bars.type = "bar"
    bars.title = title = title_maker(chart.title)
    title.overlay = False
    bars.legend = None
    bars.gapWidth = 40
    bars.add_data(Reference(tab, values, 1, values, last), titles_from_data=True)
    bars.set_categories(Reference(tab, labels, 2, labels, last))
    bars.width, bars.height = _CHART_WIDTH, 3 + _BAR_HEIGHT * len(table.rows)
    _read_downwards(bars)
    return bars


def _read_downwards(bars: "BarChart") -> None:
    """The first row at the top, the scale at the bottom, as in the list."""
    bars.x_axis.scaling.orientation = "maxMin"
    bars.y_axis.crosses = "max"
    bars.y_axis.number_format = COUNT.number_format
    # Without it Excel draws no axis at all.
    bars.x_axis.delete = bars.y_axis.delete = False


def _shade(tab: "Worksheet", sheet: GridSheet) -> None:
    for start, table in zip(sheet.starts(), sheet.tables, strict=True):
        first, last = start + 2, start + 1 + len(table.rows)
        if last >= first:
            area = f"B{first}:{letters(len(table.columns))}{last}"
            tab.conditional_formatting.add(area, shading())


def _style(workbook: "Workbook", look: Look) -> int:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill

    cell = WriteOnlyCell(workbook.worksheets[0])
    cell.number_format = look.number_format
    if look.bold:
        cell.font = Font(name="Calibri", size=11, bold=True)
    if look.wrap:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    if look.right:
        cell.alignment = Alignment(horizontal="right")
    if look.tinted:
        cell.fill = PatternFill("solid", start_color=_TINT)
    return int(cell.style_id)
