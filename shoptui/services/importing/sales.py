"""Weighing the receipts of a sheet: which are new, known, typed by hand, waiting or refused."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache, partial

from shoptui.domain.errors import InvalidInput
from shoptui.domain.money import Currency, to_decimal, to_minor
from shoptui.exchange.own_lists import OWN
from shoptui.services.importing.choices import Answer, Choice
from shoptui.services.importing.customers import Customers
from shoptui.services.importing.directory import Doubt
from shoptui.services.importing.identity import Identities
from shoptui.services.importing.known import known_receipts
from shoptui.services.importing.own_receipts import link_own
from shoptui.services.importing.plan import Counts
from shoptui.services.importing.receipt import ZERO, Receipt
from shoptui.services.importing.refunds import link_refunds
from shoptui.services.importing.typed_by_hand import typed_by_hand
from shoptui.services.importing.work import Posting
from shoptui.storage.imports import Session

_REMEMBERED = 65_536


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
    """

    postings: list[Posting] = field(default_factory=list)
    refused: list[Receipt] = field(default_factory=list)
    waiting: list[tuple[Receipt, Doubt]] = field(default_factory=list)
    typed: list[tuple[Receipt, int]] = field(default_factory=list)
    adopted: dict[int, Posting] = field(default_factory=dict)
    cancelled: list[int] = field(default_factory=list)
    known: int = 0
    rounded: list[int] = field(default_factory=list)

    def count(self, counts: Counts) -> None:
        """Adds what it comes to."""
        for posting in self.postings:
            if posting.receipt.void:
                counts.void += 1
            elif posting.receipt.refund:
                counts.refunds += 1
            else:
                counts.sales_new += 1
                counts.walk_ins += posting.customer is None
        counts.void += len(self.cancelled)
        counts.already_known += self.known
        counts.looks_typed_by_hand += len(self.typed)


class SalesWeighing:
    """Weighs the receipts of one sheet."""

    def __init__(
        self,
        db: Session,
        source: str,
        currency: Currency,
        customers: Customers,
        decisions: Mapping[int, Choice],
    ) -> None:
        """Takes an open connection, and what the owner decided by row."""
        self._db = db
        self._source = source
        self._currency = currency
        self._customers = customers
        self._decisions = decisions
        self._done = WeighedSales()
        self._minor = lru_cache(_REMEMBERED)(partial(_minor, currency=currency))

    def weigh(self, receipts: Iterable[Receipt]) -> WeighedSales:
        """Sorts the receipts; every one of them ends up somewhere."""
        postings = self._identified(receipts)
        known = known_receipts(self._db, self._source, postings)
        self._done.cancelled = known.cancelled
        self._done.known = len(known.ids) - len(known.cancelled)
        self._done.refused += [posting.receipt for posting in known.clashing]
        self._heed_decisions(known.fresh)
        named = [posting for posting in known.fresh if self._has_customer(posting)]
        self._leave_typed_ones(named, known.ids)
        if self._source == OWN:  # its customers have their days from their own list
            link_own(self._db, self._done.postings, known.ids)
        else:
            link_refunds(self._db, self._source, self._done.postings, known.ids)
            self._tell_newcomers()
        return self._done

    def _leave_typed_ones(self, named: Sequence[Posting], known: dict[str, int]) -> None:
        """Keeps what seems to be typed by hand already from being recorded twice."""
        typed = typed_by_hand(self._db, named, self._decisions)
        for posting in named:
            receipt = posting.receipt
            if hand_id := typed.get(receipt.row):
                known[receipt.identity] = hand_id
                self._done.typed.append((receipt, hand_id))
                if self._decisions.get(receipt.row) is Answer.SAME:
                    self._done.adopted[hand_id] = posting
            else:
                self._done.postings.append(posting)

    def _identified(self, receipts: Iterable[Receipt]) -> list[Posting]:
        """Those that can be taken, with amount and identity; the others are refused."""
        identities, postings = Identities(self._source), []
        for receipt in receipts:
            posting = None if receipt.fault else self._posting(receipt)
            if posting is None:
                self._done.refused.append(receipt)
            else:
                receipt.identity = identities.of(receipt, posting.amount)
                postings.append(posting)
        return postings

    def _posting(self, receipt: Receipt) -> Posting | None:
        try:
            amount, exact = self._minor(receipt.amount or ZERO)
            discount = self._minor(receipt.discount)[0] if receipt.discount else 0
            for item in receipt.items or ():
                self._minor(item.amount or ZERO)
        except InvalidInput as error:
            receipt.fault = str(error)
            return None
        if not exact:
            self._done.rounded.append(receipt.row)
        return Posting(receipt, amount, discount, counted_on=receipt.day)

    def _heed_decisions(self, fresh: Iterable[Posting]) -> None:
        if self._decisions:
            for posting in fresh:
                for row in posting.receipt.rows:
                    if row in self._decisions:
                        self._customers.decide(posting.receipt.who, self._decisions[row])

    def _has_customer(self, posting: Posting) -> bool:
        """Gives a posting its customer; one in doubt waits for the owner."""
        found = self._customers.of(posting.receipt.who)
        if isinstance(found, Doubt):
            self._done.waiting.append((posting.receipt, found))
            return False
        posting.customer = found
        return True

    def _tell_newcomers(self) -> None:
        for posting in self._done.postings:
            if posting.customer and posting.customer < 0 and not posting.receipt.void:
                newcomer = self._customers.newcomer(posting.customer)
                if newcomer and not posting.receipt.refund:
                    newcomer.bought(posting.receipt.day)


def _minor(amount: Decimal, currency: Currency) -> tuple[int, bool]:
    """The amount in minor units, and whether it is exactly that."""
    minor = to_minor(amount, currency)
    return minor, to_decimal(minor, currency) == amount
