"""Marketing costs: what the shop spends to be found."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketingCost:
    """One cost, or the draft of one while `id` is 0.

    Attributes:
        id: 0 until stored.
        on: the day it was spent.
        amount: minor units, not below 0.
        channel: through which it brings customers, as in `Customer.channel`; "" for no single one.
        campaign_id: the campaign it was spent on, None for none.
        is_wages: it is pay for somebody's work; acquisition cost is told with and without it.
    """

    id: int = 0
    on: date
    amount: int
    channel: str = ""
    campaign_id: int | None = None
    is_wages: bool = False
    note: str = ""
