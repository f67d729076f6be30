"""The list of customers by group, class, stage and lifetime value, and the columns it shows."""

from pathlib import Path

import pytest

from shoptui.domain.abc_class import AbcClass
from shoptui.domain.errors import InvalidInput
from shoptui.domain.groups import FOCUS, Group
from shoptui.domain.relationship import Relationship
from shoptui.domain.table import Table
from shoptui.services import people
from shoptui.services.belonging import belongings
from shoptui.services.customer_columns import USUAL, in_order
from shoptui.services.customer_filter import EVERYBODY, CustomerFilter
from shoptui.services.customers_list import LATEST_FIRST, arranged, choose_columns, read_people
from shoptui.services.desk import Desk
from shoptui.services.settings import change, read_one
from tests.services.analyses.grouped_shop import grouped_shop

SHOWN = ("name", "group", "class", "stage")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return grouped_shop(tmp_path)


def listed(
    desk: Desk, which: CustomerFilter = EVERYBODY, sort: tuple[str, bool] = LATEST_FIRST
) -> Table:
    return arranged(read_people(desk, which), which, sort)


def names(
    desk: Desk, which: CustomerFilter = EVERYBODY, sort: tuple[str, bool] = LATEST_FIRST
) -> set[object]:
    return {row[0] for row in listed(desk, which, sort).rows}


def test_the_usual_columns_are_shown_and_nobody_is_judged_for_them(desk: Desk) -> None:
    assert tuple(column.key for column in listed(desk).columns) == USUAL
    assert not read_people(desk).has_belonging


def test_the_columns_chosen_are_shown_in_their_order_and_remembered(desk: Desk) -> None:
    choose_columns(desk, {"stage", "class", "group"})
    table = listed(desk)
    assert tuple(column.key for column in table.columns) == SHOWN
    assert set(table.rows) == {
        ("Best", "Focus: best", "A", "Medium"),
        ("Often", "Focus: frequent", "B", "Medium"),  # $300 is halfway: 40, 200, 400, 1200
        ("Big", "Focus: big orders", "B", "Short term"),
        ("Small", "Focus: small", "C", "Medium"),
        ("Gone", "Win back", "C", "Left"),
        ("Fading", "Needs attention", "C", "Left"),
        ("Once", "Ignore", "C", "Left"),
        ("Never", "Ignore", "C", "Short term"),
    }
    choose_columns(desk, USUAL)
    assert read_one(desk, "customers.columns").value == "usual"
    assert change(desk, "customers.columns", "usual").value == "usual"
    assert change(desk, "customers.columns", "Group, name").value == "name,group"


def test_a_row_says_what_the_analyses_say(desk: Desk) -> None:
    choose_columns(desk, SHOWN)
    table, found = listed(desk), belongings(desk)
    for who, row in zip(table.ids, table.rows, strict=True):
        where = found.of(who)
        assert where is not None and row[2] == where.abc


def test_the_name_always_stands_first() -> None:
    assert in_order(["area", "tier"]) == ("name", "tier", "area")
    assert in_order([]) == ("name",)


def test_a_column_there_is_not_is_refused(desk: Desk) -> None:
    with pytest.raises(InvalidInput, match="There is no column “colour”"):
        change(desk, "customers.columns", "name,colour")


@pytest.mark.parametrize(
    ("which", "who"),
    [
        (CustomerFilter(groups=FOCUS), {"Best", "Often", "Big", "Small"}),
        (CustomerFilter(groups=frozenset({Group.WIN_BACK})), {"Gone"}),
        (CustomerFilter(groups=frozenset({Group.IGNORE})), {"Once", "Never"}),
        (CustomerFilter(abc=AbcClass.B), {"Big", "Often"}),
        (CustomerFilter(stage=Relationship.LEFT), {"Gone", "Fading", "Once"}),
        (CustomerFilter(least=30_000), {"Best", "Big", "Gone", "Once"}),  # $300 is enough
        (CustomerFilter(least=30_001), {"Best", "Big", "Once"}),
        (
            CustomerFilter(least=0),
            {*("Best", "Often", "Big", "Small"), "Gone", "Fading", "Once", "Never"},
        ),
        (CustomerFilter(groups=FOCUS, abc=AbcClass.B, text="oft"), {"Often"}),
        (CustomerFilter(stage=Relationship.LONG), set()),
    ],
)
def test_only_those_meant_are_shown(desk: Desk, which: CustomerFilter, who: set[str]) -> None:
    assert names(desk, which) == who


def test_the_best_group_and_the_closest_stage_stand_first(desk: Desk) -> None:
    choose_columns(desk, SHOWN)
    assert [row[0] for row in listed(desk, sort=("group", False)).rows][:3] == [
        *("Best", "Often", "Big")
    ]
    assert [row[0] for row in listed(desk, sort=("stage", True)).rows][-3:] == [
        *("Best", "Often", "Small")
    ]
    assert [row[2] for row in listed(desk, sort=("class", False)).rows] == [*"ABBCCCCC"]


def test_what_was_read_answers_a_filter_or_has_to_be_read_again(desk: Desk) -> None:
    plain, judged = read_people(desk), read_people(desk, CustomerFilter(abc=AbcClass.A))
    assert plain.can_answer(CustomerFilter(text="a", least=5))
    assert not plain.can_answer(CustomerFilter(abc=AbcClass.A))
    assert judged.can_answer(CustomerFilter(groups=FOCUS)) and judged.can_answer(EVERYBODY)
    assert not judged.can_answer(CustomerFilter(archived=True))
    assert read_people(desk, CustomerFilter(archived=True)).can_answer(
        CustomerFilter(archived=True, least=1)
    )


def test_people_put_away_belong_nowhere(desk: Desk) -> None:
    choose_columns(desk, SHOWN)
    people.set_archived(desk, 2, True)
    assert "Best" not in names(desk)
    away = CustomerFilter(archived=True)
    assert list(listed(desk, away).rows) == [("Best", "", "", "")]


def test_the_list_makes_rows_when_they_are_looked_at(desk: Desk) -> None:
    rows = listed(desk).rows
    assert not isinstance(rows, list)
    assert rows[1:3] == [*rows][1:3] and rows[-1] == [*rows][-1]


def test_everybody_at_once_is_where_each_alone_is(desk: Desk) -> None:
    found = belongings(desk)
    assert found.each() == [found.at(position)[:3] for position in range(8)]
