"""From rows to receipts: rows that share a receipt number are one purchase."""

from collections.abc import Collection, Iterable, Iterator
from operator import itemgetter
from typing import NamedTuple

from shoptui.exchange.spool import Row, Spool
from shoptui.services.importing.joining import fault_of, join
from shoptui.services.importing.packing import Packing, all_plain, is_plain
from shoptui.services.importing.receipt import ZERO, Receipt

_SLOTS = 1 << 24  # a power of two
_AS_SALE, _AS_REFUND = 1, 2
_NUMBER = itemgetter(3)  # of the receipt, in a row
Key = tuple[str, bool]  # a number, and whether it is a refund's


class Run(NamedTuple):
    """Some receipts: rows of plain sales, and the others that begin after these."""

    plain: list[Row]
    others: list[Receipt]


class ReceiptBook:
    """Collects the rows of a sheet into receipts.

    The rows of one receipt nearly always stand below each other, so a receipt is put aside once
    another one begins. Rows that seem to belong to an earlier one are kept until the end: whether
    a number was there before is told by its place in a table of bytes, and what shares a place
    with another by chance is only kept longer.
    """

    def __init__(self, packing: Packing, *, once: bool) -> None:
        """`once`: amount and discount are the whole receipt's, repeated on its rows."""
        self.packing = packing
        self._once = once
        self._begun = Spool()
        self._open: Receipt | Row | None = None
        self._open_key: Key = ("", False)
        self._met = bytearray(_SLOTS)
        self._later: dict[Key, list[Row]] = {}
        self._spoilt: dict[str, int] = {}
        self._refunds = set[str]()  # numbers that have a row of what was given back
        self._days: set[str] = set()

    @property
    def days(self) -> tuple[str, str]:
        """The first and the last day, ISO text; empty where there is none."""
        days = self._days - {""}
        return min(days, default=""), max(days, default="")

    def add(self, row: Receipt) -> None:
        """Puts a row to the receipt with its number."""
        self._days.add(row.day)
        key = row.own_number or row.number, row.refund
        if row.refund:
            self._refunds.add(row.number)
        if not key[0]:
            self._close()
            self._begun.add(self.packing.receipt(row))
        elif key == self._open_key and self._open is not None:
            self._join_open(row)
        elif self._is_met(key):
            self._later.setdefault(key, []).append(self.packing.receipt(row))
        else:
            self._close()
            self._open, self._open_key = row, key

    def add_plain(self, rows: Iterable[Row]) -> None:
        """Puts rows of plain sales to the receipts with their numbers, as `add` does."""
        met, fresh, days = self._met, list[Row](), set[str]()
        for row in rows:
            days.add(row[2])
            place = hash(row[3]) & (_SLOTS - 1)
            before = met[place]
            if before & _AS_SALE:
                self._begin(fresh)
                fresh = []
                self._add_met(row)
            else:
                met[place] = before | _AS_SALE
                fresh.append(row)
        self._begin(fresh)
        self._days |= days

    def spoil(self, number: str, row: int) -> None:
        """Says that a row of this receipt could not be read, so that the rest must wait for it."""
        if number:
            self._spoilt.setdefault(number, row)

    def runs(self) -> Iterator[Run]:
        """All receipts in the order they begin, those that cannot be taken with their fault."""
        self._close()
        self._met = bytearray()  # no more rows will come
        later = sorted(self._later.items(), key=lambda each: each[1][0][0], reverse=True)
        touched = {number for number, is_refund in self._later if not is_refund}
        touched |= self._spoilt.keys()
        whole = set[Key]()
        for page in self._begun.pages():
            are_plain = all_plain(page) and touched.isdisjoint(map(_NUMBER, page))
            found = [] if are_plain else self._completed(page, touched, whole)
            due = list[Receipt | Row]()
            while later and later[-1][1][0][0] < page[-1][0]:
                due += self._of_later(*later.pop(), whole)
            plain_due = [each for each in due if isinstance(each, tuple)]
            if are_plain and len(due) == len(plain_due):
                yield Run(sorted(page + plain_due), [])
            else:
                yield from self._cut(sorted([*(found or page), *due], key=_first_row))
        yield from self._cut(
            each for key, rows in reversed(later) for each in self._of_later(key, rows, whole)
        )

    def _cut(self, receipts: Iterable[Receipt | Row]) -> Iterator[Run]:
        run = Run([], [])
        for receipt in receipts:
            if isinstance(receipt, Receipt):
                receipt.fault = receipt.fault or fault_of(receipt, self._spoilt)
                run.others.extend((receipt, *self._given_back(receipt)))
                continue
            if run.others:
                yield run
                run = Run([], [])
            run.plain.append(receipt)
        yield run

    def _begin(self, rows: list[Row]) -> None:
        """Puts receipts of one row aside, all but the last, which may get more rows."""
        if rows:
            self._close()
            last = rows.pop()
            self._begun.extend(rows)
            self._open, self._open_key = last, (last[3], False)

    def _add_met(self, row: Row) -> None:
        key = row[3], False
        if key == self._open_key and self._open is not None:
            self._join_open(self.packing.to_receipt(row))
        else:
            self._later.setdefault(key, []).append(row)

    def _join_open(self, row: Receipt) -> None:
        if isinstance(self._open, tuple):
            self._open = self.packing.to_receipt(self._open)
        if self._open is not None:
            join(self._open, row, once=self._once)

    def _close(self) -> None:
        """Puts the receipt of the rows before aside."""
        if self._open is not None:
            begun = self._open
            self._begun.add(begun if isinstance(begun, tuple) else self.packing.receipt(begun))
            self._open = None

    def _is_met(self, key: Key) -> bool:
        """Whether the number may have been there before; from now on it was."""
        place, mark = hash(key[0]) & (_SLOTS - 1), _AS_REFUND if key[1] else _AS_SALE
        before = self._met[place]
        self._met[place] = before | mark
        return bool(before & mark)

    def _completed(
        self, page: Iterable[Row], touched: Collection[str], whole: set[Key]
    ) -> list[Receipt | Row]:
        """Receipts with all of their rows; plain sales to which no row was added as they are."""
        return [
            row if is_plain(row) and row[3] not in touched else self._complete(row, whole)
            for row in page
        ]

    def _complete(self, packed: Row, whole: set[Key]) -> Receipt:
        receipt = self.packing.to_receipt(packed)
        receipt.packed = packed
        key = receipt.own_number or receipt.number, receipt.refund
        if key in self._later:
            whole.add(key)
            self._join_all(receipt, self._later[key])
        return receipt

    def _of_later(self, key: Key, rows: list[Row], whole: set[Key]) -> Iterator[Receipt | Row]:
        """The receipt of rows whose number only seemed to have been there before."""
        if key in whole:
            return
        if len(rows) == 1 and is_plain(rows[0]) and key[0] not in self._spoilt:
            yield rows[0]
            return
        receipt = self.packing.to_receipt(rows[0])
        self._join_all(receipt, rows[1:])
        yield receipt

    def _join_all(self, receipt: Receipt, rows: list[Row]) -> None:
        for row in rows:
            join(receipt, self.packing.to_receipt(row), once=self._once)

    def _given_back(self, sale: Receipt) -> Iterator[Receipt]:
        """The refund that a sale's own row tells of, unless that has a row of its own."""
        back = sale.amount if sale.undone else abs(sale.refunded or ZERO)
        is_told = sale.refund or sale.void or sale.fault
        if back and not is_told and not (sale.number and sale.number in self._refunds):
            yield Receipt(
                sale.row, sale.who, sale.day, sale.number, back, refund=True, made_from=sale
            )


def _first_row(receipt: Receipt | Row) -> int:
    return int(receipt[0]) if isinstance(receipt, tuple) else receipt.row
