"""Forms about one sale."""

from functools import partial

from shoptui.domain.purchases import Purchase
from shoptui.services import sales
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.ui.dialogs.refund import RefundDialog, RefundDraft
from shoptui.ui.dialogs.sale import SaleDialog


def new_sale(desk: Desk, formats: Formats, customer_id: int | None) -> SaleDialog:
    """A form for a sale, to a customer where that is known."""
    form = SaleDialog(desk, formats, customer_id=customer_id)
    return form.kept_by(partial(sales.record_sale, desk))


def change_sale(desk: Desk, formats: Formats, purchase: Purchase) -> SaleDialog:
    """A form for a sale or refund that is recorded."""
    form = SaleDialog(desk, formats, purchase=purchase)
    return form.kept_by(partial(sales.change_sale, desk))


def refund(desk: Desk, formats: Formats, sale_id: int, left: int) -> RefundDialog:
    """A form for giving money back; `left` is what was not given back yet, minor units."""

    def keep(draft: RefundDraft) -> int:
        return sales.refund(desk, sale_id, draft.amount, draft.on, draft.note)

    return RefundDialog(desk, formats, left, sale_id).kept_by(keep)
