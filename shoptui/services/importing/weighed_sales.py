"""The receipts of a sheet after they were weighed, and what they are weighed against."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from shoptui.services.importing.choices import Choice
from shoptui.services.importing.directory import Doubt
from shoptui.services.importing.left_out import RowNumbers
from shoptui.services.importing.plan import Counts
from shoptui.services.importing.posting import Posting
from shoptui.services.importing.postings import Postings
from shoptui.services.importing.progress import Tell
from shoptui.services.importing.receipt import Receipt


@dataclass(frozen=True, slots=True)
class Asked:
    """What the sheet is weighed against besides the file.

    Attributes:
        decisions: of the owner, by row.
        today: on the shop's calendar, ISO text.
        rows: how many there are.
        tell: is told how far it is.
    """

    decisions: Mapping[int, Choice]
    today: str
    rows: int
    tell: Tell


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
