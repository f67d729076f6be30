"""Rows that are most likely a sale the owner typed before the sheet came."""

from collections.abc import Iterable, Mapping

from shoptui.services.importing.choices import Answer, Choice
from shoptui.services.importing.directory import Ref
from shoptui.services.importing.posting import Posting
from shoptui.storage import imports
from shoptui.storage.imports import HandTyped, Session

Key = tuple[object, str, str, int]


class TypedByHand:
    """Finds the sale typed by hand that a posting seems to be; each such sale is one posting's.

    It has the same kind, day and amount, and either the same receipt number, or none and the same
    customer.
    """

    def __init__(self, db: Session, first: str, last: str, decisions: Mapping[int, Choice]) -> None:
        """Takes the first and the last day of the sheet, and what the owner decided by row."""
        self._typed = _by_key(imports.hand_typed(db, first, last))
        self._decisions = decisions

    def of(self, posting: Posting) -> int | None:
        """The id of that sale; None for none, or where the owner said it is another."""
        if not self._typed or not self._is_asked(posting):
            return None
        same = next((ids for key in _keys(posting) if (ids := self._typed.get(key))), None)
        return same.pop(0) if same else None

    def may_be(self, number: str, customer: Ref | None, day: str, amount: int) -> bool:
        """Whether `of` may find one for this sale."""
        typed = self._typed
        if not typed:
            return False
        return any((who, "sale", day, amount) in typed for who in (number, customer))

    def _is_asked(self, posting: Posting) -> bool:
        receipt = posting.receipt
        return (
            bool(receipt.number or (posting.customer or 0) > 0)
            and not receipt.void
            and self._decisions.get(receipt.row) is not Answer.ANOTHER
        )


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
