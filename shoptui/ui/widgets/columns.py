"""How the columns of a list share the width of the screen."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size

from shoptui.domain.table import Cell, Column, Kind, Table

GUTTER = 2  # the cursor's bar and the mark
LEAST_GAP, MOST_GAP = 2, 4
WIDEST_TEXT = 24  # of a text column that is not the flexible one
NAME_LEAST = 10
NAME_FAIR = 28

Sort = tuple[str, bool]  # the key of a column, and whether the largest comes first

_RIGHT = frozenset((Kind.COUNT, Kind.DAYS, Kind.MONEY, Kind.SHARE, Kind.SCORE))


@dataclass(frozen=True, slots=True)
class Place:
    """A column on the screen.

    Attributes:
        column: its position in the table.
        width: cells it takes.
        gap: cells before it.
    """

    column: int
    width: int
    gap: int


def plain_cell(cell: Cell, column: Column, table: Table) -> str:
    """A cell without the shop's formats: for lists that have no formatter of their own."""
    if cell is None:
        return ""
    if column.kind is Kind.SHARE and isinstance(cell, float):
        return f"{cell:.0%}"
    return str(cell)


def is_right(column: Column) -> bool:
    """Whether the column's cells and heading stand at the right."""
    return column.kind in _RIGHT


def fit(text: str, width: int, right: bool = False) -> str:
    """The text in exactly `width` cells; what is too long ends in "…"."""
    length = cell_len(text)
    if length > width:
        text = set_cell_size(text, max(width - 1, 0)).rstrip() + "…"
        length = cell_len(text)
    padding = " " * max(width - length, 0)
    return padding + text if right else text + padding


def name_column(columns: Sequence[Column]) -> int:
    """The flexible column: "name" or "detail", else the first text, else the first."""
    for position, column in enumerate(columns):
        if column.key in ("name", "detail"):
            return position
    texts = (position for position, column in enumerate(columns) if column.kind is Kind.TEXT)
    return next(texts, 0)


def needed(columns: Sequence[Column], position: int, width: int) -> int:
    """What a cell of this width asks for, or the most a text column may ask for."""
    fixed = columns[position].kind is not Kind.TEXT or position == name_column(columns)
    return width if fixed else min(width, WIDEST_TEXT)


def arrange(
    columns: Sequence[Column], needs: Sequence[int], width: int, first: int = 0
) -> tuple[list[Place], bool]:
    """Places as many columns as fit side by side.

    The columns up to the name stay; of the others those from `first` on follow as far as they fit,
    and the name takes what remains. What it does not need of that goes to texts that are cut.

    Args:
        columns: the columns of the table.
        needs: the cells the longest text of each column takes.
        width: the cells there are.
        first: how many of the columns after the name are scrolled away.

    Returns:
        The places, and whether columns are hidden at the right.
    """
    if not columns:
        return [], False
    whole, name = needs, name_column(columns)
    needs = [needed(columns, position, need) for position, need in enumerate(whole)]
    wanted = max(min(needs[name], NAME_FAIR), NAME_LEAST)
    after = range(name + 1 + first, len(columns))
    room = width - GUTTER - wanted - sum(needs[i] + LEAST_GAP for i in range(name))
    shown = _fitting(after, needs, room)
    if len(shown) < len(after):  # a sign of it stands at the right end
        shown = _fitting(after, needs, room - LEAST_GAP)
    others = [*range(name), *shown]
    hidden = len(shown) < len(after)
    sign = LEAST_GAP if hidden else 0
    spare = width - GUTTER - sign - needs[name] - sum(needs[i] for i in others)
    gap = max(min(spare // max(len(others), 1), MOST_GAP), LEAST_GAP)
    order = [*range(name), name, *shown]
    taken = GUTTER + sum(needs[i] + gap for i in others)
    widths = {**dict(enumerate(needs)), name: max(width - taken, 1)}
    widths[name] = max(widths[name] - sign, 1)
    for position in shown:
        more = max(min(whole[position] - needs[position], widths[name] - whole[name]), 0)
        widths[position] += more
        widths[name] -= more
    return [Place(i, widths[i], 0 if i == order[0] else gap) for i in order], hidden


def _fitting(positions: Sequence[int], needs: Sequence[int], room: int) -> list[int]:
    """The first columns that fit; one at least, so that each can be scrolled to."""
    shown: list[int] = []
    for position in positions:
        room -= needs[position] + LEAST_GAP
        if room < 0 and shown:
            break
        shown.append(position)
    return shown
