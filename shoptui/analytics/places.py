"""Where a customer stands among the facts."""

from shoptui.domain.errors import NotFound
from shoptui.domain.facts import ShopFacts
from shoptui.domain.language import _


def place_of_customer(facts: ShopFacts, customer_id: int) -> int | None:
    """The position among `facts.customers`, which stand by id; None for nobody of that day."""
    return facts.customers.place_of(customer_id)


def known_place(facts: ShopFacts, customer_id: int) -> int:
    """The same where there must be one.

    Raises:
        NotFound: the customer was not known on the as-of date, or is put away.
    """
    at = place_of_customer(facts, customer_id)
    if at is None:
        raise NotFound(_("This customer was not known on that day: choose a later one."))
    return at
