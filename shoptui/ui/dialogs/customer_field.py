"""The field for a customer: finds one while the name is typed, or makes a new one on the spot."""

from collections.abc import Sequence
from functools import partial

from shoptui.domain.customers import Customer
from shoptui.domain.language import _
from shoptui.services import people
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.ui.dialogs.customer import CustomerDialog
from shoptui.ui.panes.pane import Pane
from shoptui.ui.widgets.hit_list import Hit
from shoptui.ui.widgets.type_ahead import TypeAhead


def find_customers(desk: Desk, text: str) -> Sequence[Hit]:
    """The customers who match a text, best first, for a `TypeAhead`."""
    return [Hit(hit.id, hit.title, hit.detail) for hit in people.find(desk, text)]


def customer_hit(customer: Customer) -> Hit:
    """A customer as the field shows one."""
    detail = " · ".join(part for part in (customer.code, customer.phone) if part)
    return Hit(customer.id, customer.name, detail)


class CustomerField(TypeAhead):
    """A customer by any piece of name, phone or code; the last line makes a new one.

    `read` gives the Hit, whose `id` is the customer's. A new customer is saved at once, so the form
    it was needed for can go on, and every pane is told.
    """

    def __init__(
        self,
        key: str,
        label: str,
        desk: Desk,
        formats: Formats,
        *,
        taken: Hit | None = None,
        required: bool = False,
        hint: str = "",
    ) -> None:
        """A field for a customer; see `TypeAhead`."""
        super().__init__(
            key,
            label,
            partial(find_customers, desk),
            new_line=_("new customer “{text}” …"),
            taken=taken,
            required=required,
            hint=hint,
        )
        self._desk = desk
        self._formats = formats

    def on_type_ahead_new_asked(self, event: TypeAhead.NewAsked) -> None:
        """Opens the form for a new customer over this one."""
        event.stop()
        made: list[Customer] = []
        form = CustomerDialog(self._desk, self._formats, name=event.text)
        form.kept_by(lambda draft: made.append(people.add_customer(self._desk, draft)))
        self.app.push_screen(form, lambda _draft: self._take_made(made))

    def _take_made(self, made: Sequence[Customer]) -> None:
        for customer in made:
            self.take(customer_hit(customer))
            self.app.post_message(Pane.Changed())
            self.post_message(self.Entered(self))
