"""Tells us how we did: half of the orders with feedback (60), 2 feedbacks about the shop (40)."""

from dataclasses import replace

import pytest

from shoptui.domain.loyalty import Indicator, LoyaltyType
from tests.analytics.figures import buyer, prospect, silent
from tests.analytics.loyalty.figures import NOTHING, portions, score_of, scored, unrecorded

EVALUATION = LoyaltyType.EVALUATION


@pytest.mark.parametrize(
    ("given", "sales", "about_shop", "score"),
    [
        (0, 4, 0, 0),
        (1, 4, 0, 30),  # a quarter is half of the target: 50 × 0.6
        (2, 4, 0, 60),
        (4, 4, 0, 60),
        (0, 4, 1, 20),
        (0, 4, 2, 40),
        (1, 4, 1, 50),
        (2, 4, 2, 100),
    ],
)
def test_orders_and_the_shop(given: int, sales: int, about_shop: int, score: float) -> None:
    facts = replace(
        NOTHING,
        order_feedback=portions(c1=(given, sales)),
        shop_feedback={1: about_shop},
    )
    assert score_of(EVALUATION, facts) == pytest.approx(score)


def test_a_buyer_who_said_nothing_has_0_and_who_bought_nothing_is_judged_by_the_rest() -> None:
    facts = replace(NOTHING, shop_feedback={2: 1, 3: 2})
    customers = [buyer(1, 10, 4, 1000), prospect(2), silent(3, 400), prospect(4)]
    assert scored(facts, customers).of_type(EVALUATION).scores == [0, 50, 100, 0]


def test_a_sale_that_was_refunded_can_still_be_spoken_about() -> None:
    """Its customer has no order any more, so the sale must come from the feedback facts."""
    facts = replace(NOTHING, order_feedback=portions(c1=(1, 1)))
    assert scored(facts, [silent(1, 400)]).of_type(EVALUATION).scores == [60]


def test_what_the_shop_never_recorded_is_left_out() -> None:
    facts = replace(
        NOTHING,
        order_feedback=portions(c1=(1, 4)),
        recorded=unrecorded(Indicator.SHOP_FEEDBACK),
    )
    assert score_of(EVALUATION, facts) == 50
    nothing = unrecorded(Indicator.SHOP_FEEDBACK, Indicator.ORDERS_WITH_FEEDBACK)
    assert score_of(EVALUATION, replace(facts, recorded=nothing)) is None
