"""Where a customer comes from."""

from typing import NamedTuple


class Origin(NamedTuple):
    """What is recorded of a customer's origin.

    Attributes:
        channel: how the customer heard of the shop, "" if not recorded.
        area: where the customer lives, likewise.
        known_since: the day since which the customer is known, an ordinal; 0 if not recorded.
    """

    channel: str
    area: str
    known_since: int
