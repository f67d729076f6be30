"""Receipts of the list that shoptui itself wrote: known by number, refunds by their sales'."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from shoptui.services.importing.work import Posting
from shoptui.storage import imports, receipts
from shoptui.storage.imports import Recorded, Session


def recorded_own(db: Session, numbers: Sequence[str]) -> list[Recorded]:
    """Those of these receipts that are in the file, whether they were typed there or came in."""
    return [*imports.recorded(db, numbers), *receipts.recorded(db, numbers)]


def link_own(db: Session, postings: Iterable[Posting], known: Mapping[str, int]) -> None:
    """Puts each refund to the sale whose number it says.

    Args:
        db: an open connection.
        postings: the new sales and refunds of the list.
        known: number → id of those that are in the file already.
    """
    sales = {each.receipt.identity: each for each in postings if not each.receipt.refund}
    refunds = [each for each in postings if each.receipt.refund and each.receipt.refund_of]
    elsewhere = {each.receipt.refund_of for each in refunds} - sales.keys() - known.keys()
    ids = {**known, **{row.identity: row.id for row in recorded_own(db, sorted(elsewhere))}}
    of_sale: dict[str, list[Posting]] = {}
    for refund in refunds:
        number = refund.receipt.refund_of
        if sale := sales.get(number):
            refund.sale, refund.counted_on = sale, sale.receipt.day
            of_sale.setdefault(number, []).append(refund)
        else:
            refund.sale = ids.get(number)
    for number, theirs in of_sale.items():
        sales[number].wholly_refunded_on = _wholly_on(sales[number], theirs)


def _wholly_on(sale: Posting, refunds: Iterable[Posting]) -> str | None:
    """The day on which the refunds come to all of a sale."""
    counted = sorted(
        (each for each in refunds if not each.receipt.void), key=lambda each: each.receipt.day
    )
    backs = accumulate(each.amount for each in counted)
    days = (
        each.receipt.day for each, back in zip(counted, backs, strict=True) if back >= sale.amount
    )
    return next(days, None)
