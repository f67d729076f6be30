"""In which cells of a table the values of a picture stand, so that a chart can point at them."""

from collections.abc import Sequence
from dataclasses import dataclass

from shoptui.domain.language import _
from shoptui.domain.money import Currency
from shoptui.domain.picture import Bars, Curve, Heat, Lines, Picture
from shoptui.domain.table import Cell, Column, Kind, Row, Table

_HARDLY = 1e-9


@dataclass(frozen=True, slots=True)
class Span:
    """Some cells below each other, and the labels beside them.

    Attributes:
        labels: the column of the labels, from 0.
        values: the column of the values.
        first: the first row, from 0 below the header.
        count: how many rows.
    """

    labels: int
    values: int
    first: int
    count: int


def spans_in(table: Table, picture: Picture) -> tuple[Span, ...]:
    """For each series of the picture where it stands in the table; empty unless all of them do."""
    if isinstance(picture, Bars):
        return _all(table, picture.labels, [picture.values], picture.column)
    if isinstance(picture, Lines):
        return _all(table, picture.times, list(picture.values))
    if isinstance(picture, Curve):
        across = [point[0] for point in picture.points]
        return _all(table, across, [[point[1] for point in picture.points]])
    return _all(table, picture.rows, list(zip(*picture.values, strict=True)))


def own_table(picture: Picture, currency: Currency) -> Table:
    """A table of nothing but the picture's values."""
    if isinstance(picture, Bars):
        columns = [("bar", "", Kind.TEXT), ("value", picture.title, picture.kind)]
        rows: list[Row] = list(
            zip(picture.labels, _whole(picture.values, picture.kind), strict=True)
        )
        return _table(picture.title, columns, rows, currency)
    if isinstance(picture, Curve):
        columns = [("across", picture.across, Kind.SHARE), ("up", picture.up, Kind.SHARE)]
        title = _("{up} by {across}").format(up=picture.up, across=picture.across)
        return _table(title, columns, list(picture.points), currency)
    if isinstance(picture, Lines):
        names = [(f"line{at}", name, picture.kind) for at, name in enumerate(picture.names)]
        cells = [_whole(line, picture.kind) for line in picture.values]
        rows = list(zip(picture.times, *cells, strict=True))
        return _table(picture.title, [("time", "", Kind.TEXT), *names], rows, currency)
    return _grid(picture, currency)


def _grid(heat: Heat, currency: Currency) -> Table:
    columns = [("row", "", Kind.TEXT)]
    columns += [(f"column{at}", name, heat.kind) for at, name in enumerate(heat.columns)]
    rows: list[Row] = [
        (label, *_whole(values, heat.kind))
        for label, values in zip(heat.rows, heat.values, strict=True)
    ]
    return _table(heat.title, columns, rows, currency)


def _table(
    title: str, columns: Sequence[tuple[str, str, Kind]], rows: list[Row], currency: Currency
) -> Table:
    return Table("picture", title, tuple(Column(*each) for each in columns), rows, currency)


def _whole(values: Sequence[float | None], kind: Kind) -> list[Cell]:
    """The values as a table holds them: counts and money are whole."""
    if kind is Kind.SHARE or kind is Kind.SCORE:
        return list(values)
    return [
        int(value) if value is not None and float(value).is_integer() else value for value in values
    ]


def _all(
    table: Table,
    labels: Sequence[Cell],
    series: Sequence[Sequence[float | None]],
    key: str = "",
) -> tuple[Span, ...]:
    """The spans of all series beside the same labels, in the order of the series."""
    count = len(labels)
    if count == 0 or not series or count > len(table.rows):
        return ()
    for column in range(len(table.columns)):
        cells = [row[column] for row in table.rows]
        first = _first(cells, labels)
        if first is None:
            continue
        found: list[Span] = []
        for values in series:
            taken = {span.values for span in found} | {column}
            place = _column(table, values, first, taken, key)
            if place is None:
                break
            found.append(Span(column, place, first, count))
        else:
            return tuple(found)
    return ()


def _first(cells: Sequence[Cell], wanted: Sequence[Cell]) -> int | None:
    """Where the wanted cells begin, one below the other."""
    for first in range(len(cells) - len(wanted) + 1):
        if _alike(cells[first : first + len(wanted)], wanted):
            return first
    return None


def _column(
    table: Table, values: Sequence[float | None], first: int, taken: set[int], key: str
) -> int | None:
    """The column that holds the values from a row on; of this key, where there is one."""
    rows = table.rows[first : first + len(values)]
    for column, found in enumerate(table.columns):
        if column in taken or key not in ("", found.key):
            continue
        if _alike([row[column] for row in rows], values):
            return column
    return None


def _alike(cells: Sequence[Cell], wanted: Sequence[Cell]) -> bool:
    return all(map(_same, cells, wanted))


def _same(one: Cell, other: Cell) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) <= _HARDLY * max(abs(one), abs(other), 1)
    return one == other
