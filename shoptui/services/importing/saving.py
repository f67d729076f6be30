"""Saving what an import was planned to do: one operation, all of it or nothing."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from decimal import Decimal

from shoptui.domain.money import Currency, to_minor
from shoptui.services.importing.cost_saving import save_costs
from shoptui.services.importing.directory import Ref
from shoptui.services.importing.items import Item
from shoptui.services.importing.posting import Posting
from shoptui.services.importing.refunds import thousandths
from shoptui.services.importing.work import Work
from shoptui.services.phones import phone_key
from shoptui.storage import bulk, customers, imports, journal, purchases
from shoptui.storage.bulk import LineRow, PurchaseRow, ReferralRow
from shoptui.storage.imports import Session

_MANY = 5_000  # purchases from which on it pays to build the indexes anew

_STEP = 4_096  # purchases between two looks at whether the owner still wants it

_GROWING = (
    *("customer", "product_group", "product", "purchase", "purchase_line", "referral"),
    *("campaign", "marketing_cost"),
)
_PIECE = 1000  # thousandths
_NOTHING = Decimal(0)

Progress = Callable[[int], None]
PersonOf = Callable[[Ref | None], int | None]


def save(
    db: Session,
    work: Work,
    batch: imports.Batch,
    currency: Currency,
    region: str,
    today: date,
    progress: Progress,
) -> int:
    """Puts all of it into the file, in the write the caller has open.

    Returns:
        The number of the import, by which its sales can be found.
    """
    batch_id = imports.add_batch(db, batch)
    with journal.by_range(db, *_GROWING):
        _save_all(db, work, batch_id, currency, region, today, progress)
    return batch_id


def _save_all(
    db: Session,
    work: Work,
    batch_id: int,
    currency: Currency,
    region: str,
    today: date,
    progress: Progress,
) -> None:
    person = _save_customers(db, work, region)
    with _quick(db, len(work.postings)):
        _save_postings(db, work, _Rows(db, work, batch_id, person), currency, progress)
    sales = {refund.sale for refund in work.postings.refunds}
    for sale_id in (sale for sale in sales if sale is not None and sale > 0):
        purchases.settle(db, sale_id)
    for sale_id in work.cancelled:
        imports.cancel(db, sale_id)
    imports.adopt(db, _adopted(work))
    bulk.insert(db, ReferralRow, _referrals(work, person, today))
    save_costs(db, work, batch_id)


def _save_customers(db: Session, work: Work, region: str) -> PersonOf:
    first = bulk.next_id(db, "customer")
    customers.insert_many(db, ((each, phone_key(each.phone, region)) for each in work.newcomers))
    for each in work.changed:
        customers.update(db, each, phone_key(each.phone, region))
    return lambda ref: first - ref - 1 if ref is not None and ref < 0 else ref


def _save_postings(
    db: Session, work: Work, rows: "_Rows", currency: Currency, progress: Progress
) -> None:
    bulk.insert(db, PurchaseRow, rows.purchases(progress))
    if work.postings.products:
        ids = imports.product_ids(db, work.postings.products)
        bulk.insert(db, LineRow, rows.lines(ids, currency))


class _Rows:
    """Makes rows of the table from postings, which get numbers in the order they stand."""

    def __init__(self, db: Session, work: Work, batch_id: int, person: PersonOf) -> None:
        """Takes what is the same for all of them."""
        self._first = bulk.next_id(db, "purchase")
        self._operation = bulk.this_operation(db)
        self._work = work
        self._batch_id = batch_id
        self._person = person

    def purchases(self, progress: Progress) -> Iterator[PurchaseRow]:
        """A row for each posting; what the progress raises ends it."""
        for number, posting in enumerate(self._work.postings, self._first):
            if number % _STEP == 0:
                progress(number - self._first)
            yield self._row(number, posting)

    def lines(self, products: Mapping[str, int], currency: Currency) -> Iterator[LineRow]:
        """A row for each line; products: name → id."""
        for number, posting in enumerate(self._work.postings, self._first):
            for item in posting.receipt.items or ():
                yield _line(number, products[item.product], item, currency)

    def _row(self, number: int, posting: Posting) -> PurchaseRow:
        receipt, extra, sale = posting.receipt, posting.receipt.extra, posting.sale
        return PurchaseRow(
            number,
            self._person(posting.customer),
            "refund" if receipt.refund else "sale",
            receipt.day,
            posting.amount,
            self._operation,
            posting.counted_on,
            posting.discount,
            self._first - sale - 1 if sale is not None and sale < 0 else sale,
            receipt.number,
            self._work.source if receipt.source is None else receipt.source,
            int(receipt.void or False),
            extra.channel,
            extra.invoiced or None,
            extra.due or None,
            extra.paid or None,
            extra.papers or None,
            extra.fulfilment,
            extra.note,
            posting.wholly_refunded_on,
            receipt.identity,
            self._batch_id,
        )


def _line(posting_id: int, product_id: int, item: Item, currency: Currency) -> LineRow:
    quantity, amount = thousandths(item), abs(item.amount or _NOTHING)
    price = item.price
    if price is None:
        price = amount * _PIECE / quantity if quantity else _NOTHING
    return LineRow(
        posting_id,
        product_id,
        quantity,
        to_minor(abs(price), currency),
        to_minor(amount, currency),
    )


def _adopted(work: Work) -> Iterator[tuple[str, str, str, int]]:
    for sale_id, posting in work.adopted.items():
        yield posting.receipt.identity, posting.receipt.number, work.source, sale_id


def _referrals(work: Work, person: PersonOf, today: date) -> Iterator[ReferralRow]:
    for friend, referrer in work.referrals.items():
        referrer_id = person(referrer)
        assert referrer_id is not None
        day = work.referral_days.get(friend) or today.isoformat()
        yield ReferralRow(referrer_id, day, person(friend), "", "")


def _quick(db: Session, rows: int) -> AbstractContextManager[None]:
    many = rows > _MANY and imports.is_small(db, rows)
    return (
        bulk.indexes_set_aside(db, "purchase", "purchase_line", unique=True)
        if many
        else nullcontext()
    )
