"""Loyalty facts written by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from shoptui.analytics.loyalty.scores import LoyaltyResult, score_loyalty
from shoptui.domain.dates import Window
from shoptui.domain.facts import CustomerFacts
from shoptui.domain.loyalty import Indicator, LoyaltyRules, LoyaltyType, usual_rules
from shoptui.domain.loyalty_facts import LoyaltyFacts, Portion
from tests.analytics.figures import buyer, shop_of

USUAL = usual_rules(Window(365))
NOTHING = LoyaltyFacts(
    friends_named={},
    friends_bought={},
    rules={},
    contacts={},
    events={},
    newsletters={},
    order_feedback={},
    shop_feedback={},
    recorded=frozenset(Indicator),
)


def portions(**by_customer: tuple[int, int]) -> dict[int, Portion]:
    """Portions by customer: `c1=(2, 3)` is 2 of 3 for customer 1."""
    return {int(name[1:]): Portion(*portion) for name, portion in by_customer.items()}


def scored(
    facts: LoyaltyFacts = NOTHING,
    customers: Sequence[CustomerFacts] = (),
    rules: LoyaltyRules = USUAL,
    *,
    median_order: int | None = 100,
) -> LoyaltyResult:
    """Scores some customers, by default one who ordered 4 times for 1,000 in all."""
    shop = shop_of(customers or [buyer(1, 10, 4, 1000)], median_order=median_order)
    return score_loyalty(shop, facts, rules)


def score_of(
    which: LoyaltyType, facts: LoyaltyFacts = NOTHING, rules: LoyaltyRules = USUAL
) -> float | None:
    """The score of the one customer in a type."""
    return scored(facts, rules=rules).of_type(which).scores[0]


def with_targets(targets: Mapping[Indicator, int | None]) -> LoyaltyRules:
    """The usual rules with some targets of the owner's."""
    return replace(USUAL, targets={**USUAL.targets, **targets})


def with_weights(weights: Mapping[Indicator, int]) -> LoyaltyRules:
    """The usual rules with some weights of the owner's."""
    return replace(USUAL, weights={**USUAL.weights, **weights})


def unrecorded(*indicators: Indicator) -> frozenset[Indicator]:
    """Everything is recorded but these."""
    return frozenset(Indicator) - {*indicators}
