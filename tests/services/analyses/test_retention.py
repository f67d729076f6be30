"""The report on how many customers stay."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from shoptui.domain.dates import Window
from shoptui.domain.errors import InvalidInput
from shoptui.domain.picture import Lines
from shoptui.domain.table import Table
from shoptui.services import people, sales
from shoptui.services.analyses.analysis import Asked
from shoptui.services.analyses.retention import RETENTION
from shoptui.services.desk import Desk
from shoptui.services.settings import change
from shoptui.storage.facts import shop_facts
from tests.builders import TODAY, Clock, add, new_desk, sell

ACTIVE = 60


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Desk:
    desk = new_desk(tmp_path, clock=clock, locale="en")
    change(desk, "active_days", str(ACTIVE))
    return desk


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def table(desk: Desk, since: date | None = None, as_of: date | None = None) -> Table:
    return RETENTION.make(desk, Asked(as_of=as_of, since=since)).table


def first(desk: Desk, since: date | None = None, as_of: date | None = None) -> dict[str, object]:
    listed = table(desk, since, as_of)
    return dict(zip((column.key for column in listed.columns), listed.rows[0], strict=True))


def lately(desk: Desk, name: str, *days: int) -> int:
    who = add(desk, name)
    for each in days:
        sell(desk, who, ago(each), 100)
    return who


def test_the_last_365_days_and_the_months(desk: Desk) -> None:
    kept = lately(desk, "Kept", 380, 5)
    lost = lately(desk, "Lost", 365)
    new = lately(desk, "New", 20)
    returned = lately(desk, "Returned", 800, 1)
    also_kept = lately(desk, "Never lost", 366, 300, 50)
    row = first(desk)
    assert row == {
        "period": "365 days",
        "rate": 2 / 3,
        "start": 3,
        "kept": 2,
        "lost": 1,
        "new": 1,
        "first_seen": 0,
        "returned": 1,
        "end": 4,
        "since": date(2025, 7, 1),
        "until": TODAY,
    }
    answer = RETENTION.make(desk, Asked())
    assert [list(ids) for ids in answer.members] == [
        [kept, also_kept],
        [lost],
        [new],
        [],
        [returned],
    ]
    assert answer.summary is not None
    assert answer.summary.rows == [
        ("Kept", 2, 2 / 3, "at the start"),
        ("Lost", 1, 1 / 3, "at the start"),
        ("New", 1, 0.25, "at the end"),
        ("First seen", 0, 0.0, "at the end"),
        ("Returned", 1, 0.25, "at the end"),
    ]
    assert [row[0] for row in answer.table.rows[1:]][::11] == ["2025-07", "2026-06"]
    assert isinstance(answer.picture, Lines)
    assert answer.picture.values[0] == tuple(row[1] for row in answer.table.rows[1:])
    assert len(answer.table.rows) == 13
    assert answer.why[0].title == "Retention rate: 66.7%"


def test_a_period_of_the_owners_choice(desk: Desk) -> None:
    lately(desk, "Kept", 120, 12)
    lately(desk, "Lost", 101)
    row = first(desk, ago(99))
    assert (row["period"], row["start"], row["rate"]) == ("100 days", 2, 0.5)
    early = first(desk, ago(105), ago(100))
    assert (early["start"], early["kept"], early["new"]) == (1, 1, 1)


def test_the_whole_life_of_the_shop_is_refused(desk: Desk) -> None:
    lately(desk, "An", 100)
    with pytest.raises(InvalidInput, match="nobody was there at its start") as refused:
        table(desk, ago(100))
    assert refused.value.field == "since"
    assert first(desk, ago(99))["start"] == 1


def test_a_shop_younger_than_a_year_has_no_rate_yet(desk: Desk) -> None:
    lately(desk, "An", 100, 90)
    listed = table(desk)
    assert (listed.rows[0][1], listed.rows[0][2]) == (None, 0)
    assert any("no customers yet when this period began" in note for note in listed.notes)


def test_a_shop_without_customers(desk: Desk) -> None:
    listed = table(desk)
    assert {row[1] for row in listed.rows} == {None}
    assert {row[8] for row in listed.rows} == {0}
    table(desk, ago(10))


def test_where_the_records_begin_the_owner_is_told(desk: Desk) -> None:
    change(desk, "shop.records_begin", ago(100).isoformat())
    lately(desk, "An", 40)
    lately(desk, "Binh", 39)
    row = first(desk)
    assert (row["first_seen"], row["new"]) == (1, 1)
    assert any("first seen" in note for note in table(desk).notes)
    assert not any("first seen" in n for n in table(desk, None, ago(-400)).notes)


def test_the_active_days_may_follow_from_the_orders(desk: Desk) -> None:
    change(desk, "active_days", "auto")
    lately(desk, "An", 30, 20, 10)
    assert any("20 days: twice your customers' median gap" in note for note in table(desk).notes)


def test_customers_of_a_day_are_those_the_facts_call_active(desk: Desk, clock: Clock) -> None:
    """Against the query all other reports start from, asked anew at each start and end."""
    chance = Random(11)
    clock.pass_time(timedelta(days=-200))
    for number in range(25):
        who = add(desk, f"C{number}")
        for _order in range(chance.randint(0, 6)):
            sale = sell(desk, who, ago(chance.randint(200, 700)), 100)
            if chance.random() < 0.4:
                on = sales.sale(desk, sale).ordered_on + timedelta(days=chance.randint(0, 90))
                sales.refund(desk, sale, chance.choice((50, 100)), min(on, clock.today()))
        if number % 6 == 0:
            people.set_archived(desk, who, True)
    clock.pass_time(timedelta(days=200))
    for row in table(desk, ago(400)).rows:
        before, last = row[9], row[10]
        assert isinstance(before, date) and isinstance(last, date)
        start, end = active(desk, before - timedelta(days=1)), active(desk, last)
        assert row[2:5] == (len(start), len(start & end), len(start - end))
        assert row[8] == len(end)


def active(desk: Desk, day: date) -> set[int]:
    with desk.file.read() as db:
        facts = shop_facts(db, day, Window(None))
    return {
        who.customer_id
        for who in facts.customers
        if who.last_order and day.toordinal() - who.last_order <= ACTIVE
    }
