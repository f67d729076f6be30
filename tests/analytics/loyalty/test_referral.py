"""Brings others: 3 friends named and 2 who bought are 100."""

from dataclasses import replace

import pytest

from shoptui.domain.loyalty import Indicator, LoyaltyType
from tests.analytics.loyalty.figures import (
    NOTHING,
    score_of,
    unrecorded,
    with_targets,
    with_weights,
)

REFERRAL = LoyaltyType.REFERRAL


@pytest.mark.parametrize(
    ("named", "bought", "score"),
    [
        (0, 0, 0.0),
        (1, 0, 100 / 6),  # half of a third
        (1, 1, 100 / 6 + 25),
        (2, 1, 100 / 3 + 25),
        (3, 2, 100.0),
        (3, 1, 75.0),
        (9, 0, 50.0),  # named more than enough, yet nobody came
        (9, 9, 100.0),
    ],
)
def test_friends_named_and_friends_who_bought_weigh_the_same(
    named: int, bought: int, score: float
) -> None:
    facts = replace(NOTHING, friends_named={1: named}, friends_bought={1: bought})
    assert score_of(REFERRAL, facts) == pytest.approx(score)


def test_who_named_nobody_has_0_where_the_shop_records_friends() -> None:
    assert score_of(REFERRAL, replace(NOTHING, friends_named={2: 3})) == 0


def test_nobody_has_a_score_where_the_shop_never_recorded_a_friend() -> None:
    never = unrecorded(Indicator.FRIENDS_NAMED, Indicator.FRIENDS_BOUGHT)
    assert score_of(REFERRAL, replace(NOTHING, recorded=never)) is None


def test_targets_and_weights_are_the_owners() -> None:
    facts = replace(NOTHING, friends_named={1: 2}, friends_bought={1: 1})
    targets = with_targets({Indicator.FRIENDS_NAMED: 10, Indicator.FRIENDS_BOUGHT: 5})
    assert score_of(REFERRAL, facts, targets) == 20
    only_buyers = with_weights({Indicator.FRIENDS_NAMED: 0})
    assert score_of(REFERRAL, facts, only_buyers) == 50
