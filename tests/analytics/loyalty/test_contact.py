"""Talks to us: 4 contacts started (40), half of the events (30), half of the newsletters (30)."""

from dataclasses import replace

import pytest

from shoptui.domain.loyalty import Indicator, LoyaltyType
from tests.analytics.loyalty.figures import NOTHING, portions, score_of, unrecorded, with_weights

CONTACT = LoyaltyType.CONTACT


def test_all_three_together() -> None:
    # 2 of 4 contacts: 50 × 0.4; 1 of 4 events is half of 50 %: 50 × 0.3; 2 of 3 newsletters are
    # more than half: 100 × 0.3.
    facts = replace(
        NOTHING,
        contacts={1: 2},
        events=portions(c1=(1, 4)),
        newsletters=portions(c1=(2, 3)),
    )
    assert score_of(CONTACT, facts) == 65


@pytest.mark.parametrize(("started", "score"), [(0, 0), (1, 25), (3, 75), (4, 100), (40, 100)])
def test_who_was_neither_invited_nor_written_to_is_judged_by_contacts_alone(
    started: int, score: float
) -> None:
    assert score_of(CONTACT, replace(NOTHING, contacts={1: started})) == score


def test_without_invitations_the_weights_are_40_to_30() -> None:
    facts = replace(NOTHING, contacts={1: 4}, newsletters=portions(c1=(0, 2)))
    assert score_of(CONTACT, facts) == pytest.approx(100 * 40 / 70)


def test_without_newsletters_the_weights_are_40_to_30() -> None:
    facts = replace(NOTHING, contacts={1: 2}, events=portions(c1=(1, 1)))
    assert score_of(CONTACT, facts) == pytest.approx((40 * 50 + 30 * 100) / 70)


def test_what_the_shop_never_recorded_is_no_false_zero() -> None:
    facts = replace(
        NOTHING,
        newsletters=portions(c1=(1, 4)),
        recorded=unrecorded(Indicator.CONTACTS_STARTED, Indicator.EVENTS_ATTENDED),
    )
    assert score_of(CONTACT, facts) == 50
    nothing = unrecorded(
        Indicator.CONTACTS_STARTED, Indicator.EVENTS_ATTENDED, Indicator.NEWSLETTERS_ANSWERED
    )
    assert score_of(CONTACT, replace(NOTHING, recorded=nothing)) is None


def test_a_type_whose_indicators_have_no_weight_is_unknown() -> None:
    weightless = with_weights(
        {
            Indicator.CONTACTS_STARTED: 0,
            Indicator.EVENTS_ATTENDED: 0,
            Indicator.NEWSLETTERS_ANSWERED: 0,
        }
    )
    assert score_of(CONTACT, replace(NOTHING, contacts={1: 4}), weightless) is None
