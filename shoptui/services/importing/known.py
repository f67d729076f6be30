"""Which receipts of a sheet are in the file already, and what has changed about them since."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from shoptui.domain.language import _
from shoptui.exchange.own_lists import OWN
from shoptui.exchange.spool import Row
from shoptui.services.importing.identity import receipt_identity
from shoptui.services.importing.own_receipts import recorded_own
from shoptui.services.importing.posting import Posting
from shoptui.services.importing.receipt import Receipt
from shoptui.storage import imports
from shoptui.storage.imports import Recorded, Session


@dataclass(slots=True)
class KnownReceipts:
    """Holds the postings of a sheet against the file.

    A posting whose number, day and amount are those of a sale of another source is known too: an
    export that lost some of its columns is not told from any other sheet. A number that the file
    knows with another day and another amount as well belongs to another sale: some programs begin
    to count anew. Such a posting is refused instead of being taken for known, which would lose it.

    Attributes:
        count: how many were known.
        elsewhere: identity → id in the file, of those that the file knows by another identity.
        clashing: receipts whose number it knows for another sale.
        cancelled: ids of those that were cancelled since they were recorded.
    """

    db: Session
    source: str
    count: int = 0
    elsewhere: dict[str, int] = field(default_factory=dict)
    clashing: list[Receipt] = field(default_factory=list)
    cancelled: list[int] = field(default_factory=list)
    _is_empty: bool = False
    _others: Collection[str] = ()

    def __post_init__(self) -> None:
        """Asks once what holds for all of them."""
        if self.source != OWN:
            self._is_empty = not imports.has_identities(self.db)
            self._others = () if self._is_empty else imports.sources(self.db) - {self.source, ""}

    def are_fresh(self, rows: Sequence[Row]) -> bool:
        """Whether the file knows nothing by any name that these plain sales have."""
        if self._is_empty:
            return True
        names = (
            [receipt_identity(source, "sale", row[3]) for row in rows]
            for source in (self.source, *self._others)
        )
        return not any(True for some in names for _row in imports.recorded(self.db, some))

    def fresh(self, postings: list[Posting]) -> list[Posting]:
        """Those of some postings that the file does not know."""
        if self._is_empty:
            return postings
        identities = [posting.receipt.identity for posting in postings]
        find = recorded_own if self.source == OWN else imports.recorded
        recorded = {row.identity: row for row in find(self.db, identities)}
        fresh = [posting for posting in postings if self._is_fresh(posting, recorded)]
        for other in self._others if fresh else ():
            fresh = self._not_known_under(other, fresh)
        return fresh

    def _is_fresh(self, posting: Posting, recorded: Mapping[str, Recorded]) -> bool:
        receipt = posting.receipt
        row = recorded.get(receipt.identity)
        if row is None:
            return True
        if row.day != receipt.day and row.amount != posting.amount:
            receipt.fault = _(
                "Receipt {number} is recorded already, with another day and amount. If the sheet "
                "counts its receipts anew, import it without their numbers: --map receipt="
            ).format(number=receipt.number)
            self.clashing.append(receipt)
            return False
        self.count += 1
        if receipt.void and not row.void:
            self.cancelled.append(row.id)
        return False

    def _not_known_under(self, source: str, postings: list[Posting]) -> list[Posting]:
        names = [_name(source, posting) for posting in postings]
        rows = {row.identity: row for row in imports.recorded(self.db, names)}
        fresh = []
        for name, posting in zip(names, postings, strict=True):
            row = rows.get(name)
            if row and (row.day, row.amount) == (posting.receipt.day, posting.amount):
                self.count += 1
                self.elsewhere[posting.receipt.identity] = row.id
            else:
                fresh.append(posting)
        return fresh


def _name(source: str, posting: Posting) -> str:
    receipt = posting.receipt
    return receipt_identity(source, "refund" if receipt.refund else "sale", receipt.number)
