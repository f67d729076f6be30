"""The heat map as it goes into a spreadsheet: a grid of five by five for each figure."""

from shoptui.domain.table import Cell, Column, Row, Table

SCORES = range(1, 6)
FIGURES = ("customers", "net", "average_order")


def heat_grids(cells: Table) -> tuple[Table, ...]:
    """The 25 cells of `Scored.cells` as grids: R down from 5 to 1, FM across, and their tiers."""
    return tuple(_grid(cells, key) for key in (*FIGURES, "tier"))


def _grid(cells: Table, key: str) -> Table:
    at = cells.column(key)
    figure = cells.columns[at]
    values: dict[tuple[Cell, Cell], Cell] = {(row[0], row[1]): row[at] for row in cells.rows}
    columns = (Column("r", ""), *(Column(f"fm{fm}", f"FM {fm}", figure.kind) for fm in SCORES))
    rows: list[Row] = [(f"R {r}", *(values[r, fm] for fm in SCORES)) for r in reversed(SCORES)]
    return Table(key, figure.title, columns, rows, cells.currency)
