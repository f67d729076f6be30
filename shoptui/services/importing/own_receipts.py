"""Receipts of the list that shoptui itself wrote: known by number, refunds by their sales'."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from shoptui.services.importing.posting import Posting
from shoptui.services.importing.postings import Postings
from shoptui.storage import imports, receipts
from shoptui.storage.imports import Recorded, Session


def recorded_own(db: Session, numbers: Sequence[str]) -> list[Recorded]:
    """Those of these receipts that are in the file, whether they were typed there or came in."""
    return [*imports.recorded(db, numbers), *receipts.recorded(db, numbers)]


def link_own(db: Session, postings: Postings, known: Mapping[str, int]) -> None:
    """Puts each refund to the sale whose number it says.

    Args:
        db: an open connection.
        postings: the new sales and refunds of the list.
        known: number → id of those that the file knows by another number.
    """
    refunds = [each for each in postings.refunds if each.receipt.refund_of]
    named = {each.receipt.refund_of for each in refunds}
    sales = {
        sale.receipt.identity: (place, sale)
        for place, sale in enumerate(postings.sales() if named else ())
        if sale.receipt.identity in named
    }
    elsewhere = named - sales.keys() - known.keys()
    ids = {**known, **{row.identity: row.id for row in recorded_own(db, sorted(elsewhere))}}
    of_sale: dict[str, list[Posting]] = {}
    for refund in refunds:
        number = refund.receipt.refund_of
        if number in sales:
            place, sale = sales[number]
            refund.sale, refund.counted_on = -place - 1, sale.receipt.day
            of_sale.setdefault(number, []).append(refund)
        else:
            refund.sale = ids.get(number)
    for number, theirs in of_sale.items():
        place, sale = sales[number]
        if day := _wholly_on(sale, theirs):
            postings.wholly_refunded[place] = day


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
