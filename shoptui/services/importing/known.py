"""Which receipts of a sheet are in the file already, and what has changed about them since."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from shoptui.domain.language import _
from shoptui.exchange.own_lists import OWN
from shoptui.services.importing.identity import receipt_identity
from shoptui.services.importing.own_receipts import recorded_own
from shoptui.services.importing.work import Posting
from shoptui.storage import imports
from shoptui.storage.imports import Recorded, Session


@dataclass(slots=True)
class KnownReceipts:
    """What the file knows of a sheet.

    Attributes:
        ids: identity → id in the file.
        fresh: postings it does not know.
        clashing: postings whose number it knows for another sale.
        cancelled: ids of those that were cancelled since they were recorded.
    """

    ids: dict[str, int] = field(default_factory=dict)
    fresh: list[Posting] = field(default_factory=list)
    clashing: list[Posting] = field(default_factory=list)
    cancelled: list[int] = field(default_factory=list)


def known_receipts(db: Session, source: str, postings: Sequence[Posting]) -> KnownReceipts:
    """Holds postings against the file.

    A posting whose number, day and amount are those of a sale of another source is known too: an
    export that lost some of its columns is not told from any other sheet. A number that the file
    knows with another day and another amount as well belongs to another sale: some programs begin
    to count anew. Such a posting is refused instead of being taken for known, which would lose it.
    """
    known = KnownReceipts()
    if source == OWN:
        for chunk in _chunks(postings):
            own = recorded_own(db, [posting.receipt.identity for posting in chunk])
            _sort(chunk, {row.identity: row for row in own}, known)
        return known
    if not imports.has_identities(db):
        known.fresh = list(postings)
        return known
    for chunk in _chunks(postings):
        rows = imports.recorded(db, [posting.receipt.identity for posting in chunk])
        _sort(chunk, {row.identity: row for row in rows}, known)
    for other in imports.sources(db) - {source, ""}:
        _leave_known_elsewhere(db, other, known)
    return known


def _leave_known_elsewhere(db: Session, source: str, known: KnownReceipts) -> None:
    fresh, known.fresh = known.fresh, []
    for chunk in _chunks(fresh):
        names = [_name(source, posting) for posting in chunk]
        rows = {row.identity: row for row in imports.recorded(db, names)}
        for name, posting in zip(names, chunk, strict=True):
            row = rows.get(name)
            if row and (row.day, row.amount) == (posting.receipt.day, posting.amount):
                known.ids[posting.receipt.identity] = row.id
            else:
                known.fresh.append(posting)


def _name(source: str, posting: Posting) -> str:
    receipt = posting.receipt
    return receipt_identity(source, "refund" if receipt.refund else "sale", receipt.number)


def _sort(postings: Iterable[Posting], recorded: dict[str, Recorded], known: KnownReceipts) -> None:
    for posting in postings:
        receipt = posting.receipt
        row = recorded.get(receipt.identity)
        if row is None:
            known.fresh.append(posting)
        elif row.day != receipt.day and row.amount != posting.amount:
            receipt.fault = _(
                "Receipt {number} is recorded already, with another day and amount. If the sheet "
                "counts its receipts anew, import it without their numbers: --map receipt="
            ).format(number=receipt.number)
            known.clashing.append(posting)
        else:
            known.ids[receipt.identity] = row.id
            if receipt.void and not row.void:
                known.cancelled.append(row.id)


def _chunks(postings: Sequence[Posting]) -> Iterable[Sequence[Posting]]:
    step = imports.IN_ONE_QUERY
    return (postings[start : start + step] for start in range(0, len(postings), step))
