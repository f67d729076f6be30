"""Rows of a list of marketing costs."""

from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from hashlib import blake2b
from typing import NamedTuple

from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.domain.money import Currency, to_decimal, to_minor
from shoptui.domain.text import MAX_NAME, MAX_TEXT
from shoptui.exchange.fields import Field
from shoptui.services.importing.own_rows import own_text, own_word
from shoptui.services.importing.own_words import reader_of
from shoptui.services.importing.row_cells import Cells, RowCells
from shoptui.services.importing.words import is_wages

Text = Callable[[Cells], str]


class CostRow(NamedTuple):
    """A marketing cost as a sheet has it.

    Attributes:
        row: its number in the sheet.
        day: ISO text.
        amount: minor units.
        is_exact: whether the amount needed no rounding.
        number: by which it was known in the shop file it was exported from, "" for none.
    """

    row: int
    day: str
    amount: int
    is_exact: bool
    channel: str
    campaign: str
    is_wages: bool
    note: str
    number: str


class CostReader:
    """Reads the rows of one sheet; a list of shoptui's own is taken for exactly what it says."""

    def __init__(self, cells: RowCells, currency: Currency, *, is_own: bool) -> None:
        """Takes the functions that read the sheet's fields."""
        self._currency = currency
        self._day = cells.day(Field.DATE)
        self._amount = cells.number(Field.COST)
        self._channel, self._campaign, self._number = (
            own_text(cells, field) if is_own else cells.text(field)
            for field in (Field.CHANNEL, Field.CAMPAIGN, Field.NUMBER)
        )
        if is_own:
            self._note: Text = own_text(cells, Field.NOTE, lines=True)
            self._wages = own_word(cells, Field.WAGES, reader_of({"yes": True}, False))
        else:
            self._note, self._wages = cells.long_text(Field.NOTE), _wages_reader(cells)

    def read(self, number: int, row: Cells) -> CostRow:
        """The cost of a row.

        Raises:
            InvalidInput: a cell makes no sense.
        """
        day, channel, campaign = self._day(row), self._channel(row), self._campaign(row)
        if not day:
            raise InvalidInput(_("The row has no day."))
        if max(len(channel), len(campaign)) > MAX_NAME:
            raise InvalidInput(_("A name is longer than {most} letters.").format(most=MAX_NAME))
        amount = self._positive(self._amount(row))
        minor = to_minor(amount, self._currency)
        return CostRow(
            number,
            day,
            minor,
            to_decimal(minor, self._currency) == amount,
            channel,
            campaign,
            self._wages(row),
            self._note(row)[:MAX_TEXT],
            self._number(row),
        )

    def _positive(self, amount: Decimal | None) -> Decimal:
        if amount is None:
            raise InvalidInput(_("The row has no amount."))
        if amount < 0:
            raise InvalidInput(_("A cost is zero or more."))
        return amount


class CostIdentities:
    """Gives the costs of one sheet what they are known by, so that the same sheet adds nothing.

    That is the number of a list of shoptui's own; else day, amount, channel, campaign, whether it
    is wages, and which occurrence of these it is: two equal rows are two costs.
    """

    def __init__(self, source: str) -> None:
        """Takes what the costs are kept under."""
        self._source = source
        self._occurrences: Counter[tuple[object, ...]] = Counter()

    def of(self, cost: CostRow) -> str:
        """The identity; to be asked once for each cost, since occurrences are counted."""
        if cost.number:
            return cost.number
        key = (cost.day, cost.amount, cost.channel, cost.campaign, cost.is_wages)
        self._occurrences[key] += 1
        text = "\x1f".join(map(str, (self._source, *key, self._occurrences[key])))
        digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
        return f"{self._source} cost {digest}"


def _wages_reader(cells: RowCells) -> Callable[[Cells], bool]:
    get = cells.text(Field.WAGES)
    column = cells.column(Field.WAGES) if cells.has(Field.WAGES) else ""

    def read(row: Cells) -> bool:
        word = get(row)
        if (said := is_wages(word)) is None:
            known = _("{column}: “{word}” should be yes, no or empty.")
            raise InvalidInput(known.format(column=column, word=word[:40]))
        return said

    return read
