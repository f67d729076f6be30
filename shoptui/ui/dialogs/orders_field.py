"""The field that says which order something is about."""

from collections.abc import Sequence

from shoptui.domain.language import _
from shoptui.services.card import Order
from shoptui.services.formats import Formats
from shoptui.ui.widgets.choice_field import ChoiceField


def order_field(
    key: str,
    label: str,
    orders: Sequence[Order],
    formats: Formats,
    none: str,
    chosen: int | None = None,
) -> ChoiceField[int | None]:
    """A choice of the customer's last orders, newest first.

    Args:
        key: its name in `InvalidInput.field`.
        label: what the owner reads beside it.
        orders: the orders.
        formats: how days and amounts are written.
        none: the first choice, for no order: "the shop".
        chosen: the order chosen at first; one too old to be offered stands last.
    """
    written = [
        (order.id, f"{formats.date(order.day)}, {formats.money(order.amount)}") for order in orders
    ]
    if chosen is not None and chosen not in dict(written):
        written.append((chosen, _("an earlier order")))
    return ChoiceField[int | None](key, label, [(None, none), *written], value=chosen)
