"""Where a customer stands among the facts."""

from shoptui.domain.errors import NotFound
from shoptui.domain.facts import ShopFacts
from shoptui.domain.language import _


def known_place(facts: ShopFacts, customer_id: int) -> int:
    """The position among `facts.customers`, where there must be one.

    Raises:
        NotFound: the customer was not known on the as-of date, or is put away.
    """
    at = facts.customers.place_of(customer_id)
    if at is None:
        raise NotFound(_("This customer was not known on that day: choose a later one."))
    return at
