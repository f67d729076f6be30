"""Sales and refunds: record, correct, give money back, strike out."""

from dataclasses import replace
from datetime import date, timedelta

from shoptui.domain.errors import Conflict, InvalidInput
from shoptui.domain.language import _
from shoptui.domain.money import MAX_MINOR
from shoptui.domain.purchases import Line, Purchase, PurchaseKind
from shoptui.domain.text import MAX_NAME, clean
from shoptui.services import step_names
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.storage import purchases

SAME_SALE_AGAIN = timedelta(minutes=10)


def sale(desk: Desk, purchase_id: int) -> Purchase:
    """One sale or refund with its lines.

    Raises:
        NotFound: there is none of that id.
    """
    with desk.file.read() as db:
        return purchases.get(db, purchase_id)


def check_sale(desk: Desk, draft: Purchase) -> None:
    """Refuses what saving the draft would refuse for its own fields.

    Raises:
        InvalidInput: a field cannot be taken; it names the field.
    """
    _tidy(draft, desk.today())


def record_sale(desk: Desk, draft: Purchase) -> int:
    """Records a sale and returns its id.

    Raises:
        InvalidInput: a field cannot be taken; it names the field.
    """
    tidy = _tidy(draft, desk.today())
    with desk.file.write(step_names.sale(tidy)) as db:
        return purchases.insert(db, tidy)


def change_sale(desk: Desk, changed: Purchase) -> None:
    """Replaces what is recorded of a sale or refund.

    Raises:
        InvalidInput: a field cannot be taken; it names the field.
        Conflict: the refunds would come to more than the sale.
        NotFound: the sale is gone.
    """
    tidy = _tidy(changed, desk.today())
    with desk.file.write(step_names.changed_sale(tidy.id)) as db:
        before = purchases.get(db, tidy.id)
        if tidy.kind is PurchaseKind.SALE and tidy.amount < purchases.refunded(db, tidy.id):
            raise Conflict(_("More than this was given back already; the amount must cover it."))
        if tidy.sale_id:
            given_back = purchases.refunded(db, tidy.sale_id, except_id=tidy.id)
            _check_refund(purchases.get(db, tidy.sale_id), tidy.amount, given_back)
        purchases.update(db, replace(tidy, kind=before.kind))


def seems_repeated(desk: Desk, customer_id: int | None, amount: int) -> bool:
    """Whether the same customer bought for the same amount within the last ten minutes."""
    since = desk.now() - SAME_SALE_AGAIN
    with desk.file.read() as db:
        return purchases.recorded_since(
            db, customer_id, amount, since.isoformat(timespec="seconds")
        )


def refundable(desk: Desk, sale_id: int) -> int:
    """What of a sale was not given back yet, minor units."""
    with desk.file.read() as db:
        return purchases.get(db, sale_id).amount - purchases.refunded(db, sale_id)


def refund(desk: Desk, sale_id: int, amount: int, on: date, note: str = "") -> int:
    """Gives back the whole of a sale or a part of it, and returns the refund's id.

    Args:
        desk: the open shop.
        sale_id: the sale it belongs to.
        amount: minor units, above zero.
        on: the day the money went back.
        note: why.

    Raises:
        InvalidInput: the amount or day cannot be.
        Conflict: the sale is void, or that much was not paid.
    """
    draft = Purchase(kind=PurchaseKind.REFUND, ordered_on=on, amount=amount, note=note)
    tidy, formats = _tidy(draft, desk.today()), Formats(desk.shop())
    with desk.file.write(step_names.refund(sale_id, amount)) as db:
        original = purchases.get(db, sale_id)
        _check_refund(original, amount, purchases.refunded(db, sale_id))
        if on < original.ordered_on:
            raise InvalidInput(
                _("The sale was on {day}; a refund cannot come before it.").format(
                    day=formats.date(original.ordered_on)
                ),
                "ordered_on",
            )
        linked = replace(tidy, customer_id=original.customer_id, sale_id=sale_id)
        return purchases.insert(db, linked)


def set_void(desk: Desk, purchase_id: int, void: bool) -> None:
    """Strikes a sale or refund out, so that it counts nowhere, or brings it back.

    Raises:
        Conflict: a sale has refunds, or a refund no longer fits its sale.
    """
    what = step_names.voided if void else step_names.brought_back
    with desk.file.write(what(purchase_id)) as db:
        meant = purchases.get(db, purchase_id)
        if void and meant.kind is PurchaseKind.SALE and purchases.refunded(db, purchase_id):
            raise Conflict(_("This sale has refunds. Void those first, then the sale."))
        if not void and meant.sale_id:
            given_back = purchases.refunded(db, meant.sale_id)
            _check_refund(purchases.get(db, meant.sale_id), meant.amount, given_back)
        purchases.set_void(db, meant, void)


def _check_refund(original: Purchase, amount: int, given_back: int) -> None:
    if original.kind is not PurchaseKind.SALE:
        raise Conflict(_("This is a refund itself; only a sale can be refunded."))
    if original.void:
        raise Conflict(_("This sale is void, so there is nothing to give back."))
    if amount > original.amount - given_back:
        raise InvalidInput(_("That is more than is left of this sale; give back less."), "amount")


def _tidy(draft: Purchase, today: date) -> Purchase:
    if draft.ordered_on > today:
        raise InvalidInput(
            _("This day is still to come; it must be today or before."), "ordered_on"
        )
    if draft.amount < 0 or draft.discount < 0:
        raise InvalidInput(_("An amount is zero or more. To give money back, press r."), "amount")
    if draft.amount > MAX_MINOR or draft.discount > MAX_MINOR:
        raise InvalidInput(_("This amount is too large. Is there a digit too many?"), "amount")
    if draft.kind is PurchaseKind.REFUND and draft.amount == 0:
        raise InvalidInput(_("A refund is more than zero."), "amount")
    return replace(
        draft,
        receipt=clean(draft.receipt),
        source=clean(draft.source),
        channel=clean(draft.channel),
        note=clean(draft.note, lines=True),
        lines=tuple(_tidy_line(line) for line in draft.lines),
    )


def _tidy_line(line: Line) -> Line:
    product = clean(line.product)
    if not product or len(product) > MAX_NAME:
        raise InvalidInput(_("A product needs a name of at most 200 letters."), "lines")
    return replace(line, product=product, group=clean(line.group))
