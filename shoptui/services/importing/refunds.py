"""Which sale a refund belongs to: the one it names, else the latest of its customer that fits."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from shoptui.services.importing.directory import Ref
from shoptui.services.importing.identity import receipt_identity
from shoptui.services.importing.items import Item
from shoptui.services.importing.posting import Posting
from shoptui.services.importing.postings import Postings
from shoptui.storage import imports
from shoptui.storage.imports import OpenSale, Session

_PIECE = 1000  # thousandths


@dataclass(slots=True)
class Refundable:
    """A sale and what was not given back of it yet.

    Attributes:
        sale: its id in the file, or below zero as planned with this sheet; see `Posting`.
        left: minor units.
        lines: product name → thousandths of a unit; empty where the sheet has no lines.
    """

    sale: int
    customer: Ref | None
    day: str
    number: str
    left: int
    lines: dict[str, int]
    identity: str = ""
    wholly_on: str = ""

    def covers(self, refund: Posting, asked: Mapping[str, int]) -> bool:
        """Whether a refund of these quantities may belong to this sale."""
        if refund.customer is not None and refund.customer != self.customer:
            return False
        if not 0 < refund.amount <= self.left or self.day > refund.receipt.day:
            return False
        return not self.lines or all(
            self.lines.get(product, 0) >= quantity for product, quantity in asked.items()
        )

    def give_back(self, refund: Posting, asked: Mapping[str, int]) -> None:
        """Puts a refund to this sale."""
        self.left -= refund.amount
        for product, quantity in asked.items():
            if product in self.lines:
                self.lines[product] -= quantity
        refund.sale, refund.customer = self.sale, self.customer
        refund.counted_on = self.day
        if self.left == 0:
            self.wholly_on = refund.receipt.day


def quantities(items: Iterable[Item]) -> dict[str, int]:
    """Product name → thousandths of a unit."""
    total: Counter[str] = Counter()
    for item in items:
        total[item.product] += _PIECE if item.quantity is None else thousandths(item)
    return dict(total)


def thousandths(item: Item) -> int:
    """The quantity of a line, in thousandths of a unit; one piece where there is none."""
    return _PIECE if item.quantity is None else round(abs(item.quantity) * _PIECE)


def link_refunds(db: Session, source: str, postings: Postings, known: Mapping[str, int]) -> None:
    """Puts each refund to its sale; one that fits nowhere stays on its own.

    Args:
        db: an open connection.
        source: what receipt numbers of the sheet are kept under.
        postings: the new sales and refunds of the sheet.
        known: identity → id of sales of the sheet that the file knows by another identity.
    """
    refunds = [each for each in postings.refunds if not each.receipt.void]
    if refunds:
        candidates = _Candidates(db, source, postings, refunds, known)
        for refund in sorted(refunds, key=lambda each: (each.receipt.day, each.receipt.number)):
            asked = quantities(refund.receipt.items or ())
            if found := candidates.sale_of(refund, asked):
                found.give_back(refund, asked)
        postings.wholly_refunded = candidates.wholly_refunded()


class _Candidates:
    """The sales that refunds may belong to."""

    def __init__(
        self,
        db: Session,
        source: str,
        postings: Postings,
        refunds: list[Posting],
        known: Mapping[str, int],
    ) -> None:
        self._source = source
        self._returned_as = {
            each.receipt.returned_as: each.receipt.identity
            for each in postings.sales()
            if each.receipt.returned_as and not each.receipt.void
        }
        named = {self._named(refund) for refund in refunds}
        self._ids = {name: known[name] for name in named & known.keys()}
        unseen = imports.recorded(db, sorted(named - known.keys()))
        self._ids |= {row.identity: row.id for row in unseen}
        customers = {refund.customer for refund in refunds} - {None}
        in_file = imports.open_sales(db, list(self._ids.values()))
        in_file += imports.open_sales_of(db, [who for who in customers if who and who > 0])
        self._by_id = {sale.id: _from_file(sale) for sale in in_file}
        self._planned = [
            _planned(place, sale)
            for place, sale in enumerate(postings.sales())
            if not sale.receipt.void
            and (sale.receipt.identity in named or sale.customer in customers)
        ]
        self._by_identity = {each.identity: each for each in self._planned}
        self._by_customer: dict[Ref, list[Refundable]] = {}
        for each in (*self._by_id.values(), *self._planned):
            if each.customer is not None:
                self._by_customer.setdefault(each.customer, []).append(each)

    def sale_of(self, refund: Posting, asked: Mapping[str, int]) -> Refundable | None:
        """The sale named, if it can bear the refund; else the latest that can."""
        identity = self._named(refund)
        named = self._by_identity.get(identity) or self._by_id.get(self._ids.get(identity, 0))
        if named:
            return named if named.covers(refund, asked) else None
        if refund.customer is None:
            return None
        theirs = self._by_customer.get(refund.customer, ())
        fitting = (each for each in theirs if each.covers(refund, asked))
        return max(fitting, key=lambda each: (each.day, each.number), default=None)

    def wholly_refunded(self) -> dict[int, str]:
        """Place of a planned sale → the day on which all of it was given back."""
        return {-each.sale - 1: each.wholly_on for each in self._planned if each.wholly_on}

    def _named(self, refund: Posting) -> str:
        """The identity of the sale a refund names; one that nobody has where it names none."""
        receipt = refund.receipt
        if receipt.made_from:
            return receipt.made_from.identity
        if receipt.number in self._returned_as:
            return self._returned_as[receipt.number]
        return receipt_identity(self._source, "sale", receipt.refund_of or receipt.number)


def _planned(place: int, posting: Posting) -> Refundable:
    receipt = posting.receipt
    return Refundable(
        -place - 1,
        posting.customer,
        receipt.day,
        receipt.number,
        posting.amount,
        quantities(receipt.items or ()),
        receipt.identity,
    )


def _from_file(sale: OpenSale) -> Refundable:
    return Refundable(sale.id, sale.customer_id, sale.day, sale.receipt, sale.left, sale.lines)
