"""Everybody judged once for each state of the shop."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from shoptui.domain.abc_class import AbcClass
from shoptui.domain.groups import Group
from shoptui.domain.loyalty import LoyaltyType
from shoptui.domain.relationship import Relationship
from shoptui.services import card, judged, loyalty, people, suggestions, tiers
from shoptui.services.belonging import belongings
from shoptui.services.desk import Desk
from tests.builders import TODAY, Clock, add, new_desk, sell
from tests.services.reward_people import buyer, fixed_desk


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[Desk]:
    """The shops that were read, one entry a reading."""
    readings: list[Desk] = []
    judge = judged._judge

    def noted(desk: Desk) -> judged.Judged:
        readings.append(desk)
        return judge(desk)

    monkeypatch.setattr(judged, "_judge", noted)
    return readings


def test_everybody_is_read_again_only_after_a_change_or_on_another_day(
    tmp_path: Path, counted: list[Desk]
) -> None:
    clock = Clock()
    desk = new_desk(tmp_path, clock=clock)
    hoa = add(desk, "Hoa")
    assert judged.held(desk) is None
    first = judged.judged(desk)
    assert judged.judged(desk) is first and judged.held(desk) is first
    assert len(counted) == 1
    sell(desk, hoa, TODAY, 50_000)
    assert judged.held(desk) is None
    after = judged.judged(desk).of(hoa)
    assert after is not None and after.standing.name != "Prospect"
    clock.pass_time(timedelta(days=1))
    assert judged.held(desk) is None
    assert judged.judged(desk).as_of == clock.today()
    assert len(counted) == 3


def test_two_who_ask_at_once_share_one_reading(tmp_path: Path, counted: list[Desk]) -> None:
    desk = new_desk(tmp_path)
    add(desk, "Hoa")
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(judged.judged, [desk] * 4))
    assert len(counted) == 1
    assert all(answer is answers[0] for answer in answers)


def test_another_shop_is_never_answered_from_this_one(tmp_path: Path) -> None:
    one, other = new_desk(tmp_path), new_desk(tmp_path, file="other.db")
    add(one, "Hoa")
    add(other, "Lan")
    assert one.revision() == other.revision()
    judged.judged(one)
    assert judged.held(other) is None
    assert [who.name for who in judged.judged(other).scored.result.facts.customers] == ["Lan"]


def test_it_says_what_the_analyses_say_one_by_one(tmp_path: Path) -> None:
    desk = fixed_desk(tmp_path)
    lost = buyer(desk, "Can't", 130, 9, 300)
    new = buyer(desk, "New", 3, 1, 20)
    everybody = judged.judged(desk)
    offers = suggestions.suggestions(desk)
    for who in (lost, new):
        found = everybody.of(who)
        assert found is not None
        assert found.standing == card.standing(tiers.score(desk), who)
        assert found.profile == loyalty.profile(desk, who)
        offered = offers.of(who)
        assert found.reward == offered
        assert found.reason == (offers.words.reason(offered) if offered else "")
    assert offers.of(lost) is not None


def test_unknown_is_not_nought(tmp_path: Path) -> None:
    desk = fixed_desk(tmp_path)
    new = buyer(desk, "New", 3, 1, 20)
    found = judged.judged(desk).of(new)
    assert found is not None
    scores = {each.type: each.score for each in found.profile}
    assert scores[LoyaltyType.REFERRAL] is None  # no friend was ever named in this shop


def test_why_tells_tier_reward_and_scores_and_what_is_not_offered(tmp_path: Path) -> None:
    desk = fixed_desk(tmp_path)
    lost, quiet = buyer(desk, "Can't", 130, 9, 300), add(desk, "Nobody yet")
    everybody = judged.judged(desk)
    titles = [section.title for section in everybody.why(lost)]
    assert titles[0].startswith("Can't: Can't lose")
    assert "What it costs" in titles and any("Financial" in title for title in titles)
    if everybody.offers.of(quiet) is None:
        assert "No reward is suggested now" in [each.title for each in everybody.why(quiet)]


def test_somebody_put_away_is_not_judged(tmp_path: Path) -> None:
    desk = fixed_desk(tmp_path)
    gone = buyer(desk, "Gone", 3, 1, 20)
    people.set_archived(desk, gone, True)
    assert judged.judged(desk).of(gone) is None


def test_group_class_stage_and_lifetime_value_are_those_of_the_reports(tmp_path: Path) -> None:
    desk = fixed_desk(tmp_path)
    champion, once = buyer(desk, "Best", 5, 9, 300), buyer(desk, "Once", 300, 1, 20)
    everybody = judged.judged(desk)
    best, gone = everybody.of(champion), everybody.of(once)
    assert best is not None and gone is not None
    assert best.belonging == (Group.BEST, AbcClass.A, Relationship.MEDIUM, 270_000)
    assert gone.belonging == (Group.IGNORE, AbcClass.C, Relationship.LEFT, 2_000)
    assert belongings(desk).of(champion) == best.belonging
    titles = [section.title for section in everybody.why(champion)]
    first = titles.index("Group: Focus: best")
    assert titles[first : first + 3] == ["Group: Focus: best", "ABC class: A", "Stage: Medium"]
