"""Receipts and postings as bare rows, in which a million of them can be put aside.

Nearly all receipts of a large sheet are plain: one row that says who bought when for how much, and
nothing else. Those stay bare rows from the reading to the saving, since making an object of each
three times over takes longer than all the rest. `to_receipt` makes one of any row where it is
needed after all.
"""

from collections.abc import Iterable
from decimal import Decimal
from operator import itemgetter

from shoptui.exchange.spool import Row
from shoptui.services.importing.items import Item
from shoptui.services.importing.posting import Posting
from shoptui.services.importing.receipt import NOTHING_ELSE, ZERO, Extra, Receipt
from shoptui.services.importing.who import Who

_REFUND, _UNDONE, _VOID, _COUNTS, _PLAIN = 1, 2, 4, 8, 16
_OF_PLAIN = frozenset((_PLAIN, _PLAIN | _COUNTS))
_FLAGS = itemgetter(5)
_RECEIPT = 7  # values of a receipt, which the row of its posting begins with


def is_plain(packed: Row) -> bool:
    """Whether the row of a receipt or posting is that of a plain sale."""
    return bool(packed[5] & _PLAIN)


def all_plain(page: Iterable[Row]) -> bool:
    """Whether all of some rows are those of plain sales."""
    return _OF_PLAIN.issuperset(map(_FLAGS, page))


def plain_flags(refund: bool, void: bool | None) -> int | None:
    """What stands for the status of a plain sale, None where with that it is none."""
    if refund or void:
        return None
    return _PLAIN if void is None else _PLAIN | _COUNTS


class Packing:
    """Packs and unpacks the receipts of one sheet; those who bought stay in memory, each once."""

    def __init__(self) -> None:
        """Starts with nobody."""
        self._people: list[Who] = []
        self._numbers: dict[Who, int] = {}

    def receipt(self, receipt: Receipt) -> Row:
        """A receipt as a row: its own, who, day, number, amount, flags, and the rest."""
        amount, flags, has_rest = receipt.amount, _flags(receipt), _has_rest(receipt)
        if not (has_rest or amount is None) and receipt.day and receipt.number:
            flags |= plain_flags(receipt.refund or receipt.undone, receipt.void) or 0
        return (
            receipt.row,
            self.number_of(receipt.who),
            receipt.day,
            receipt.number,
            None if amount is None else str(amount),
            flags,
            _rest(receipt) if has_rest else None,
        )

    def to_receipt(self, packed: Row) -> Receipt:
        """The receipt of a row."""
        row, who, day, number, amount, flags, rest = packed
        receipt = Receipt(
            row, self._people[who], day, number, None if amount is None else Decimal(amount)
        )
        if flags:
            receipt.refund, receipt.undone = bool(flags & _REFUND), bool(flags & _UNDONE)
            receipt.void = bool(flags & _VOID) if flags & (_VOID | _COUNTS) else None
        if rest:
            _add_rest(receipt, rest)
        return receipt

    def posting(self, posting: Posting) -> Row:
        """A posting that belongs to no sale, as a row: its receipt's, and what is worked out."""
        receipt = posting.receipt
        packed = receipt.packed or self.receipt(receipt)
        return *packed, receipt.identity, posting.amount, posting.discount, posting.customer

    def to_posting(self, packed: Row) -> Posting:
        """The posting of a row."""
        receipt = self.to_receipt(packed[:_RECEIPT])
        receipt.packed = packed[:_RECEIPT]
        receipt.identity, amount, discount, customer = packed[_RECEIPT:]
        return Posting(receipt, amount, discount, customer, counted_on=receipt.day)

    def who(self, number: int) -> Who:
        """Who has a number."""
        return self._people[number]

    def number_of(self, who: Who) -> int:
        """The number by which rows name somebody."""
        number = self._numbers.get(who)
        if number is None:
            number = self._numbers[who] = len(self._people)
            self._people.append(who)
        return number


def _has_rest(receipt: Receipt) -> bool:
    """Whether a receipt has more than what most have."""
    return (
        receipt.items is not None
        or receipt.extra is not NOTHING_ELSE
        or receipt.source is not None
        or receipt.refunded is not None
        or receipt.more_rows is not None
        or bool(receipt.discount or receipt.refund_of or receipt.returned_as)
        or bool(receipt.fault or receipt.own_number)
    )


def _flags(receipt: Receipt) -> int:
    flags = _REFUND if receipt.refund else 0
    if receipt.undone:
        flags |= _UNDONE
    if receipt.void is not None:
        flags |= _VOID if receipt.void else _COUNTS
    return flags


def _rest(receipt: Receipt) -> Row:
    """What most receipts have not."""
    return (
        _text(receipt.discount) if receipt.discount else None,
        tuple(map(_packed_item, receipt.items)) if receipt.items else None,
        None if receipt.extra is NOTHING_ELSE else tuple(receipt.extra),
        _text(receipt.refunded),
        receipt.refund_of,
        receipt.returned_as,
        receipt.fault,
        tuple(receipt.more_rows) if receipt.more_rows else None,
        receipt.own_number,
        receipt.source,
    )


def _add_rest(receipt: Receipt, rest: Row) -> None:
    discount, items, extra, refunded = rest[:4]
    receipt.discount = Decimal(discount) if discount else ZERO
    receipt.items = list(map(_item, items)) if items else None
    receipt.extra = NOTHING_ELSE if extra is None else Extra(*extra)
    receipt.refunded = _number(refunded)
    receipt.refund_of, receipt.returned_as, receipt.fault = rest[4:7]
    receipt.more_rows = list(rest[7]) if rest[7] else None
    receipt.own_number, receipt.source = rest[8:]


def _packed_item(item: Item) -> Row:
    return item.product, item.group, *map(_text, item[2:])


def _item(packed: Iterable[str]) -> Item:
    product, group, *figures = packed
    return Item(product, group, *map(_number, figures))


def _text(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
