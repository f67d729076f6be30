"""Whom a choice means, who of them is left out and why, counted before anything is saved."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from shoptui.domain.errors import NotFound
from shoptui.domain.loyalty import LoyaltyType
from shoptui.domain.tiers import Tier
from shoptui.services import campaigns, people
from shoptui.services.desk import Desk
from shoptui.services.invitations import Choice, Strength, crowd
from shoptui.services.may_reach import Hindrance
from shoptui.services.settings import change
from tests.builders import TODAY, sell
from tests.services.event_people import Guests, guests_shop

Shop = tuple[Desk, Guests]


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return guests_shop(tmp_path)


@pytest.mark.parametrize(
    ("choice", "meant"),
    [
        (Choice(), lambda who: set(who)),
        (Choice(tiers=frozenset([Tier.CHAMPION])), lambda who: {who.an, who.binh, who.chi}),
        (
            Choice(tiers=frozenset([Tier.CHAMPION, Tier.PROSPECT])),
            lambda who: {who.an, who.binh, who.chi, who.em},
        ),
        (Choice(agreed_only=True), lambda who: {who.an, who.dung, who.em}),
        (
            Choice(tiers=frozenset([Tier.CHAMPION]), agreed_only=True),
            lambda who: {who.an},
        ),
        (
            # What more than half of them score is no strength.
            Choice(strength=Strength.STRONG, type=LoyaltyType.FINANCIAL),
            lambda who: set(),
        ),
        (
            Choice(strength=Strength.WEAK, type=LoyaltyType.FINANCIAL),
            lambda who: {who.dung, who.em},
        ),
        (Choice(strength=Strength.STRONG, type=LoyaltyType.REFERRAL), lambda who: set()),
    ],
)
def test_a_choice_means_those_who_fit_all_of_it(
    shop: Shop, choice: Choice, meant: Callable[[Guests], set[int]]
) -> None:
    desk, who = shop
    event = campaigns.create_event(desk, "Tasting", TODAY)
    assert set(crowd(desk, event).choose(choice).meant) == meant(who)


def test_who_stands_above_the_others_is_strong(shop: Shop) -> None:
    desk, who = shop
    for week in range(10):
        sell(desk, who.an, TODAY - timedelta(days=2 + 7 * week), 100_000)
    event = campaigns.create_event(desk, "Tasting", TODAY)
    strong = Choice(strength=Strength.STRONG, type=LoyaltyType.FINANCIAL)
    assert set(crowd(desk, event).choose(strong).meant) == {who.an}


def test_who_is_left_out_is_counted_by_reason_before_anything_is_saved(shop: Shop) -> None:
    desk, who = shop
    event = campaigns.create_event(desk, "Tasting", TODAY)
    letter = campaigns.create_newsletter(desk, "June", TODAY)
    champions = Choice(tiers=frozenset([Tier.CHAMPION]))
    to_event = crowd(desk, event).choose(champions)
    assert (set(to_event.invited), to_event.left_out) == (
        {who.an, who.binh},
        {Hindrance.REFUSED: 1},
    )
    to_letter = crowd(desk, letter).choose(champions)
    assert (to_letter.invited, to_letter.left_out) == (
        [who.an],
        {Hindrance.REFUSED: 1, Hindrance.NEVER_ASKED: 1},
    )
    assert campaigns.members(desk, event) == campaigns.members(desk, letter) == []
    change(desk, "rewards.mail_unknown_consent", "yes")
    assert set(crowd(desk, letter).choose(champions).invited) == {who.an, who.binh}


def test_what_is_counted_is_what_inviting_does(shop: Shop) -> None:
    desk, who = shop
    event = campaigns.create_event(desk, "Tasting", TODAY)
    campaigns.invite(desk, event, [who.em])
    chosen = crowd(desk, event).choose(Choice())
    assert chosen.left_out == {Hindrance.REFUSED: 1, Hindrance.ALREADY: 1}
    done = campaigns.invite(desk, event, chosen.meant, TODAY)
    assert set(done.reached) == {*chosen.invited, who.em}
    assert done.left_out == [who.chi]
    assert {each.customer_id for each in campaigns.members(desk, event)} == set(done.reached)


def test_who_is_put_away_is_in_no_choice(shop: Shop) -> None:
    desk, who = shop
    event = campaigns.create_event(desk, "Tasting", TODAY + timedelta(days=9))
    people.set_archived(desk, who.an, True)
    found = crowd(desk, event)
    assert who.an not in found.choose(Choice()).meant
    assert found.these([who.an]).left_out == {Hindrance.PUT_AWAY: 1}
    assert found.these([who.binh, 99]).invited == [who.binh]


def test_people_cannot_be_chosen_for_what_is_gone(shop: Shop) -> None:
    with pytest.raises(NotFound):
        crowd(shop[0], 99)
