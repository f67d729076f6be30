"""Rows that are most likely a sale the owner typed before the sheet came."""

from collections.abc import Iterable, Mapping

from shoptui.services.importing.choices import Answer, Choice
from shoptui.services.importing.work import Posting
from shoptui.storage import imports
from shoptui.storage.imports import HandTyped, Session

Key = tuple[object, str, str, int]


def typed_by_hand(
    db: Session, postings: Iterable[Posting], decisions: Mapping[int, Choice]
) -> dict[int, int]:
    """Row → the sale typed by hand that it seems to be; each such sale stands for one row.

    It has the same kind, day and amount, and either the same receipt number, or none and the same
    customer. Rows that the owner said to be another sale are left out.
    """
    asked = [
        posting
        for posting in postings
        if (posting.receipt.number or (posting.customer or 0) > 0)
        and not posting.receipt.void
        and decisions.get(posting.receipt.row) is not Answer.ANOTHER
    ]
    if not asked:
        return {}
    days = [posting.receipt.day for posting in asked]
    typed = _by_key(imports.hand_typed(db, min(days), max(days)))
    found: dict[int, int] = {}
    for posting in asked if typed else ():
        same = next((typed[key] for key in _keys(posting) if typed.get(key)), None)
        if same:
            found[posting.receipt.row] = same.pop(0)
    return found


def _by_key(sales: Iterable[HandTyped]) -> dict[Key, list[int]]:
    typed: dict[Key, list[int]] = {}
    for sale in sales:
        who: object = sale.receipt or sale.customer_id
        typed.setdefault((who, sale.kind, sale.day, sale.amount), []).append(sale.id)
    return typed


def _keys(posting: Posting) -> tuple[Key, Key]:
    receipt = posting.receipt
    same = ("refund" if receipt.refund else "sale", receipt.day, posting.amount)
    return (receipt.number, *same), (posting.customer, *same)
