"""The sample that ships shows all of loyalty: every tier, every type, every rule, every grant."""

import shutil
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from shoptui.analytics.loyalty.strength import strong
from shoptui.domain.loyalty import LoyaltyType
from shoptui.domain.rewards import GrantState, Reward, RewardKind
from shoptui.domain.tiers import Tier
from shoptui.domain.to_do import ToDoKind
from shoptui.services import loyalty, tiers
from shoptui.services.desk import Desk, open_desk
from shoptui.services.grants import grants_table
from shoptui.services.reward_catalogue import catalogue
from shoptui.services.reward_rule_defaults import default_rules
from shoptui.services.suggestions import suggestions
from shoptui.services.timeline import timeline_table
from shoptui.services.today import today
from tests.builders import Clock

COMMITTED = Path(__file__).parents[2] / "sample.db"
UNTIL = date(2026, 11, 22)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    path = tmp_path_factory.mktemp("shipped") / "sample.db"
    shutil.copyfile(COMMITTED, path)
    clock = Clock(UNTIL)
    return open_desk(path, clock.today, clock.now)


@pytest.fixture
def db(desk: Desk) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(desk.file.path)) as db:
        yield db


def test_every_tier_has_somebody(desk: Desk) -> None:
    result = tiers.score(desk, UNTIL).result
    found = {result.grade(position).tier for position in range(len(result.facts.customers))}
    assert found == set(Tier)


def test_somebody_is_strong_in_every_type_and_somebody_in_none(desk: Desk) -> None:
    scored_shop = loyalty.score(desk, UNTIL).result
    found = {scored.kind.type: set(strong(scored)) for scored in scored_shop.types}
    assert {kind: len(found[kind]) > 2 for kind in LoyaltyType} == dict.fromkeys(LoyaltyType, True)
    assert len(set().union(*found.values())) < len(scored_shop.shop.customers)


def test_every_default_rule_is_somebodys_suggestion(desk: Desk) -> None:
    """With the quiet days and the budget of a shop that never set them."""
    rewards: defaultdict[str, Reward] = defaultdict(
        lambda: Reward(name="?", kind=RewardKind.THANKS)
    )
    usual = [rule.name for rule in default_rules(rewards)]
    fired = Counter(suggestion.rule.name for suggestion in suggestions(desk).rows)
    assert len(usual) == 27
    assert [rule.name for rule in catalogue(desk).rules] == usual
    assert [rule for rule in usual if not fired[rule]] == []


def test_some_of_the_invited_come_and_some_never_do(db: sqlite3.Connection) -> None:
    shares = {
        who: came / invited
        for who, came, invited in db.execute(
            "SELECT customer_id, count(attended_on), count(*) FROM campaign_member "
            "JOIN campaign ON campaign.id = campaign_id "
            "WHERE kind = 'event' AND reached_on NOT NULL AND ends_on <= ? GROUP BY 1 "
            "HAVING count(*) >= 3",
            (UNTIL.isoformat(),),
        )
    }
    assert sum(share >= 0.75 for share in shares.values()) >= 3
    assert sum(share == 0 for share in shares.values()) >= 3
    assert 0.2 < sum(shares.values()) / len(shares) < 0.6


def test_members_and_contacts_say_the_same(db: sqlite3.Connection) -> None:
    """As the services write them: one contact for each member who was reached, with the answer."""
    members = db.execute(
        "SELECT campaign_id, customer_id, reached_on, answer, kind FROM campaign_member "
        "JOIN campaign ON campaign.id = campaign_id WHERE reached_on NOT NULL ORDER BY 1, 2"
    ).fetchall()
    contacts = db.execute(
        "SELECT campaign_id, customer_id, day, answer, about FROM contact "
        "WHERE campaign_id NOT NULL AND starter = 'shop' ORDER BY 1, 2"
    ).fetchall()
    assert members == contacts
    assert len(members) > 500


def test_nobody_is_written_to_who_did_not_agree(db: sqlite3.Connection) -> None:
    wrong = """SELECT campaign.name, customer.code FROM campaign_member
        JOIN campaign ON campaign.id = campaign_id JOIN customer ON customer.id = customer_id
        WHERE consent = 'no' OR (kind = 'newsletter' AND (consent <> 'yes'
            OR consent_on > reached_on OR (email = '' AND phone = '')))"""
    assert db.execute(wrong).fetchall() == []


def test_nothing_of_a_campaign_is_out_of_order(db: sqlite3.Connection) -> None:
    wrong = """SELECT campaign_id, customer_id FROM campaign_member
        JOIN campaign ON campaign.id = campaign_id JOIN customer ON customer.id = customer_id
        WHERE reached_on < created_on OR reached_on > ends_on OR answered_on < reached_on
            OR attended_on NOT BETWEEN starts_on AND ends_on
            OR max(ifnull(reached_on, ''), ifnull(attended_on, ''), ifnull(answered_on, '')) > ?"""
    assert db.execute(wrong, (UNTIL.isoformat(),)).fetchall() == []


def test_one_event_is_still_to_come_and_not_everybody_was_told(desk: Desk) -> None:
    counts = today(desk).counts()
    assert counts[ToDoKind.CAMPAIGN] > 3
    assert min(counts.values()) > 0


def test_grants_are_redeemed_expired_and_open(desk: Desk) -> None:
    states = {state: len(grants_table(desk, state=state).rows) for state in GrantState}
    assert states.pop(GrantState.COMING) == 0
    assert min(states.values()) >= 5


def test_an_offer_is_redeemed_on_a_day_on_which_the_customer_ordered(
    db: sqlite3.Connection,
) -> None:
    wrong = """SELECT reward_grant.id FROM reward_grant JOIN reward ON reward.id = reward_id
        WHERE redeemed_on NOT NULL
        AND kind NOT IN ('thanks', 'greeting', 'early access', 'contest entry')
        AND condition <> 'birthday = yes'
        AND NOT EXISTS (SELECT 1 FROM purchase WHERE kind = 'sale' AND NOT void
            AND purchase.customer_id = reward_grant.customer_id AND ordered_on = redeemed_on)"""
    assert db.execute(wrong).fetchall() == []
    late = "SELECT id FROM reward_grant WHERE redeemed_on > expires_on OR redeemed_on > ?"
    assert db.execute(late, (UNTIL.isoformat(),)).fetchall() == []


def test_some_suggestions_were_passed_over_and_some_of_the_list_done(
    db: sqlite3.Connection,
) -> None:
    marks = dict(db.execute("SELECT how, count(*) FROM to_do_done GROUP BY how"))
    assert min(marks["done"], marks["skipped"]) > 10


def test_one_timeline_shows_an_event_a_newsletter_and_grants_that_ended_both_ways(
    desk: Desk, db: sqlite3.Connection
) -> None:
    found = db.execute(
        """SELECT id FROM customer WHERE
            EXISTS (SELECT 1 FROM campaign_member JOIN campaign ON campaign.id = campaign_id
                WHERE customer_id = customer.id AND kind = 'event' AND attended_on NOT NULL)
            AND EXISTS (SELECT 1 FROM campaign_member JOIN campaign ON campaign.id = campaign_id
                WHERE customer_id = customer.id AND kind = 'newsletter')
            AND EXISTS (SELECT 1 FROM reward_grant
                WHERE customer_id = customer.id AND redeemed_on NOT NULL)
            AND EXISTS (SELECT 1 FROM reward_grant WHERE customer_id = customer.id
                AND redeemed_on IS NULL AND expires_on < ?)""",
        (UNTIL.isoformat(),),
    ).fetchall()
    assert found
    told = {str(row[1]) for row in timeline_table(desk, found[0][0]).rows}
    wanted = {"Came to an event", "Newsletter sent", "Reward given", "Reward redeemed"}
    assert wanted <= told


def test_what_is_said_in_thai_is_said_by_people_with_thai_names(db: sqlite3.Connection) -> None:
    said = """SELECT name, text FROM feedback JOIN customer ON customer.id = customer_id
        UNION ALL
        SELECT name, contact.note FROM contact JOIN customer ON customer.id = customer_id"""
    thai = [(_is_thai(name), text) for name, text in db.execute(said) if _is_thai(text)]
    assert thai
    assert [text for by_thai, text in thai if not by_thai] == []


def _is_thai(text: str) -> bool:
    return any("\u0e00" < letter < "\u0e7f" for letter in text)


def test_nobody_is_called_the_same_twice(db: sqlite3.Connection) -> None:
    names = [str(name).split() for (name,) in db.execute("SELECT name FROM customer")]
    assert [" ".join(parts) for parts in names if len(set(parts)) < len(parts)] == []
