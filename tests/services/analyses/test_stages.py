"""The report on the stages of relationship."""

from datetime import date
from pathlib import Path

import pytest

from shoptui.domain.picture import Bars
from shoptui.services import sales
from shoptui.services.analyses.analysis import Answer, Asked
from shoptui.services.analyses.stages import STAGES
from shoptui.services.desk import Desk
from tests.builders import TODAY, add, new_desk, sell
from tests.services.reward_people import ago, buyer, fixed_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Active is up to 180 days."""
    desk = fixed_desk(tmp_path)
    buyer(desk, "Left", 181, 9, 10)
    buyer(desk, "Once", 180, 1, 10)
    buyer(desk, "Twice", 170, 2, 10)
    old = buyer(desk, "Old", 5, 1, 10)
    sell(desk, old, ago(371), 1_000)
    year = buyer(desk, "Year", 5, 1, 10)
    sell(desk, year, ago(370), 1_000)
    add(desk, "Never")
    return desk


def asked(desk: Desk, as_of: date | None = None) -> Answer:
    return STAGES.make(desk, Asked(as_of=as_of))


def stages(desk: Desk, as_of: date | None = None) -> dict[object, object]:
    return {row[1]: row[2] for row in asked(desk, as_of).table.rows}


def test_everybody_stands_in_their_stage(desk: Desk) -> None:
    assert stages(desk) == {
        "Old": "Long",
        "Year": "Medium",
        "Twice": "Medium",
        "Once": "Short term",
        "Never": "Short term",
        "Left": "Left",
    }


def test_the_list_has_first_and_last_order_and_the_days_between(desk: Desk) -> None:
    table = asked(desk).table
    assert [column.key for column in table.columns] == [
        *("code", "name", "stage", "first_order", "last_order"),
        *("days_together", "orders_ever", "lifetime"),
    ]
    rows = {row[1]: row[3:] for row in table.rows}
    assert rows["Old"] == (ago(371), ago(5), 366, 2, 2_000)
    assert rows["Once"] == (ago(180), ago(180), 0, 1, 1_000)
    assert rows["Never"] == (None, None, None, 0, 0)


def test_the_summary_has_a_row_for_each_stage_and_its_members(desk: Desk) -> None:
    answer = asked(desk)
    assert answer.summary is not None
    assert [row[:4] for row in answer.summary.rows] == [
        ("Long", 1, 1 / 6, 2_000),
        ("Medium", 2, 1 / 3, 4_000),
        ("Short term", 2, 1 / 3, 1_000),
        ("Left", 1, 1 / 6, 9_000),
    ]
    assert [id for part in answer.members for id in part] == list(answer.table.ids)
    assert isinstance(answer.picture, Bars)
    assert answer.picture.values == (1, 2, 2, 1)


def test_why_has_the_actions_of_each_stage(desk: Desk) -> None:
    said = {section.title: section.lines for section in asked(desk).why}
    assert all(len(said[stage]) >= 4 for stage in ("Long", "Medium", "Short term", "Left"))
    assert len({line for lines in said.values() for line in lines}) == sum(map(len, said.values()))


def test_a_day_in_the_past(desk: Desk) -> None:
    found = stages(desk, ago(180))
    assert found["Left"] == "Medium"  # a day after the last of nine orders
    assert found["Old"] == "Left"  # once, 191 days before that day
    assert found["Year"] == "Left"


def test_nobody_and_one_who_got_everything_back(tmp_path: Path) -> None:
    desk = new_desk(tmp_path, locale="en")
    assert list(asked(desk).table.rows) == []
    sale = sell(desk, add(desk, "Lan"), TODAY, 5_000)
    assert stages(desk) == {"Lan": "Short term"}
    sales.refund(desk, sale, 5_000, TODAY)
    assert stages(desk) == {"Lan": "Short term"}
    assert asked(desk).table.rows[0][3:] == (None, None, None, 0, 0)
