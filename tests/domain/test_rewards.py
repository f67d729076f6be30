from datetime import date, timedelta

import pytest

from shoptui.domain.rewards import Grant, GrantState, Reward, RewardKind

JUNE_1 = date(2026, 6, 1)


def reward(**fields: object) -> Reward:
    return Reward(name="Ten off", kind=RewardKind.DISCOUNT, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "average", "cost"),
    [
        ({"cost": 500}, 9_999, 500),  # the catalogue's word holds
        ({"percent": 10}, 1_005, 101),  # 100.5, half up
        ({"percent": 10}, None, 0),
        ({"percent": 10}, -300, 0),  # who only brought things back costs nothing
        ({"amount": 700}, 9_999, 700),
        ({"amount": 700, "cost": 650}, 9_999, 650),
        ({}, 9_999, 0),
    ],
)
def test_what_a_reward_costs(fields: dict[str, int], average: int | None, cost: int) -> None:
    assert reward(**fields).cost_for(average) == cost


def test_a_reward_for_one_day_ends_on_the_day_it_is_given() -> None:
    assert reward(valid_days=1).last_day(JUNE_1) == JUNE_1
    assert reward(valid_days=30).last_day(JUNE_1) == date(2026, 6, 30)


def grant(**fields: object) -> Grant:
    given = {"on": JUNE_1, "valid_from": JUNE_1, "expires_on": date(2026, 6, 30), **fields}
    return Grant(customer_id=1, reward_id=1, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        (date(2026, 6, 1), GrantState.OPEN),
        (date(2026, 6, 30), GrantState.OPEN),  # the last day still counts
        (date(2026, 7, 1), GrantState.EXPIRED),
    ],
)
def test_a_grant_expires_by_itself(as_of: date, state: GrantState) -> None:
    assert grant().state(as_of) is state


def test_a_grant_is_seen_as_of_a_day() -> None:
    redeemed = grant(redeemed_on=date(2026, 6, 10))
    assert redeemed.state(date(2026, 6, 9)) is GrantState.OPEN
    assert redeemed.state(date(2026, 6, 10)) is GrantState.REDEEMED
    assert redeemed.state(date(2026, 12, 1)) is GrantState.REDEEMED


def test_a_grant_may_begin_later_and_never_end() -> None:
    august = grant(valid_from=date(2026, 8, 1), expires_on=None)
    assert august.state(date(2026, 7, 31)) is GrantState.COMING
    assert august.state(date(2026, 8, 1) + timedelta(days=9_999)) is GrantState.OPEN
