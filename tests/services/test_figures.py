"""Figures held in memory: after whatever was done they are those of a fresh reading."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shoptui.domain.errors import ShopError
from shoptui.services import card, erasing, history, judged, loyalty, people, suggestions, tiers
from shoptui.services.belonging import belongings
from shoptui.services.desk import Desk, open_desk
from tests.builders import TODAY, Clock, add, new_desk, sell
from tests.services.history_acts import Owner


def told(desk: Desk) -> list[Any]:
    """All that is held of a shop, in a form that can be compared."""
    rfm, loyal = tiers.score(desk).result, loyalty.score(desk).result
    return [
        rfm.facts.as_of,
        rfm.facts.first_sale,
        rfm.facts.median_order,
        rfm.facts.customers,
        rfm.cuts,
        rfm.buyers,
        rfm.places,
        [(each.scores, each.mean) for each in loyal.types],
        [[measured.scale for measured in each.measured] for each in loyal.types],
        [
            [measured.counts.of(who) for who in rfm.facts.customers]
            for each in loyal.types
            for measured in each.measured
        ],
        loyal.overall,
        loyal.overall_mean,
    ]


def one_by_one(desk: Desk, customer_id: int) -> object:
    """What is said of one customer, who is read alone."""
    found = judged.judged(desk).of(customer_id)
    return found and (found.standing, found.profile, found.reward, found.reason, found.belonging)


def among_all(desk: Desk, customer_id: int) -> object:
    """The same, looked up among everybody."""
    standing = card.standing(tiers.score(desk), customer_id)
    if standing is None:
        return None
    offers = suggestions.suggestions(desk)
    reward = offers.of(customer_id)
    reason = offers.words.reason(reward) if reward else ""
    belonging = belongings(desk).of(customer_id)
    return standing, loyalty.profile(desk, customer_id), reward, reason, belonging


def window(desk: Desk) -> Desk:
    """Another window on the same shop, which has read nothing yet."""
    return open_desk(desk.file.path, desk.today, desk.now)


def live(owner: Owner, clock: Clock) -> None:
    """Something happens: in this window or another, today or tomorrow, or is taken back."""
    dice = owner.random.random()
    try:
        if dice < 0.15:
            history.undo_last(owner.desk)
        elif dice < 0.2:
            history.redo_last(owner.desk)
        elif dice < 0.23:
            who = people.customer(owner.desk, owner.any_id("customer"))
            erasing.erase(owner.desk, who.id, who.name)
        elif dice < 0.28:
            clock.pass_time(timedelta(days=owner.random.choice([1, 1, 40])))
        else:
            owner.act()
    except (ShopError, IndexError):
        pass  # refused


@settings(max_examples=2, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_after_anything_done_they_are_those_of_a_fresh_reading(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    folder, clock = tmp_path_factory.mktemp("shop"), Clock()
    desk = new_desk(folder, clock=clock)
    owner = Owner(desk, folder, seed)
    elsewhere = Owner(window(desk), folder, seed + 1)
    for _step in range(12):
        for _act in range(owner.random.choice([1, 1, 1, 4])):
            live(owner.random.choice([owner, elsewhere]), clock)
        fresh = window(desk)
        assert told(desk) == told(fresh)
        for who in owner.random.sample(range(1, 30), 3):
            assert one_by_one(desk, who) == among_all(fresh, who)


def test_it_is_told_how_far_the_reading_of_another_day_is(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    sell(desk, add(desk, "An"), TODAY, 100)
    told: list[tuple[int, int]] = []

    def tell(done: int, of: int) -> None:
        told.append((done, of))

    yesterday = TODAY - timedelta(days=1)
    scored = tiers.score(desk, yesterday, tell)
    bought = len(told)
    assert told == [(done, bought) for done in range(1, bought + 1)]
    loyalty.score(desk, yesterday, scored.result.facts, tell)
    did = len(told) - bought
    assert told[bought:] == [(done, did) for done in range(1, did + 1)]
    assert bought > 1 < did
    told.clear()
    loyalty.score(desk, yesterday, told=tell)
    assert len(told) == bought + did


def test_what_is_held_is_not_read_again(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    sell(desk, add(desk, "An"), TODAY, 100)
    told: list[tuple[int, int]] = []
    for _time in range(2):
        tiers.score(desk, told=lambda *far: told.append(far))
        loyalty.score(desk, told=lambda *far: told.append(far))
    assert [done for done, _of in told].count(1) == 2  # the facts once, the scores once
