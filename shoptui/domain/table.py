"""The one shape of every list: what the grid draws, the command line prints and Excel receives."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from shoptui.domain.money import Currency


class Kind(StrEnum):
    """What a column holds, which decides how it is drawn, aligned and exported."""

    TEXT = "text"
    COUNT = "count"  # a whole number
    DAYS = "days"  # a whole number of days
    MONEY = "money"  # whole minor units of the table's currency
    DATE = "date"
    SHARE = "share"  # 0.0 to 1.0, drawn as a percentage
    SCORE = "score"  # a mark such as 1-5 or 0-100


Cell = str | int | float | date | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One typed column.

    Attributes:
        key: stable name for scripts ("recency").
        title: heading for the owner, already in his language.
        kind: what the cells hold.
    """

    key: str
    title: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Table:
    """A list with typed columns.

    Attributes:
        name: stable name for scripts and sheets ("rfm").
        title: heading for the owner.
        columns: the columns, in order.
        rows: the cells; a lazy sequence where the list is long (its slices fetch a page).
        currency: what MONEY cells are counted in.
        ids: the record behind each row, where rows stand for records; else empty.
        notes: sentences to stand beside the list ("too few buyers to compare").
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Row]
    currency: Currency
    ids: Sequence[int] = ()
    notes: tuple[str, ...] = ()

    def column(self, key: str) -> int:
        """The position of a column by its key; ValueError where there is none."""
        return [column.key for column in self.columns].index(key)
