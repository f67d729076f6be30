"""The report on channels, against a shop counted by hand."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from shoptui.domain.picture import Bars
from shoptui.domain.table import Kind
from shoptui.services import people, sales
from shoptui.services.analyses.analysis import Answer, Asked
from shoptui.services.analyses.channels import CHANNELS
from shoptui.services.desk import Desk
from shoptui.services.settings import change
from tests.builders import TODAY, USD, add, new_desk, sell


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A shop in dollars, on 30 June 2026, with 180 active days and a window of 365."""
    return new_desk(tmp_path, currency=USD, locale="en")


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def buyer(desk: Desk, channel: str, *sold: tuple[int, int], **fields: object) -> int:
    """Somebody who heard of the shop by a channel, and bought some days ago."""
    who = add(desk, f"By {channel}", channel=channel, **fields)
    for days, amount in sold:
        sell(desk, who, ago(days), amount)
    return who


def asked(desk: Desk, by: str = "", **more: date) -> Answer:
    return CHANNELS.make(desk, Asked(by=by, **more))


def rows(answer: Answer) -> list[dict[str, object]]:
    keys = [column.key for column in answer.table.columns]
    return [dict(zip(keys, row, strict=True)) for row in answer.table.rows]


def column(answer: Answer, key: str) -> list[object]:
    return [row[key] for row in rows(answer)]


def test_the_figures_of_each_channel(desk: Desk) -> None:
    buyer(desk, "Facebook", (400, 1_000), (180, 500))
    buyer(desk, "Facebook", (181, 301))
    buyer(desk, "Facebook")
    buyer(desk, "Friend", (3, 2_000), (2, 4_000))
    facebook, friend = rows(asked(desk))
    assert facebook == {
        "channel": "Facebook",
        "mark": "most",
        "customers": 3,
        "share": 0.75,
        "value": 901,  # 18.01 by two buyers, half up
        "buyers": 2,
        "new": 1,
        "net": 801,
        "aov": 600,  # 18.01 by three orders
        "repeat_rate": 0.5,
        "active": 0.5,
    }
    assert (friend["mark"], friend["value"], friend["aov"]) == ("best", 6_000, 3_000)
    assert (friend["new"], friend["repeat_rate"], friend["active"]) == (1, 1.0, 1.0)


def test_the_unknown_are_listed_and_win_nothing(desk: Desk) -> None:
    buyer(desk, "", (3, 9_000))
    buyer(desk, "", (3, 9_000))
    buyer(desk, "Friend", (3, 100))
    assert column(asked(desk), "channel") == ["unknown", "Friend"]
    assert column(asked(desk), "mark") == ["", "most and best"]


def test_the_picture_marks_the_most_or_the_best(desk: Desk) -> None:
    buyer(desk, "Facebook", (3, 100))
    buyer(desk, "Facebook")
    buyer(desk, "Friend", (3, 900))
    buyer(desk, "TikTok")
    assert asked(desk).picture == Bars(
        "Customers by channel",
        ("Facebook", "Friend", "TikTok"),
        (2, 1, 1),
        Kind.COUNT,
        marked=0,
        mark="most",
    )
    by_value = asked(desk, "value")
    assert by_value.picture == Bars(
        "What a customer is worth, by channel",
        ("Friend", "Facebook", "TikTok"),
        (900, 100, None),
        Kind.MONEY,
        marked=0,
        mark="best",
    )
    assert column(by_value, "value") == [900, 100, None]  # in the order of the picture


def test_who_is_behind_a_row(desk: Desk) -> None:
    small, large = buyer(desk, "Friend", (3, 100)), buyer(desk, "Friend", (3, 900))
    other = buyer(desk, "TikTok", (3, 5_000))
    away = buyer(desk, "TikTok", (3, 5_000))
    people.set_archived(desk, away, True)
    assert asked(desk).members == ((large, small), (other,))
    assert asked(desk, "value").members == ((other,), (large, small))


def test_since_a_day_and_as_of_a_day(desk: Desk) -> None:
    first = buyer(desk, "Friend", (100, 100), known_since=ago(100))
    buyer(desk, "Friend", (50, 700), known_since=ago(50))
    buyer(desk, "Friend", (40, 90), known_since=ago(60))  # known before she bought
    sell(desk, first, ago(5), 30)
    since = asked(desk, since=ago(50))
    assert (column(since, "new"), column(since, "net")) == ([1], [820])
    assert column(asked(desk, since=ago(100)), "new") == [3]
    early = asked(desk, as_of=ago(51), since=ago(100))
    assert (column(early, "customers"), column(early, "net"), column(early, "new")) == (
        *([2], [100], [1]),
    )


def test_over_the_whole_life(desk: Desk) -> None:
    buyer(desk, "Friend", (5_000, 100))
    change(desk, "rfm.window_days", "all")
    answer = asked(desk)
    assert (column(answer, "new"), column(answer, "net")) == ([1], [100])
    assert answer.table.notes[0].endswith("over the shop's whole life.")
    assert column(asked(desk, since=date(1900, 1, 1)), "net") == [100]


def test_first_seen_customers_are_not_new(desk: Desk) -> None:
    buyer(desk, "Friend", (10, 100))
    buyer(desk, "Friend", (9, 100))
    change(desk, "active_days", "20")
    change(desk, "shop.records_begin", ago(30).isoformat())
    answer = asked(desk)
    assert column(answer, "new") == [1]
    assert any("1 customer with a first order by Jun 20, 2026" in n for n in answer.table.notes)


def test_what_was_wholly_given_back_makes_no_buyer(desk: Desk) -> None:
    who = buyer(desk, "Friend")
    sales.refund(desk, sell(desk, who, ago(5), 900), 900, ago(1))
    (row,) = rows(asked(desk))
    assert (row["customers"], row["buyers"], row["value"], row["mark"]) == (1, 0, None, "most")
    (before,) = rows(asked(desk, as_of=ago(2)))
    assert (before["buyers"], before["value"], before["mark"]) == (1, 900, "most and best")


def test_the_best_by_a_few_is_said_to_be_that(desk: Desk) -> None:
    for _number in range(4):
        buyer(desk, "Friend", (5, 100))
    caution = "“Friend” is best by 4 buyers only: wait for more before you rely on it."
    assert caution in asked(desk).table.notes
    buyer(desk, "Friend", (5, 100))
    assert not any("only" in note for note in asked(desk).table.notes)


def test_a_shop_without_customers(desk: Desk) -> None:
    answer = asked(desk)
    assert (list(answer.table.rows), answer.picture, answer.members) == ([], None, ())
    assert answer.why[0].lines == (
        "No channel is recorded of any customer yet: it stands on the customer's record.",
    )
