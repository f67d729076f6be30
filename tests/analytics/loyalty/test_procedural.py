"""Keeps the rules of the house: kept, of those that applied."""

from dataclasses import replace

import pytest

from shoptui.domain.loyalty import Indicator, LoyaltyType
from tests.analytics.loyalty.figures import NOTHING, portions, score_of, unrecorded, with_targets

PROCEDURAL = LoyaltyType.PROCEDURAL


@pytest.mark.parametrize(
    ("kept", "applied", "score"), [(0, 4, 0), (1, 4, 25), (3, 4, 75), (4, 4, 100), (1, 1, 100)]
)
def test_the_score_is_the_share_that_was_kept(kept: int, applied: int, score: float) -> None:
    assert score_of(PROCEDURAL, replace(NOTHING, rules=portions(c1=(kept, applied)))) == score


def test_a_third_is_a_third() -> None:
    assert score_of(PROCEDURAL, replace(NOTHING, rules=portions(c1=(1, 3)))) == pytest.approx(
        100 / 3
    )


def test_where_no_rule_applied_it_is_unknown() -> None:
    assert score_of(PROCEDURAL, replace(NOTHING, rules=portions(c2=(1, 1)))) is None
    assert score_of(PROCEDURAL) is None


def test_a_shop_may_be_content_with_less_than_all() -> None:
    facts = replace(NOTHING, rules=portions(c1=(3, 5)))
    assert score_of(PROCEDURAL, facts, with_targets({Indicator.RULES_KEPT: 80})) == 75


def test_without_rules_nobody_has_a_score() -> None:
    facts = replace(NOTHING, rules=portions(c1=(1, 1)), recorded=unrecorded(Indicator.RULES_KEPT))
    assert score_of(PROCEDURAL, facts) is None
