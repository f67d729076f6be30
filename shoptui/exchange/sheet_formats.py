"""How a sheet writes days and numbers, decided for each column from all of its values."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter

from shoptui.domain.dates import DayOrder
from shoptui.exchange.columns import Columns
from shoptui.exchange.day_order import DayEvidence
from shoptui.exchange.decimal_point import PointEvidence
from shoptui.exchange.fields import DAYS, NUMBERS, Field
from shoptui.exchange.raw_sheet import RawCell, RawRow

_PAGE = 4_000  # rows
_REMEMBERED = 65_536

Question = tuple[int, Callable[[RawCell], bool]]  # a column, and who looks at its values


@dataclass(frozen=True, slots=True)
class DayFormat:
    """How a column writes days.

    Attributes:
        order: day, month and year.
        proved: no other order would make sense; else it is the shop's usual one.
        example: a value by which the owner can judge.
    """

    order: DayOrder
    proved: bool
    example: str


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How a column writes numbers.

    Attributes:
        point: the decimal point, "" where points and commas both group thousands.
        proved: the values leave no doubt.
        example: a value by which the owner can judge.
    """

    point: str
    proved: bool
    example: str


@dataclass(frozen=True, slots=True)
class SheetFormats:
    """How the columns of a sheet write."""

    days: Mapping[Field, DayFormat]
    numbers: Mapping[Field, NumberFormat]


def decide_formats(
    rows: Iterable[RawRow], columns: Columns, usual: DayOrder, currency_digits: int
) -> SheetFormats:
    """Looks through the rows below the header until every column is decided.

    Args:
        rows: the sheet from its top.
        columns: what its columns mean.
        usual: how days are written where the shop is, for columns that leave it open.
        currency_digits: decimals of the shop's currency.
    """
    days = {field: DayEvidence() for field in DAYS if field in columns.places}
    points = {field: PointEvidence() for field in NUMBERS if field in columns.places}
    looks = {field: evidence.see for field, evidence in days.items()}
    looks |= {field: evidence.see for field, evidence in points.items()}
    questions = [
        (at, look) for field, look in looks.items() for at in columns.places[field].columns
    ]
    _question(rows, columns.row, questions)
    order = _settled(days.values()) or usual
    return SheetFormats(
        {field: _day_format(evidence, order) for field, evidence in days.items()},
        {
            field: _number_format(evidence, field is Field.QUANTITY or currency_digits == 3)
            for field, evidence in points.items()
        },
    )


def _question(rows: Iterable[RawRow], header_row: int, questions: Sequence[Question]) -> None:
    """Shows the values to those who ask, until all of them have seen enough."""
    below = (cells for number, cells in rows if number > header_row)
    seen = {at: set[RawCell]() for at, _see in questions}  # each once: days and amounts repeat
    while questions and (page := list(islice(below, _PAGE))):
        fresh = {at: _fresh(page, at, seen[at]) for at, _see in questions}
        questions = [(at, see) for at, see in questions if not any(map(see, fresh[at]))]


def _fresh(page: Sequence[Sequence[RawCell]], at: int, known: set[RawCell]) -> list[RawCell]:
    """The values of a column that were not seen before, in the order they come."""
    if min(map(len, page)) > at:
        values = dict.fromkeys(map(itemgetter(at), page))
    else:
        values = dict.fromkeys(row[at] for row in page if at < len(row))
    fresh = [value for value in values if value not in known]
    if len(known) > _REMEMBERED:
        known.clear()
    known.update(fresh)
    return fresh


def _settled(evidences: Iterable[DayEvidence]) -> DayOrder | None:
    """The order that another column of the sheet proves."""
    orders = {evidence.order for evidence in evidences if evidence.order}
    return orders.pop() if len(orders) == 1 else None


def _day_format(evidence: DayEvidence, usual: DayOrder) -> DayFormat:
    proved = evidence.order is not None or not evidence.example
    return DayFormat(evidence.order or usual, proved, evidence.example)


def _number_format(evidence: PointEvidence, thousandths: bool) -> NumberFormat:
    proved = evidence.point is not None or not evidence.seen
    return NumberFormat(evidence.decided(thousandths), proved, evidence.example)
