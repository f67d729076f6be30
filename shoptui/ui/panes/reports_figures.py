"""A short list of one row: its figures beside their names, in as many columns as there is room."""

from textual.content import Content

from shoptui.domain.table import Table
from shoptui.domain.text import visible
from shoptui.services.formats import Formats
from shoptui.ui.widgets.columns import fit

NAME, FIGURE, GAP = 20, 16, 3  # cells


def is_figures(summary: Table | None, members: int) -> bool:
    """Whether a short list is one of figures, with nobody behind its row."""
    return summary is not None and len(summary.rows) == 1 and members == 0


def figures_height(summary: Table, width: int) -> int:
    """The lines they take, an empty one below them included."""
    return -(-len(summary.columns) // _columns(width)) + 1


def figure_lines(summary: Table, width: int, formats: Formats) -> list[Content]:
    """The figures, read down the first column, then down the next."""
    cells = [
        Content.assemble(
            fit(visible(column.title), NAME),
            (fit(visible(formats.cell(cell, column, summary)), FIGURE, right=True), "bold"),
            " " * GAP,
        )
        for column, cell in zip(summary.columns, summary.rows[0], strict=True)
    ]
    tall = figures_height(summary, width) - 1
    return [Content("").join(cells[row::tall]) for row in range(tall)]


def _columns(width: int) -> int:
    return max(width // (NAME + FIGURE + GAP), 1)
