"""An indicator as it holds for a whole shop: its counts, its weight, its target."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from shoptui.analytics.loyalty.counts import Counts, Raw
from shoptui.analytics.quantiles import quantile
from shoptui.analytics.spread import Spread
from shoptui.domain.facts import CustomerFacts
from shoptui.domain.loyalty import Indicator, LoyaltyRules
from shoptui.domain.loyalty_facts import LoyaltyFacts

BEST_TENTH = Fraction(9, 10)
FEWEST_ORDERS = 2  # one order alone is no loyalty, in whatever shop


class LeftOut(StrEnum):
    """Why an indicator does not count."""

    NO_WEIGHT = "no weight"  # the owner gave it none
    NEVER_RECORDED = "never recorded"  # the shop records nothing of the kind
    NO_TARGET = "no target"  # nobody bought in the window, or the best spent nothing
    NO_OCCASION = "no occasion"  # this customer could not do it


@dataclass(frozen=True, slots=True)
class Measured:
    """One indicator.

    Attributes:
        indicator: which.
        counts: what was counted for each customer.
        weight: its weight among the indicators of its type.
        target: what counts as 100, None where there is nothing to derive it from.
        recorded: the shop recorded something of the kind by the as-of date.
    """

    indicator: Indicator
    counts: Counts
    weight: int
    target: Fraction | None
    recorded: bool

    @property
    def left_out(self) -> LeftOut | None:
        """Why it counts for nobody, None where it does."""
        if not self.weight:
            return LeftOut.NO_WEIGHT
        if not self.recorded:
            return LeftOut.NEVER_RECORDED
        return LeftOut.NO_TARGET if self.target is None else None

    @property
    def scale(self) -> tuple[int, Fraction | None, bool]:
        """All that a count is held against; where it is the same, so is the score of the count."""
        return self.weight, self.target, self.recorded

    def score(self, raw: Raw | None) -> float | None:
        """The score of a raw figure, None where the indicator does not apply."""
        if raw is None or self.target is None or self.left_out:
            return None
        return raw.score(self.target)

    def why_not(self, customer: CustomerFacts) -> LeftOut | None:
        """Why it does not count for a customer, None where it does."""
        if self.left_out:
            return self.left_out
        return LeftOut.NO_OCCASION if self.counts.of(customer) is None else None


def measure(
    indicator: Indicator, counts: Counts, spread: Spread, facts: LoyaltyFacts, rules: LoyaltyRules
) -> Measured:
    """An indicator as it holds for a shop.

    Args:
        indicator: which.
        counts: what was counted for each customer.
        spread: how the figures of the shop's buyers are spread.
        facts: what customers did besides buying.
        rules: the owner's choices.
    """
    return Measured(
        indicator=indicator,
        counts=counts,
        weight=rules.weights[indicator],
        target=_target(indicator, spread, rules),
        recorded=indicator in facts.recorded,
    )


def _target(indicator: Indicator, spread: Spread, rules: LoyaltyRules) -> Fraction | None:
    """The owner's target, or what the best tenth of the buyers in the window reach."""
    own = rules.targets[indicator]
    if own is not None:
        return Fraction(own) if own > 0 else None
    if not spread.buyers:
        return None
    if indicator is Indicator.ORDERS:
        return max(quantile(spread.orders, BEST_TENTH), Fraction(FEWEST_ORDERS))
    target = quantile(spread.net, BEST_TENTH)
    return target if target > 0 else None
