"""The rows of the tables that an import's sales, refunds and lines make."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from shoptui.domain.money import Currency, to_minor
from shoptui.exchange.spool import Row
from shoptui.services.importing.directory import Ref
from shoptui.services.importing.items import Item
from shoptui.services.importing.packing import all_plain, is_plain
from shoptui.services.importing.posting import Posting
from shoptui.services.importing.refunds import thousandths
from shoptui.services.importing.work import Work
from shoptui.storage import bulk
from shoptui.storage.bulk import LineRow, PurchaseRow
from shoptui.storage.bulk_sales import Shared, insert_sales
from shoptui.storage.imports import Session

_PIECE = 1000  # thousandths
_NOTHING = Decimal(0)

PersonOf = Callable[[Ref | None], int | None]


class PurchaseRows:
    """Makes rows from postings, which get numbers in the order they stand."""

    def __init__(self, db: Session, work: Work, batch_id: int, person: PersonOf) -> None:
        """Takes what is the same for all of them."""
        self._db = db
        self._first = bulk.next_id(db, "purchase")
        self._shared = Shared(bulk.this_operation(db), batch_id, work.source)
        self._postings = work.postings
        self._person = person

    def save(self, saved: Callable[[int], None]) -> None:
        """Puts all sales and refunds into the file; `saved` is told how many more are in it."""
        number = self._first
        for page in self._postings.pages():
            self._save_page(number, page)
            number += len(page)
            saved(len(page))
        refunds = enumerate(self._postings.refunds, number)
        bulk.insert(self._db, PurchaseRow, (self._row(*refund) for refund in refunds))

    def lines(self, products: Mapping[str, int], currency: Currency) -> Iterator[LineRow]:
        """A row for each line; products: name → id."""
        for number, posting in enumerate(self._postings, self._first):
            for item in posting.receipt.items or ():
                yield _line(number, products[item.product], item, currency)

    def _save_page(self, number: int, page: Sequence[Row]) -> None:
        plain, others = list[tuple[int, Row]](), list[PurchaseRow]()
        refunded, first = self._postings.wholly_refunded, self._first
        if all_plain(page) and not refunded:
            plain += enumerate(page, number)
        else:
            for place, packed in enumerate(page, number - first):
                if is_plain(packed) and place not in refunded:
                    plain.append((place + first, packed))
                else:
                    posting = self._postings.sale(place, packed)
                    others.append(self._row(place + first, posting))
        person = self._person
        sales = (  # of a row: the day, the receipt, the identity, the amount, and who
            (at, person(row[10]), row[2], row[8], row[3], row[7]) for at, row in plain
        )
        insert_sales(self._db, self._shared, sales)
        bulk.insert(self._db, PurchaseRow, others)

    def _row(self, number: int, posting: Posting) -> PurchaseRow:
        receipt, extra, sale = posting.receipt, posting.receipt.extra, posting.sale
        return PurchaseRow(
            number,
            self._person(posting.customer),
            "refund" if receipt.refund else "sale",
            receipt.day,
            posting.amount,
            self._shared.operation_id,
            posting.counted_on,
            posting.discount,
            self._first - sale - 1 if sale is not None and sale < 0 else sale,
            receipt.number,
            self._shared.source if receipt.source is None else receipt.source,
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
            self._shared.import_id,
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
