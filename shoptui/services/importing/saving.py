"""Saving what an import was planned to do: one operation, all of it or nothing."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import date

from shoptui.domain.customers import Customer
from shoptui.domain.money import Currency
from shoptui.services.importing.cost_saving import save_costs
from shoptui.services.importing.progress import Progress, Step, Tell
from shoptui.services.importing.purchase_rows import PersonOf, PurchaseRows
from shoptui.services.importing.work import Work
from shoptui.services.phones import phone_key
from shoptui.storage import bulk, customers, imports, journal, purchases
from shoptui.storage.bulk import LineRow, ReferralRow
from shoptui.storage.imports import Session

_MANY = 5_000  # purchases from which on it pays to build the indexes anew
_STEP = 2_000  # records between two looks at whether the owner still wants it

_GROWING = (
    *("customer", "product_group", "product", "purchase", "purchase_line", "referral"),
    *("campaign", "marketing_cost"),
)


def save(
    db: Session,
    work: Work,
    batch: imports.Batch,
    currency: Currency,
    region: str,
    today: date,
    tell: Tell,
) -> int:
    """Puts all of it into the file, in the write the caller has open.

    Returns:
        The number of the import, by which its sales can be found.
    """
    batch_id = imports.add_batch(db, batch)
    with journal.by_range(db, *_GROWING):
        _save_all(db, work, batch_id, currency, region, today, tell)
    return batch_id


def _save_all(
    db: Session,
    work: Work,
    batch_id: int,
    currency: Currency,
    region: str,
    today: date,
    tell: Tell,
) -> None:
    count = _Count(tell, len(work.newcomers) + len(work.changed) + len(work.postings))
    person = _save_customers(db, work, region, count)
    with _quick(db, len(work.postings), lambda: tell(Progress(Step.SORTING))):
        _save_postings(db, work, PurchaseRows(db, work, batch_id, person), currency, count)
    sales = {refund.sale for refund in work.postings.refunds}
    for sale_id in (sale for sale in sales if sale is not None and sale > 0):
        purchases.settle(db, sale_id)
    for sale_id in work.cancelled:
        imports.cancel(db, sale_id)
    imports.adopt(db, _adopted(work))
    bulk.insert(db, ReferralRow, _referrals(work, person, today))
    save_costs(db, work, batch_id)


class _Count:
    """Counts what was saved, and tells it now and then."""

    def __init__(self, tell: Tell, of: int) -> None:
        self._tell = tell
        self._of = of
        self._done = self._told = 0

    def more(self, saved: int = 1) -> None:
        self._done += saved
        if self._done >= self._told + _STEP:
            self._told = self._done
            self._tell(Progress(Step.SAVING, self._done, self._of))


def _save_customers(db: Session, work: Work, region: str, count: _Count) -> PersonOf:
    def counted(people: Iterable[Customer]) -> Iterator[tuple[Customer, str]]:
        for each in people:
            yield each, phone_key(each.phone, region) if each.phone else ""
            count.more()

    first = bulk.next_id(db, "customer")
    customers.insert_many(db, counted(work.newcomers))
    for each, key in counted(work.changed):
        customers.update(db, each, key)
    return lambda ref: first - ref - 1 if ref is not None and ref < 0 else ref


def _save_postings(
    db: Session, work: Work, rows: PurchaseRows, currency: Currency, count: _Count
) -> None:
    rows.save(count.more)
    if work.postings.products:
        ids = imports.product_ids(db, work.postings.products)
        bulk.insert(db, LineRow, rows.lines(ids, currency))


def _adopted(work: Work) -> Iterator[tuple[str, str, str, int]]:
    for sale_id, posting in work.adopted.items():
        yield posting.receipt.identity, posting.receipt.number, work.source, sale_id


def _referrals(work: Work, person: PersonOf, today: date) -> Iterator[ReferralRow]:
    for friend, referrer in work.referrals.items():
        referrer_id = person(referrer)
        assert referrer_id is not None
        day = work.referral_days.get(friend) or today.isoformat()
        yield ReferralRow(referrer_id, day, person(friend), "", "")


def _quick(db: Session, rows: int, before_each: Callable[[], None]) -> AbstractContextManager[None]:
    many = rows > _MANY and imports.is_small(db, rows)
    return (
        bulk.indexes_set_aside(
            db, "purchase", "purchase_line", unique=True, before_each=before_each
        )
        if many
        else nullcontext()
    )
