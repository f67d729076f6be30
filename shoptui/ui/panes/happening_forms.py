"""The forms behind the rows of a customer's timeline."""

import asyncio
from functools import partial
from typing import Any

from shoptui.domain.customers import Customer
from shoptui.services import relations, sales
from shoptui.services.card import recent_orders
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.timeline import Happening
from shoptui.ui.dialogs.contact import ContactDialog
from shoptui.ui.dialogs.feedback import FeedbackDialog
from shoptui.ui.dialogs.form import FormDialog
from shoptui.ui.dialogs.refund import RefundDialog, RefundDraft
from shoptui.ui.dialogs.sale import SaleDialog


async def change_form(
    desk: Desk, formats: Formats, customer: Customer, happening: Happening
) -> FormDialog[Any] | None:
    """The form that changes what is recorded; None where nothing can be changed.

    Raises:
        ShopError: the record cannot be read.
    """
    if happening.kind in ("sale", "refund"):
        purchase = await asyncio.to_thread(sales.sale, desk, happening.id)
        form = SaleDialog(desk, formats, purchase=purchase)
        return form.kept_by(partial(sales.change_sale, desk))
    if happening.kind not in ("feedback", "contact"):
        return None
    orders = await asyncio.to_thread(recent_orders, desk, customer.id)
    if happening.kind == "feedback":
        said = await asyncio.to_thread(relations.feedback, desk, happening.id)
        heard = FeedbackDialog(desk, formats, customer, orders, said)
        return heard.kept_by(partial(relations.change_feedback, desk))
    spoken = await asyncio.to_thread(relations.contact, desk, happening.id)
    contact = ContactDialog(desk, formats, customer, orders, spoken)
    return contact.kept_by(partial(relations.change_contact, desk))


async def refund_form(desk: Desk, formats: Formats, sale: Happening) -> RefundDialog | None:
    """The form that gives money back on a sale; None where nothing is left to give back.

    Raises:
        ShopError: the sale cannot be read.
    """
    left = await asyncio.to_thread(sales.refundable, desk, sale.id)
    if sale.is_void or not left:
        return None

    def keep(draft: RefundDraft) -> int:
        return sales.refund(desk, sale.id, draft.amount, draft.on, draft.note)

    return RefundDialog(desk, formats, left).kept_by(keep)
