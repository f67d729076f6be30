"""Giving rewards: one operation, in the timeline, redeemed or left to expire."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from shoptui.domain.customers import Consent
from shoptui.domain.errors import Conflict, InvalidInput, NotFound
from shoptui.domain.relations import FeedbackKind
from shoptui.domain.rewards import GrantState, Reward, RewardKind
from shoptui.services import people, rewards
from shoptui.services.desk import Desk
from shoptui.services.hand_gifts import gift_choice
from shoptui.services.reward_catalogue import catalogue, save_reward, set_reward_active
from shoptui.services.settings import change
from shoptui.services.timeline import customer_timeline
from shoptui.storage import reward_grants
from shoptui.storage import rewards as stored
from shoptui.storage.schema_loyalty import REWARD_KINDS
from tests.builders import TODAY, Clock, sell
from tests.services.reward_people import ago, buyer, complain, contact, fixed_desk, reward_id

DAY = timedelta(days=1)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Desk:
    return fixed_desk(tmp_path, clock)


def operations(desk: Desk) -> list[str]:
    with desk.file.read() as db:
        return [what for (what,) in db.execute("SELECT what FROM operation ORDER BY id")]


def states(desk: Desk) -> list[str]:
    table = rewards.grants_table(desk)
    return [str(row[table.column("state")]) for row in table.rows]


def test_giving_takes_it_off_the_list_and_into_the_timeline_at_once(desk: Desk) -> None:
    lan = buyer(desk, "Lan", 130, 9, 400)
    before = operations(desk)
    rewards.give(desk, rewards.suggestions(desk).rows[0])
    assert rewards.suggestions(desk).of(lan) is None
    story = customer_timeline(desk, lan)
    assert story.table.rows[0] == (
        TODAY,
        "Reward given",
        None,
        "Personal call and 20% off · Can't lose: 9 orders, the last 130 days ago · "
        "valid until Jul 29, 2026",
    )
    assert story.happenings[0].kind == "reward"
    assert operations(desk) == [*before, "Personal call and 20% off for Lan"]
    with desk.file.read() as db:
        (grant,) = reward_grants.of_customer(db, lan)
        (operation,) = db.execute("SELECT operation_id FROM reward_grant").fetchone()
    assert operation == len(before) + 1
    assert (grant.percent, grant.cost, grant.condition) == (20, 8_000, "tier = can't lose")


def test_a_failure_half_way_stores_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    lan = buyer(desk, "Lan", 130, 9, 400)
    suggestion = rewards.suggestions(desk).rows[0]
    before = operations(desk)

    def fails(*_args: object) -> int:
        raise Conflict("no")

    monkeypatch.setattr(reward_grants, "insert", fails)
    with pytest.raises(Conflict):
        rewards.give(desk, suggestion)
    with desk.file.read() as db:
        assert not stored.is_kept(db)
    assert operations(desk) == before
    assert len(customer_timeline(desk, lan).happenings) == 9


def test_a_suggestion_is_given_once(desk: Desk) -> None:
    buyer(desk, "Lan", 130, 9, 400)
    suggestion = rewards.suggestions(desk).rows[0]
    rewards.give(desk, suggestion)
    with pytest.raises(Conflict, match="still open"):
        rewards.give(desk, suggestion)
    assert states(desk) == ["open"]


def test_a_no_said_meanwhile_is_respected(desk: Desk) -> None:
    lan = buyer(desk, "Lan", 130, 9, 400)
    suggestion = rewards.suggestions(desk).rows[0]
    people.change_customer(desk, replace(people.customer(desk, lan), consent=Consent.NO))
    with pytest.raises(Conflict, match="does not want"):
        rewards.give(desk, suggestion)
    assert states(desk) == []


def test_a_cost_changed_later_does_not_change_what_was_given(desk: Desk) -> None:
    lan = buyer(desk, "Lan", 5, 1, 20)
    rewards.give(desk, rewards.suggestions(desk).rows[0])
    gift = catalogue(desk).reward(reward_id(desk, "Gift with the second order"))
    assert gift.cost == 100  # 5 % of the average order of $20.00
    save_reward(desk, Reward(id=gift.id, name="Bigger gift", kind=gift.kind, cost=900))
    table = rewards.grants_table(desk, customer_id=lan)
    assert [(row[2], row[5]) for row in table.rows] == [("Bigger gift", 100)]


def test_a_reward_is_redeemed_once(desk: Desk, clock: Clock) -> None:
    lan = buyer(desk, "Lan", 130, 9, 400)
    grant = rewards.give(desk, rewards.suggestions(desk).rows[0])
    clock.pass_time(29 * DAY)
    rewards.redeem(desk, grant)
    assert states(desk) == ["redeemed"]
    assert [row[1] for row in customer_timeline(desk, lan).table.rows[:2]] == [
        "Reward redeemed",
        "Reward given",
    ]
    with pytest.raises(Conflict, match="redeemed on Jul 29, 2026 already"):
        rewards.redeem(desk, grant)
    as_it_was = rewards.grants_table(desk, TODAY)
    assert [(row[3], row[8]) for row in as_it_was.rows] == [("open", None)]


def test_what_expired_is_not_redeemed(desk: Desk, clock: Clock) -> None:
    buyer(desk, "Lan", 130, 9, 400)
    grant = rewards.give(desk, rewards.suggestions(desk).rows[0])
    clock.pass_time(30 * DAY)
    assert states(desk) == ["expired"]
    with pytest.raises(Conflict, match="expired on Jul 29, 2026"):
        rewards.redeem(desk, grant)
    with pytest.raises(NotFound):
        rewards.redeem(desk, 99)


def test_a_reward_by_hand_may_begin_later(desk: Desk, clock: Clock) -> None:
    lan = buyer(desk, "Lan", 10, 2, 30)
    sale = sell(desk, lan, TODAY, 6_000)  # three orders of $120.00 together
    line = reward_id(desk, "Bonus over a spend line")
    grant = rewards.give_by_hand(
        desk, lan, line, " a  friend ", purchase_id=sale, valid_from=TODAY + 10 * DAY
    )
    table = rewards.grants_table(desk)
    assert table.rows[0] == (
        TODAY,
        "Lan",
        "Bonus over a spend line",
        "not valid yet",
        "begins in 10 days",
        400,  # 10 % of their average order
        TODAY + 10 * DAY,
        TODAY + 39 * DAY,
        None,
        "a friend",
        "C00001",
    )
    assert list(table.ids) == [grant]
    with pytest.raises(Conflict, match="from Jul 10, 2026 on"):
        rewards.redeem(desk, grant)
    clock.pass_time(10 * DAY)
    rewards.redeem(desk, grant)
    assert states(desk) == ["redeemed"]


def test_at_the_till_only_a_no_holds_back(desk: Desk) -> None:
    change(desk, "rewards.budget", "0")
    never_asked = buyer(desk, "Never asked", 10, 2, 30)
    contact(desk, never_asked, 2)  # within the quiet days
    thanks = reward_id(desk, "Thanks in public")
    rewards.give_by_hand(desk, never_asked, thanks)
    rewards.give_by_hand(desk, never_asked, thanks)
    assert states(desk) == ["open", "open"]
    no = buyer(desk, "No offers", 10, 2, 30, consent=Consent.NO)
    with pytest.raises(Conflict, match="No offers does not want"):
        rewards.give_by_hand(desk, no, thanks)
    for customer, reward in ((99, thanks), (never_asked, 99)):
        with pytest.raises(NotFound):
            rewards.give_by_hand(desk, customer, reward)
    with pytest.raises(InvalidInput, match="over"):
        rewards.give_by_hand(desk, never_asked, thanks, valid_from=ago(1))


def test_what_speaks_against_giving_is_said_and_decides_nothing(desk: Desk, clock: Clock) -> None:
    lan = buyer(desk, "Lan", 10, 2, 30)
    assert gift_choice(desk, lan).cautions == []
    change(desk, "rewards.budget", "0")
    contact(desk, lan, 14)
    rewards.give_by_hand(desk, lan, reward_id(desk, "Offer for one week"))
    assert gift_choice(desk, lan).cautions == [
        "Still open: Offer for one week, until Jul 6, 2026.",
        "You contacted them 14 days ago. Your quiet days are 14.",
        "Spent this month: $3.00 of $0.00.",  # 10 % of an average order of $30
    ]
    clock.pass_time(7 * DAY)  # the week is over, so are the quiet days, and a new month began
    assert gift_choice(desk, lan).cautions == ["Spent this month: $0.00 of $0.00."]


def test_who_wants_nothing_is_offered_no_choice(desk: Desk) -> None:
    no = buyer(desk, "No offers", 10, 2, 30, consent=Consent.NO)
    with pytest.raises(Conflict, match="No offers does not want"):
        gift_choice(desk, no)
    lan = buyer(desk, "Lan", 10, 2, 30)
    for reward in catalogue(desk).rewards:
        set_reward_active(desk, reward.id, False)
    with pytest.raises(Conflict, match="put away"):
        gift_choice(desk, lan)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "6 more days"),  # given on June 30 for a week, that day counted: the last is July 6
        (6, "the last day"),
        (7, "1 day ago"),
        (9, "3 days ago"),
    ],
)
def test_the_days_of_a_reward_are_counted(desk: Desk, clock: Clock, days: int, said: str) -> None:
    lan = buyer(desk, "Lan", 10, 2, 30)
    rewards.give_by_hand(desk, lan, reward_id(desk, "Offer for one week"))
    clock.pass_time(days * DAY)
    assert [row[4] for row in rewards.grants_table(desk).rows] == [said]


def test_the_days_since_a_reward_was_redeemed_are_counted(desk: Desk, clock: Clock) -> None:
    lan = buyer(desk, "Lan", 10, 2, 30)
    rewards.redeem(desk, rewards.give_by_hand(desk, lan, reward_id(desk, "Offer for one week")))
    assert [row[4] for row in rewards.grants_table(desk).rows] == ["today"]
    clock.pass_time(40 * DAY)
    assert [row[3:5] for row in rewards.grants_table(desk).rows] == [("redeemed", "40 days ago")]


def test_grants_can_be_asked_for_by_state(desk: Desk, clock: Clock) -> None:
    lan = buyer(desk, "Lan", 10, 2, 30)
    week, thanks = reward_id(desk, "Offer for one week"), reward_id(desk, "Thanks in public")
    rewards.give_by_hand(desk, lan, week)
    clock.pass_time(7 * DAY)
    rewards.redeem(desk, rewards.give_by_hand(desk, lan, thanks))
    rewards.give_by_hand(desk, lan, thanks)
    assert states(desk) == ["open", "redeemed", "expired"]
    for state, count in (
        (GrantState.OPEN, 1),
        (GrantState.REDEEMED, 1),
        (GrantState.EXPIRED, 1),
        (GrantState.COMING, 0),
    ):
        assert len(rewards.grants_table(desk, state=state).rows) == count
    assert len(rewards.grants_table(desk, TODAY).rows) == 1
    assert len(rewards.grants_table(desk, customer_id=99).rows) == 0


def test_a_retired_reward_is_not_given_any_more_but_stays_redeemable(desk: Desk) -> None:
    lan = buyer(desk, "Lan", 10, 2, 30)
    complain(desk, lan, 1, FeedbackKind.COMPLAINT)
    suggestion = rewards.suggestions(desk).rows[0]
    grant = rewards.give(desk, suggestion)
    set_reward_active(desk, suggestion.reward.id, False)
    rewards.redeem(desk, grant)
    with pytest.raises(Conflict, match="put away"):
        rewards.give(desk, suggestion)
    with pytest.raises(Conflict, match="put away"):
        rewards.give_by_hand(desk, lan, suggestion.reward.id)


def test_kinds_stand_in_the_file_as_they_are_named() -> None:
    assert {kind.value for kind in RewardKind} == set(REWARD_KINDS)
