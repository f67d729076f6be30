"""Weighing the receipts of a sheet: which are new, known, typed by hand, waiting or refused."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache, partial
from itertools import islice

from shoptui.domain.errors import InvalidInput
from shoptui.domain.money import Currency, to_decimal, to_minor
from shoptui.exchange.own_lists import OWN
from shoptui.services.importing.choices import Answer, Choice
from shoptui.services.importing.customers import Customers
from shoptui.services.importing.directory import Doubt, Ref
from shoptui.services.importing.identity import Identities
from shoptui.services.importing.known import KnownReceipts
from shoptui.services.importing.left_out import RowNumbers
from shoptui.services.importing.own_receipts import link_own
from shoptui.services.importing.plan import Counts
from shoptui.services.importing.posting import Posting
from shoptui.services.importing.postings import Postings
from shoptui.services.importing.receipt import ZERO, Receipt
from shoptui.services.importing.receipts import ReceiptBook
from shoptui.services.importing.refunds import link_refunds
from shoptui.services.importing.typed_by_hand import TypedByHand
from shoptui.storage.imports import Session

_REMEMBERED = 65_536
_AT_ONCE = 400  # receipts; so few are gone before the collector of garbage looks at them


@dataclass(frozen=True, slots=True)
class Asked:
    """What the sheet is weighed against besides the file.

    Attributes:
        decisions: of the owner, by row.
        today: on the shop's calendar, ISO text.
        go_on: called now and then; it may raise `Cancelled`.
    """

    decisions: Mapping[int, Choice]
    today: str
    go_on: Callable[[], None]


@dataclass(slots=True)
class WeighedSales:
    """The receipts of a sheet, sorted by what is to be done with them.

    Attributes:
        postings: to be recorded.
        refused: receipts that cannot be taken, each with its fault.
        waiting: receipts whose customer the owner has to name.
        typed: receipts that look like a sale typed by hand, with the id of that.
        adopted: those of them that the owner said are the same, by that id.
        cancelled: ids of sales in the file that were cancelled since.
        known: how many are in the file already, those cancelled since left out.
        rounded: rows of receipts whose amount has more decimals than the currency.
        coming: rows of receipts whose day is still to come.
    """

    postings: Postings = field(default_factory=Postings)
    refused: list[Receipt] = field(default_factory=list)
    waiting: list[tuple[Receipt, Doubt]] = field(default_factory=list)
    typed: list[tuple[Receipt, int]] = field(default_factory=list)
    adopted: dict[int, Posting] = field(default_factory=dict)
    cancelled: list[int] = field(default_factory=list)
    known: int = 0
    rounded: RowNumbers = field(default_factory=RowNumbers)
    coming: RowNumbers = field(default_factory=RowNumbers)

    def count(self, counts: Counts) -> None:
        """Adds what it comes to."""
        refunds = sum(not posting.receipt.void for posting in self.postings.refunds)
        counts.refunds += refunds
        counts.sales_new += len(self.postings) - self.postings.void - refunds
        counts.walk_ins += self.postings.walk_ins
        counts.void += self.postings.void + len(self.cancelled)
        counts.already_known += self.known
        counts.looks_typed_by_hand += len(self.typed)


class SalesWeighing:
    """Weighs the receipts of one sheet, some thousands at a time."""

    def __init__(
        self,
        db: Session,
        source: str,
        currency: Currency,
        customers: Customers,
        asked: Asked,
    ) -> None:
        """Takes an open connection, and what is the same for every row."""
        self._db = db
        self._source = source
        self._currency = currency
        self._customers = customers
        self._asked = asked
        self._minor = lru_cache(_REMEMBERED)(partial(_minor, currency=currency))

    def weigh(self, book: ReceiptBook) -> WeighedSales:
        """Sorts the receipts; every one of them ends up somewhere."""
        self._heed_decisions(book)
        done, known = WeighedSales(Postings(book.packing)), KnownReceipts(self._db, self._source)
        typed = TypedByHand(self._db, *book.days, self._asked.decisions)
        for fresh in self._fresh(book.receipts(), known, done):
            for posting in fresh:
                self._take(posting, typed, known, done)
        done.cancelled = known.cancelled
        done.known = known.count - len(known.cancelled)
        done.refused += known.clashing
        if self._source == OWN:  # its customers have their days from their own list
            link_own(self._db, done.postings, known.elsewhere)
        else:
            link_refunds(self._db, self._source, done.postings, known.elsewhere)
        return done

    def _take(
        self, posting: Posting, typed: TypedByHand, known: KnownReceipts, done: WeighedSales
    ) -> None:
        """Takes a posting; what seems to be typed by hand is kept from being recorded twice."""
        receipt = posting.receipt
        found = self._customers.of(receipt.who)
        if isinstance(found, Doubt):
            done.waiting.append((receipt, found))
            return
        posting.customer = found
        hand_id = typed.of(posting)
        if hand_id is not None:
            known.elsewhere[receipt.identity] = hand_id
            done.typed.append((receipt, hand_id))
            if self._asked.decisions.get(receipt.row) is Answer.SAME:
                done.adopted[hand_id] = posting
            return
        done.postings.add(posting)
        if receipt.day > self._asked.today:
            done.coming.add(receipt.row)
        if found is not None and found < 0 and self._source != OWN:
            self._tell_newcomer(found, receipt)

    def _fresh(
        self, receipts: Iterator[Receipt], known: KnownReceipts, done: WeighedSales
    ) -> Iterator[list[Posting]]:
        """Those that can be taken and that the file does not know, some thousands at a time."""
        identities = Identities(self._source)
        while some := list(islice(receipts, _AT_ONCE)):
            self._asked.go_on()
            postings = []
            for receipt in some:
                posting = None if receipt.fault else self._posting(receipt, done)
                if posting is None:
                    done.refused.append(receipt)
                else:
                    receipt.identity = identities.of(receipt, posting.amount)
                    postings.append(posting)
            yield known.fresh(postings)

    def _heed_decisions(self, book: ReceiptBook) -> None:
        """Settles doubts as the owner said, which holds for rows before and after, too."""
        decisions = self._asked.decisions
        if not decisions:
            return
        aside, known = WeighedSales(), KnownReceipts(self._db, self._source)
        for fresh in self._fresh(book.receipts(), known, aside):
            for posting in fresh:
                for row in posting.receipt.rows:
                    if row in decisions:
                        self._customers.decide(posting.receipt.who, decisions[row])

    def _tell_newcomer(self, ref: Ref, receipt: Receipt) -> None:
        newcomer = None if receipt.void or receipt.refund else self._customers.newcomer(ref)
        if newcomer:
            newcomer.bought(receipt.day)

    def _posting(self, receipt: Receipt, done: WeighedSales) -> Posting | None:
        try:
            amount, exact = self._minor(receipt.amount or ZERO)
            discount = self._minor(receipt.discount)[0] if receipt.discount else 0
            for item in receipt.items or ():
                self._minor(item.amount or ZERO)
        except InvalidInput as error:
            receipt.fault = str(error)
            return None
        if not exact:
            done.rounded.add(receipt.row)
        return Posting(receipt, amount, discount, counted_on=receipt.day)


def _minor(amount: Decimal, currency: Currency) -> tuple[int, bool]:
    """The amount in minor units, and whether it is exactly that."""
    minor = to_minor(amount, currency)
    return minor, to_decimal(minor, currency) == amount
