"""The forms behind the rows of a customer's timeline."""

import asyncio
from typing import Any

from shoptui.domain.customers import Customer
from shoptui.services import relations, sales
from shoptui.services.card import recent_orders
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.timeline import Happening
from shoptui.ui.dialogs.form import FormDialog
from shoptui.ui.dialogs.refund import RefundDialog
from shoptui.ui.forms import people as people_forms
from shoptui.ui.forms import sales as sale_forms


async def change_form(
    desk: Desk, formats: Formats, customer: Customer, happening: Happening
) -> FormDialog[Any] | None:
    """The form that changes what is recorded; None where nothing can be changed.

    Raises:
        ShopError: the record cannot be read.
    """
    if happening.kind in ("sale", "refund"):
        purchase = await asyncio.to_thread(sales.sale, desk, happening.id)
        return sale_forms.change_sale(desk, formats, purchase)
    if happening.kind not in ("feedback", "contact"):
        return None
    orders = await asyncio.to_thread(recent_orders, desk, customer.id)
    if happening.kind == "feedback":
        said = await asyncio.to_thread(relations.feedback, desk, happening.id)
        return people_forms.feedback(desk, formats, customer, orders, said)
    spoken = await asyncio.to_thread(relations.contact, desk, happening.id)
    return people_forms.contact(desk, formats, customer, orders, spoken)


async def refund_form(desk: Desk, formats: Formats, sale: Happening) -> RefundDialog | None:
    """The form that gives money back on a sale; None where nothing is left to give back.

    Raises:
        ShopError: the sale cannot be read.
    """
    left = await asyncio.to_thread(sales.refundable, desk, sale.id)
    if sale.is_void or not left:
        return None
    return sale_forms.refund(desk, formats, sale.id, left)
