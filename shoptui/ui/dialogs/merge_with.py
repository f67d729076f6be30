"""Which other customer somebody is the same as."""

from collections.abc import Sequence

from shoptui.domain.customers import Customer
from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import N_, _
from shoptui.services.desk import Desk
from shoptui.ui.dialogs.customer_field import find_customers
from shoptui.ui.dialogs.form import FormDialog
from shoptui.ui.widgets.field import Field
from shoptui.ui.widgets.hit_list import Hit
from shoptui.ui.widgets.type_ahead import TypeAhead


class MergeWithDialog(FormDialog[int]):
    """Returns the id of the other customer; nothing is changed yet."""

    NO_DRAFT = "it only looks for a customer; the comparison saves"

    SAVE_LABEL = N_("Compare (Ctrl+S)")

    def __init__(self, desk: Desk, customer: Customer) -> None:
        """A form for who `customer` is the same as."""
        intro = _("Who is the same customer as {name}? You see both before anything changes.")
        super().__init__(_("The same as …"), intro=intro.format(name=customer.name))
        self._desk = desk
        self._customer = customer
        self.other = TypeAhead("other", _("Customer"), self._find, required=True)

    def fields(self) -> Sequence[Field]:
        """The other one."""
        return (self.other,)

    def draft(self) -> int:
        """Who was chosen.

        Raises:
            InvalidInput: nobody was.
        """
        hit = self.other.read()
        if hit is None:
            raise InvalidInput(_("Choose one of the names found."), "other")
        return hit.id

    def _find(self, text: str) -> Sequence[Hit]:
        return [hit for hit in find_customers(self._desk, text) if hit.id != self._customer.id]
