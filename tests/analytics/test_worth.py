"""What some customers are worth: sums and rates added up by hand."""

from shoptui.analytics.worth import worth_of
from tests.analytics.figures import AS_OF, buyer, prospect, silent

ACTIVE_FROM = AS_OF.toordinal() - 180


def test_the_rates_are_those_of_the_buyers() -> None:
    people = [buyer(1, 180, 3, 1_000), buyer(2, 181, 1, 101), silent(3, 400, 400), prospect(4)]
    worth = worth_of(people, ACTIVE_FROM)
    assert (worth.customers, worth.buyers, worth.repeat_buyers, worth.active) == (4, 3, 1, 1)
    assert worth.lifetime_value == 500  # 1 501 / 3 = 500.33
    assert worth.average_order == 300  # 1 501 / 5 = 300.2
    assert worth.repeat_rate == 1 / 3
    assert worth.active_share == 1 / 3


def test_nobody_is_worth_nothing_that_could_be_said() -> None:
    for people in ([], [prospect(1)]):
        worth = worth_of(people, ACTIVE_FROM)
        assert worth.buyers == worth.net_ever == 0
        assert worth.lifetime_value is worth.average_order is None
        assert worth.repeat_rate is worth.active_share is None


def test_more_refunded_than_bought_is_less_than_nothing() -> None:
    assert worth_of([buyer(1, 3, 2, -5)], ACTIVE_FROM).average_order == -3  # -2.5, half up in size
