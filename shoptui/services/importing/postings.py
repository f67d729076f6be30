"""All sales and refunds to be recorded: a million of them need no memory worth mentioning."""

from collections.abc import Iterator, Sequence

from shoptui.exchange.spool import Row, Spool
from shoptui.services.importing.packing import Packing
from shoptui.services.importing.posting import Posting


class Postings:
    """Sales, which are put aside, and after them the refunds, which have to find their sales.

    Attributes:
        refunds: all refunds.
        wholly_refunded: place of a sale → the day all of it was given back, ISO text.
        products: product → group, of all lines.
        walk_ins: how many sales have no customer.
        void: how many sales and refunds are cancelled.
    """

    def __init__(self, packing: Packing | None = None) -> None:
        """Starts empty."""
        self._packing = packing or Packing()
        self._sales = Spool()
        self.refunds: list[Posting] = []
        self.wholly_refunded: dict[int, str] = {}
        self.products: dict[str, str] = {}
        self.walk_ins = self.void = 0

    def __len__(self) -> int:
        """How many there are."""
        return len(self._sales) + len(self.refunds)

    def __iter__(self) -> Iterator[Posting]:
        """Sales in the order of the sheet, then refunds."""
        yield from self.sales()
        yield from self.refunds

    def add(self, posting: Posting) -> None:
        """Takes one more."""
        receipt = posting.receipt
        if receipt.items:
            self.products.update((item.product, item.group) for item in receipt.items)
        if receipt.void:
            self.void += 1
        elif posting.customer is None and not receipt.refund:
            self.walk_ins += 1
        if receipt.refund:
            self.refunds.append(posting)
        else:
            self._sales.add(self._packing.posting(posting))

    def add_plain(self, postings: Sequence[Row]) -> None:
        """Takes the rows of more plain sales."""
        self.walk_ins += sum(posting[-1] is None for posting in postings)
        self._sales.extend(postings)

    def sales(self) -> Iterator[Posting]:
        """The sales, in the order of the sheet."""
        return (self.sale(place, packed) for place, packed in enumerate(self._sales))

    def pages(self) -> Iterator[list[Row]]:
        """The sales as `Packing` has them, in the order of the sheet, many at a time."""
        return self._sales.pages()

    def sale(self, place: int, packed: Row) -> Posting:
        """The sale at a place."""
        posting = self._packing.to_posting(packed)
        posting.wholly_refunded_on = self.wholly_refunded.get(place)
        return posting
