"""How the shop measures recency, frequency and monetary value."""

from dataclasses import dataclass
from enum import StrEnum

from shoptui.domain.dates import Window
from shoptui.domain.shop import Trade

Cuts = tuple[int, int, int, int]


class Method(StrEnum):
    """What customers are held against: each other, or fixed figures."""

    RELATIVE = "relative"
    FIXED = "fixed"


@dataclass(frozen=True, slots=True)
class TradeDefaults:
    """What is usual in one kind of trade.

    Attributes:
        window: days looked back on.
        recency: cut points, days since the last order.
        frequency: cut points, orders in `window` days.
        active_days: a customer silent for longer is no longer active.
    """

    window: int
    recency: Cuts
    frequency: Cuts
    active_days: int


TRADE_DEFAULTS = {
    Trade.GROCERIES: TradeDefaults(365, (7, 14, 30, 60), (4, 12, 24, 48), 45),
    Trade.SERVICES: TradeDefaults(365, (30, 45, 90, 180), (2, 4, 8, 12), 120),
    Trade.FASHION: TradeDefaults(365, (30, 60, 120, 240), (1, 2, 4, 8), 180),
    Trade.APPLIANCES: TradeDefaults(1095, (120, 240, 480, 800), (1, 2, 3, 4), 365),
}


@dataclass(frozen=True, slots=True)
class RfmRules:
    """The owner's choices for the RFM analysis.

    Attributes:
        window: the days that count; `Window(None)` is the shop's whole life.
        method: relative to the shop's own customers, or fixed cut points.
        recency: the owner's own fixed cut points in days, None for the trade's.
        frequency: the same in orders.
        monetary: the same in minor units; None for frequency cuts x the median order.
        trade: whose defaults fill what the owner left open.
        day_is_one_visit: two receipts of one day count as one order.
    """

    window: Window
    method: Method = Method.RELATIVE
    recency: Cuts | None = None
    frequency: Cuts | None = None
    monetary: Cuts | None = None
    trade: Trade = Trade.FASHION
    day_is_one_visit: bool = False

    @property
    def defaults(self) -> TradeDefaults:
        """What is usual in the shop's trade."""
        return TRADE_DEFAULTS[self.trade]
