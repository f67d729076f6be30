"""Weighing the receipts of a sheet: which are new, known, typed by hand, waiting or refused."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import partial

from shoptui.domain.errors import InvalidInput
from shoptui.domain.money import Currency, to_decimal, to_minor
from shoptui.exchange.own_lists import OWN
from shoptui.exchange.remembered import Remembered
from shoptui.exchange.spool import Row
from shoptui.services.importing.choices import Answer
from shoptui.services.importing.customers import Customers
from shoptui.services.importing.directory import Doubt, Ref
from shoptui.services.importing.identity import Identities
from shoptui.services.importing.known import KnownReceipts
from shoptui.services.importing.own_receipts import link_own
from shoptui.services.importing.plain_sales import PlainSales
from shoptui.services.importing.posting import Posting
from shoptui.services.importing.postings import Postings
from shoptui.services.importing.progress import Progress, Step
from shoptui.services.importing.receipt import ZERO, Receipt
from shoptui.services.importing.receipts import ReceiptBook, Run
from shoptui.services.importing.refunds import link_refunds
from shoptui.services.importing.typed_by_hand import TypedByHand
from shoptui.services.importing.weighed_sales import Asked, WeighedSales
from shoptui.storage.imports import Session

_REMEMBERED = 65_536
_STEP = 4096  # rows between two looks at whether the owner still wants it


class SalesWeighing:
    """Weighs the receipts of one sheet, some thousands at a time."""

    def __init__(
        self,
        db: Session,
        source: str,
        currency: Currency,
        customers: Customers,
        asked: Asked,
        book: ReceiptBook,
    ) -> None:
        """Takes an open connection, what is the same for every row, and the receipts."""
        self._db = db
        self._source = source
        self._customers = customers
        self._asked = asked
        self._book = book
        self._packing = book.packing
        self._minor = Remembered(partial(_minor, currency=currency), _REMEMBERED)
        self._plain = PlainSales(book.packing, source, currency, customers, asked.today)

    def weigh(self) -> WeighedSales:
        """Sorts the receipts; every one of them ends up somewhere."""
        self._heed_decisions()
        done, known = WeighedSales(Postings(self._packing)), KnownReceipts(self._db, self._source)
        typed = TypedByHand(self._db, *self._book.days, self._asked.decisions)
        identities = Identities(self._source)
        for run in self._told(self._book.runs()):
            self._weigh_plain(run.plain, identities, typed, known, done)
            self._weigh_others(run.others, identities, typed, known, done)
        done.cancelled = known.cancelled
        done.known = known.count - len(known.cancelled)
        done.refused += known.clashing
        if self._source == OWN:  # its customers have their days from their own list
            link_own(self._db, done.postings, known.elsewhere)
        else:
            link_refunds(self._db, self._source, done.postings, known.elsewhere)
        return done

    def _told(self, runs: Iterable[Run]) -> Iterator[Run]:
        """The runs, telling how far it is."""
        done = told = 0
        for run in runs:
            if done >= told:
                self._asked.tell(Progress(Step.COMPARING, done, self._asked.rows))
                told = done + _STEP
            done += len(run.plain) + sum(len(receipt.rows) for receipt in run.others)
            yield run

    def _weigh_plain(
        self,
        rows: list[Row],
        identities: Identities,
        typed: TypedByHand,
        known: KnownReceipts,
        done: WeighedSales,
    ) -> None:
        def otherwise(*rows: Row) -> None:
            receipts = map(self._packing.to_receipt, rows)
            self._weigh_others(receipts, identities, typed, known, done)

        if known.are_fresh(rows):
            self._plain.take(rows, typed, done, otherwise)
        else:
            otherwise(*rows)

    def _weigh_others(
        self,
        receipts: Iterable[Receipt],
        identities: Identities,
        typed: TypedByHand,
        known: KnownReceipts,
        done: WeighedSales,
    ) -> None:
        for posting in known.fresh(self._postings(receipts, identities, done)):
            self._take(posting, typed, known, done)

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

    def _postings(
        self, receipts: Iterable[Receipt], identities: Identities, done: WeighedSales
    ) -> list[Posting]:
        """What is to be recorded of some receipts; those that cannot be taken are refused."""
        postings = []
        for receipt in receipts:
            posting = None if receipt.fault else self._posting(receipt, done)
            if posting is None:
                done.refused.append(receipt)
            else:
                receipt.identity = identities.of(receipt, posting.amount)
                postings.append(posting)
        return postings

    def _heed_decisions(self) -> None:
        """Settles doubts as the owner said, which holds for rows before and after, too."""
        decisions = self._asked.decisions
        if not decisions:
            return
        known, identities = KnownReceipts(self._db, self._source), Identities(self._source)
        for run in self._told(self._book.runs()):
            decided = [self._packing.to_receipt(row) for row in run.plain if row[0] in decisions]
            postings = self._postings((*decided, *run.others), identities, WeighedSales())
            for posting in known.fresh(postings):
                for row in posting.receipt.rows:
                    if row in decisions:
                        self._customers.decide(posting.receipt.who, decisions[row])

    def _tell_newcomer(self, ref: Ref, receipt: Receipt) -> None:
        newcomer = None if receipt.void or receipt.refund else self._customers.newcomer(ref)
        if newcomer:
            newcomer.bought(receipt.day)

    def _posting(self, receipt: Receipt, done: WeighedSales) -> Posting | None:
        try:
            amount, exact = self._minor[receipt.amount or ZERO]
            discount = self._minor[receipt.discount][0] if receipt.discount else 0
            for item in receipt.items or ():
                self._minor[item.amount or ZERO]
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
