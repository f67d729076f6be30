"""The ways in which the shop and a customer speak, to choose from."""

from collections.abc import Sequence

from shoptui.domain.language import _
from shoptui.domain.relations import Way


def ways() -> Sequence[tuple[Way, str]]:
    """Each way, and what the owner reads for it."""
    return (
        (Way.VISIT, _("in person")),
        (Way.PHONE, _("phone")),
        (Way.MESSAGE, _("message")),
        (Way.EMAIL, _("e-mail")),
    )
