"""The report on the four groups of old customers."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from shoptui.domain.picture import Bars
from shoptui.domain.relations import About, Answer
from shoptui.services import people, sales
from shoptui.services.analyses.analysis import Answer as Report
from shoptui.services.analyses.analysis import Asked
from shoptui.services.analyses.groups import GROUPS
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.printing import Printed
from shoptui.services.printing_answers import rendered
from shoptui.services.settings import change
from tests.builders import TODAY, add, new_desk, sell
from tests.services.analyses.grouped_shop import grouped_shop
from tests.services.reward_people import ago, contact


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return grouped_shop(tmp_path)


def asked(desk: Desk, as_of: date | None = None) -> Report:
    return GROUPS.make(desk, Asked(as_of=as_of))


def groups(desk: Desk, as_of: date | None = None) -> dict[object, tuple[object, object]]:
    """By name the group and its kind."""
    return {row[1]: (row[2], row[3]) for row in asked(desk, as_of).table.rows}


def test_everybody_stands_in_their_group(desk: Desk) -> None:
    assert groups(desk) == {
        "Best": ("Focus", "best"),
        "Often": ("Focus", "frequent"),
        "Big": ("Focus", "big orders"),
        "Small": ("Focus", "small"),
        "Gone": ("Win back", None),
        "Fading": ("Needs attention", None),
        "Once": ("Ignore", None),
        "Never": ("Ignore", None),
    }


def test_the_list_begins_with_the_best_and_has_the_figures(desk: Desk) -> None:
    table = asked(desk).table
    assert [column.key for column in table.columns] == [
        *("code", "name", "group", "kind", "active", "high_value", "frequent"),
        *("recency", "orders_ever", "orders_judged", "average_order", "lifetime"),
    ]
    rows = {row[1]: row[4:] for row in table.rows}
    assert rows["Best"] == ("yes", "yes", "yes", 5, 4, 4, 30_000, 120_000)
    assert rows["Gone"] == ("no", "no", "yes", 700, 5, 5, 6_000, 30_000)
    assert rows["Never"] == ("no", "no", "no", None, 0, 0, None, 0)
    assert [row[1] for row in table.rows[-2:]] == ["Once", "Never"]  # by what they spent
    assert [row[0] for row in table.rows] == [f"C0000{number}" for number in table.ids]


def test_the_summary_counts_each_group_and_says_what_to_do(desk: Desk) -> None:
    answer = asked(desk)
    assert answer.summary is not None
    assert [row[:4] for row in answer.summary.rows] == [
        ("Focus: best", 1, 0.125, 120_000),
        ("Focus: frequent", 1, 0.125, 20_000),
        ("Focus: big orders", 1, 0.125, 40_000),
        ("Focus: small", 1, 0.125, 4_000),
        ("Win back", 1, 0.125, 30_000),
        ("Needs attention", 1, 0.125, 2_000),
        ("Ignore", 2, 0.25, 50_000),
    ]
    assert all(row[4] for row in answer.summary.rows)
    assert [id for part in answer.members for id in part] == list(answer.table.ids)
    assert [len(part) for part in answer.members] == [row[1] for row in answer.summary.rows]
    assert isinstance(answer.picture, Bars)
    assert answer.picture.values == (1, 1, 1, 1, 1, 1, 2)


def test_programs_read_the_group_its_kind_and_three_marks(desk: Desk) -> None:
    said = asked(desk).for_programs
    assert isinstance(said, Sequence) and len(said) == 8
    assert said[:2] == [said[0], said[1]]
    assert said[0] == {
        "code": "C00002",
        "name": "Best",
        "group": "focus",
        "kind": "best",
        "active": True,
        "high_value": True,
        "frequent": True,
    }
    families = {each["name"]: (each["group"], each["kind"]) for each in said}
    assert families == {
        "Best": ("focus", "best"),
        "Often": ("focus", "frequent"),
        "Big": ("focus", "big"),
        "Small": ("focus", "small"),
        "Gone": ("win back", None),
        "Fading": ("attention", None),
        "Once": ("ignore", None),
        "Never": ("ignore", None),
    }
    text = rendered(asked(desk), Printed.JSON, Formats(desk.shop()))
    assert '"kind": null, "active": false, "high_value": false, "frequent": true' in text


def test_the_active_days_may_follow_from_the_shops_own_gaps(desk: Desk) -> None:
    # All gaps are ten days, so active is up to twenty: the last order of Small is thirty days ago.
    change(desk, "active_days", "auto")
    found = groups(desk)
    assert found["Small"] == ("Needs attention", None)
    assert found["Big"] == ("Focus", "big orders")
    notes = " ".join(asked(desk).table.notes)
    assert "20 days: twice your customers' median gap" in notes


def test_three_offers_without_a_yes_are_given_up(desk: Desk) -> None:
    table = asked(desk).table
    gone = table.ids[[row[1] for row in table.rows].index("Gone")]
    for days, answer in ((90, Answer.REFUSED), (60, Answer.NONE), (30, Answer.REFUSED)):
        assert groups(desk)["Gone"] == ("Win back", None)
        contact(desk, gone, days, about=About.NEWSLETTER, answer=answer)
    assert groups(desk)["Gone"] == ("Ignore", None)
    assert groups(desk, ago(31))["Gone"] == ("Win back", None)  # the third came after that day


def test_how_many_orders_are_frequent_is_the_owners_choice(desk: Desk) -> None:
    change(desk, "groups.frequent_orders", "5")
    found = groups(desk)
    assert found["Best"] == ("Focus", "big orders")
    assert found["Gone"] == ("Win back", None)


def test_a_day_in_the_past_knows_nothing_of_later(desk: Desk) -> None:
    # Ten days after their last orders those of long ago were active, and nobody else had bought:
    # 820 dollars by 8 orders is an average of 102.50.
    found = groups(desk, ago(690))
    assert found["Gone"] == ("Focus", "frequent")
    assert found["Fading"] == ("Focus", "small")
    assert found["Once"] == ("Focus", "big orders")
    assert "Best" not in found or found["Best"] == ("Ignore", None)


def test_nobody(tmp_path: Path) -> None:
    answer = asked(new_desk(tmp_path))
    assert list(answer.table.rows) == []
    assert answer.summary is not None
    assert {row[1:4] for row in answer.summary.rows} == {(0, None, 0)}


def test_one_customer_is_of_high_value_to_the_shop(tmp_path: Path) -> None:
    desk = new_desk(tmp_path, locale="en")
    sell(desk, add(desk, "Lan"), TODAY, 5_000)
    assert groups(desk) == {"Lan": ("Focus", "big orders")}  # of the average order: their own


def test_whoever_got_everything_back_never_bought(tmp_path: Path) -> None:
    desk = new_desk(tmp_path, locale="en")
    sale = sell(desk, add(desk, "Lan"), ago(10), 5_000)
    sales.refund(desk, sale, 5_000, ago(5))
    assert groups(desk) == {"Lan": ("Ignore", None)}
    assert groups(desk, ago(6)) == {"Lan": ("Focus", "big orders")}  # it was an order that day
    assert asked(desk).table.notes


@pytest.mark.parametrize(
    ("last", "as_of", "active"),
    [
        (date(2024, 2, 29), date(2024, 8, 27), True),  # 180 days
        (date(2024, 2, 29), date(2024, 8, 28), False),
        (date(2025, 8, 31), date(2026, 2, 27), True),
        (date(2025, 8, 31), date(2026, 2, 28), False),
    ],
)
def test_leap_days_and_ends_of_months(
    tmp_path: Path, last: date, as_of: date, active: bool
) -> None:
    desk = new_desk(tmp_path, locale="en")
    sell(desk, add(desk, "Lan"), last, 5_000)
    assert groups(desk, as_of)["Lan"][0] == ("Focus" if active else "Ignore")


def test_who_is_put_away_is_in_no_group(desk: Desk) -> None:
    people.set_archived(desk, asked(desk).table.ids[0], True)
    assert "Best" not in groups(desk)
    assert "Best" not in groups(desk, TODAY + timedelta(days=1))


def test_why_names_the_cuts_in_force_and_every_group(desk: Desk) -> None:
    said = asked(desk).why
    lines = " ".join(line for section in said for line in section.lines)
    assert "within the last 180 days" in lines
    assert "4 orders or more in 365 days" in lines
    assert "$140.00" in lines
    assert len(said) == 2 + 7
