"""When a reward that was given was made use of, if it was."""

from bisect import bisect_right
from datetime import date, timedelta

from shoptui.analytics.offers import Suggestion
from shoptui.domain.reward_rules import Urgency
from shoptui.domain.rewards import RewardKind
from shoptui.services.sample.dice import Dice
from shoptui.services.sample.plan import SamplePlan
from shoptui.storage.database import Connection
from shoptui.storage.order_days import order_days

_WITHOUT_ORDER = (
    RewardKind.THANKS,
    RewardKind.GREETING,
    RewardKind.EARLY_ACCESS,
    RewardKind.CONTEST_ENTRY,
)
_TAKEN = 0.7  # of those who come while it is valid
_SOON = (1, 9)  # days after which thanks hang in the shop and a gift was fetched


class Redemptions:
    """Knows who bought when, since most rewards are redeemed with an order."""

    def __init__(self, db: Connection, plan: SamplePlan) -> None:
        """Reads the days of all orders."""
        self._until = plan.until
        self._days = order_days(db, plan.until)

    def day(self, suggestion: Suggestion, dice: Dice) -> date | None:
        """The day on which it is redeemed, None where it lapses or is still open."""
        found = self._day(suggestion, dice) if dice.chance(_TAKEN) else None
        return found if found and found <= min(suggestion.valid_until, self._until) else None

    def _day(self, suggestion: Suggestion, dice: Dice) -> date | None:
        if suggestion.reward.kind in _WITHOUT_ORDER or suggestion.urgency is Urgency.BIRTHDAY:
            return suggestion.on + timedelta(days=dice.between(*_SOON))
        days = self._days.get(suggestion.customer_id, ())
        place = bisect_right(days, suggestion.on.toordinal())
        return date.fromordinal(days[place]) if place < len(days) else None
