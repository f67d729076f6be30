"""The charts of a workbook, made by openpyxl: bars, lines, a curve, and cells coloured by value."""

from typing import TYPE_CHECKING

from shoptui.domain.picture import Bars, Curve, Heat, Lines
from shoptui.domain.table import Kind
from shoptui.exchange.cell_xml import letters
from shoptui.exchange.looks import COUNT, SHARE
from shoptui.exchange.report_sheet import CHART_WIDTH, Drawn
from shoptui.exchange.safe_text import legible

if TYPE_CHECKING:
    from openpyxl.chart import BarChart, LineChart, ScatterChart
    from openpyxl.chart.series import Series
    from openpyxl.formatting.rule import Rule
    from openpyxl.worksheet.worksheet import Worksheet

    AnyChart = BarChart | LineChart | ScatterChart

_PALE, _STRONG = "FFFFFF", "F4A259"


def draw(tab: "Worksheet", drawn: Drawn) -> None:
    """Puts the picture of a report on its sheet."""
    picture = drawn.picture
    if isinstance(picture, Heat):
        tab.conditional_formatting.add(_area(drawn), shading())
        return
    if isinstance(picture, Bars):
        chart: AnyChart = _bars(tab, picture, drawn)
    elif isinstance(picture, Lines):
        chart = _lines(tab, picture, drawn)
    else:
        chart = _curve(tab, picture, drawn)
    chart.width, chart.height = CHART_WIDTH, drawn.height
    # Without it Excel draws no axis at all.
    chart.x_axis.delete = chart.y_axis.delete = False
    tab.add_chart(chart, f"A{drawn.row}")


def shading() -> "Rule":
    """From pale for the least to strong for the most."""
    from openpyxl.formatting.rule import ColorScale, FormatObject, Rule
    from openpyxl.styles.colors import Color

    ends = [FormatObject("min"), FormatObject("max")]
    return Rule("colorScale", colorScale=ColorScale(ends, [Color(_PALE), Color(_STRONG)]))


def _area(drawn: Drawn) -> str:
    """The cells of a grid, such as C2:N13; its columns may stand apart."""
    areas = []
    for span in drawn.spans:
        first = drawn.of.row + 1 + span.first
        name = letters(span.values + 1)
        areas.append(f"{name}{first}:{name}{first + span.count - 1}")
    columns = [span.values for span in drawn.spans]
    if columns == list(range(columns[0], columns[0] + len(columns))):
        return f"{areas[0].split(':')[0]}:{areas[-1].split(':')[1]}"
    return " ".join(areas)


def _bars(tab: "Worksheet", bars: Bars, drawn: Drawn) -> "BarChart":
    from openpyxl.chart import BarChart

    chart = BarChart()
    chart.type = "bar"
    _entitle(chart, bars.title)
    chart.legend = None
    chart.gapWidth = 40
    _add(chart, tab, drawn)
    # The first row at the top, the scale at the bottom, as in the list.
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.crosses = "max"
    chart.y_axis.number_format = _number_format(bars.kind)
    return chart


def _lines(tab: "Worksheet", lines: Lines, drawn: Drawn) -> "LineChart":
    from openpyxl.chart import LineChart

    chart = LineChart()
    _entitle(chart, lines.title)
    if len(lines.names) == 1:
        chart.legend = None
    _add(chart, tab, drawn)
    chart.y_axis.number_format = _number_format(lines.kind)
    return chart


def _curve(tab: "Worksheet", curve: Curve, drawn: Drawn) -> "ScatterChart":
    from openpyxl.chart import Reference, ScatterChart
    from openpyxl.chart import Series as make_series
    from openpyxl.chart.marker import Marker
    from openpyxl.chart.title import title_maker

    chart = ScatterChart()
    chart.style, chart.scatterStyle = 13, "lineMarker"
    chart.legend = None
    _entitle(chart, drawn.of.table.title)
    (span,) = drawn.spans
    first = drawn.of.row + 1 + span.first
    last = first + span.count - 1
    across = Reference(tab, span.labels + 1, first, span.labels + 1, last)
    up = Reference(tab, span.values + 1, first, span.values + 1, last)
    line: Series = make_series(up, across)
    line.marker = Marker("none")
    chart.series.append(line)
    for axis, title in ((chart.x_axis, curve.across), (chart.y_axis, curve.up)):
        axis.title = title_maker(legible(title))
        axis.title.overlay = False
        axis.number_format = SHARE.number_format
        axis.scaling.min, axis.scaling.max = 0, 1
    return chart


def _add(chart: "BarChart | LineChart", tab: "Worksheet", drawn: Drawn) -> None:
    """The series with their names from the header, and the labels they share."""
    from openpyxl.chart import Reference
    from openpyxl.chart import Series as make_series
    from openpyxl.chart.data_source import StrRef
    from openpyxl.chart.series import SeriesLabel
    from openpyxl.utils import quote_sheetname

    for span in drawn.spans:
        first = drawn.of.row + 1 + span.first
        last = first + span.count - 1
        series: Series = make_series(Reference(tab, span.values + 1, first, span.values + 1, last))
        name = f"{quote_sheetname(tab.title)}!${letters(span.values + 1)}${drawn.of.row}"
        series.tx = SeriesLabel(strRef=StrRef(name))
        chart.series.append(series)
        chart.set_categories(Reference(tab, span.labels + 1, first, span.labels + 1, last))


def _entitle(chart: "AnyChart", title: str) -> None:
    from openpyxl.chart.title import title_maker

    chart.title = made = title_maker(legible(title))
    made.overlay = False


def _number_format(kind: Kind) -> str:
    return SHARE.number_format if kind is Kind.SHARE else COUNT.number_format
