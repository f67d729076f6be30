"""The conditions a new reward rule can be made for."""

from collections.abc import Iterator, Sequence

from shoptui.domain.groups import Group
from shoptui.domain.loyalty import LoyaltyType
from shoptui.domain.money import Currency
from shoptui.domain.reward_rules import WORDS, Condition, Field, RewardRule, read_condition
from shoptui.domain.rewards import RewardKind
from shoptui.domain.tiers import Tier
from shoptui.services.reward_defaults import ANY_FIRST_ORDER, FIRST_ORDERS

LARGE_ORDERS = 4  # times what a usual order comes to, as a figure to start from

# Each number is one to start from; the owner types another in the form.
_NUMBERS = (
    "orders_ever >= 10",
    "orders >= 5",
    "days_silent >= 60",
    "r >= 4",
    "days_to_birthday <= 3",
    "open_complaints >= 1",
    "open_incidents >= 1",
)
_SCORES = (*(Field(kind.value) for kind in LoyaltyType), Field.OVERALL)


def free_conditions(rules: Sequence[RewardRule], currency: Currency) -> list[Condition]:
    """Every condition of one clause for which there is no rule yet, retired ones counted.

    Args:
        rules: the rules there are.
        currency: what amounts are counted in; the figures to start from follow from it.
    """
    taken = {rule.name for rule in rules}
    conditions = [read_condition(text) for text in _texts(currency)]
    return [condition for condition in conditions if str(condition[0]) not in taken]


def _texts(currency: Currency) -> Iterator[str]:
    usual = FIRST_ORDERS.get(currency.code, ANY_FIRST_ORDER) * 10**currency.digits
    yield from (f"tier = {tier.casefold()}" for tier in Tier)
    yield from (f"group = {group}" for group in Group)
    yield from (f"strong_in = {kind}" for kind in LoyaltyType)
    yield from (f"weakest = {kind}" for kind in LoyaltyType)
    yield from _NUMBERS
    yield f"average_order >= {LARGE_ORDERS * usual}"
    yield f"net_year >= {10 * LARGE_ORDERS * usual}"
    yield from (f"{score} >= 70" for score in _SCORES)
    yield from (f"last_reward = {kind}" for kind in RewardKind)
    yield from (
        f"{field} = {word}" for field in (Field.BIRTHDAY, Field.ACTIVE) for word in WORDS[field]
    )
