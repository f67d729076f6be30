"""The list of customers: figures, order, filter, and who is put away."""

from datetime import date
from pathlib import Path

import pytest

from shoptui.domain.tiers import Tier
from shoptui.services import customers_list, people, sales
from shoptui.services.customer_filter import EVERYBODY, CustomerFilter
from shoptui.services.customers_list import arranged, read_people
from shoptui.services.desk import Desk
from tests.builders import TODAY, add, new_desk, sell

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Ánh bought twice, one of them given back in part; Đức once, long ago; Lan never."""
    desk = new_desk(tmp_path)
    anh = add(desk, "Nguyễn Thị Ánh", phone="0901 234 567", area="Quận 1")
    duc = add(desk, "Đặng Văn Đức", area="Hải Châu", email="duc@example.com")
    add(desk, "[VIP] Lan", area="Quận 10")
    sell(desk, anh, MAY, 100_000)
    sale = sell(desk, anh, JUNE, 50_000)
    sales.refund(desk, sale, 20_000, TODAY)
    sell(desk, duc, date(2024, 1, 31), 500_000)
    return desk


def names(desk: Desk, which: CustomerFilter = EVERYBODY, sort: str = "name down") -> list[str]:
    key, _space, way = sort.partition(" ")
    people = read_people(desk, which)
    return [str(row[0]) for row in arranged(people, which, (key, way == "down")).rows]


def test_a_row_says_tier_orders_ever_net_spend_and_the_last_day(desk: Desk) -> None:
    table = arranged(read_people(desk), CustomerFilter(text="anh"))
    assert [column.key for column in table.columns] == [
        *("name", "tier", "orders", "net", "last", "code", "phone", "area")
    ]
    assert list(table.rows) == [
        ("Nguyễn Thị Ánh", "Potential loyal", 2, 130_000, JUNE, "C00001", "0901 234 567", "Quận 1")
    ]
    assert list(table.ids) == [1]


def test_who_bought_last_stands_first_and_who_never_bought_last(desk: Desk) -> None:
    assert [str(row[0]) for row in arranged(read_people(desk), EVERYBODY).rows] == [
        "Nguyễn Thị Ánh",
        "Đặng Văn Đức",
        "[VIP] Lan",
    ]


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        ("name up", "[VIP] Lan"),  # brackets come before letters
        ("name down", "Nguyễn Thị Ánh"),
        ("last up", "Đặng Văn Đức"),
        ("net down", "Đặng Văn Đức"),
        ("orders up", "[VIP] Lan"),
        ("area up", "Đặng Văn Đức"),
        ("phone up", "Nguyễn Thị Ánh"),
        ("code down", "[VIP] Lan"),
        ("tier up", "Nguyễn Thị Ánh"),  # best first, not by letter: Potential loyal before Lost
        ("tier down", "[VIP] Lan"),
    ],
)
def test_every_column_can_be_sorted_by(desk: Desk, sort: str, first: str) -> None:
    assert names(desk, sort=sort)[0] == first


@pytest.mark.parametrize("sort", ["last up", "last down"])
def test_who_has_no_day_stands_last_whichever_way_it_is_sorted(desk: Desk, sort: str) -> None:
    assert names(desk, sort=sort)[-1] == "[VIP] Lan"


@pytest.mark.parametrize("sort", ["phone up", "phone down"])
def test_an_empty_text_stands_last_too(desk: Desk, sort: str) -> None:
    assert names(desk, sort=sort)[0] == "Nguyễn Thị Ánh"


@pytest.mark.parametrize("sort", ["orders up", "orders down", "area up", "code down"])
def test_many_customers_are_sorted_run_by_run_into_one_order(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, sort: str
) -> None:
    for name in ("Bình", "Cúc", "Dung", "Em", "Giang"):
        sell(desk, add(desk, name, area=name[::-1]), TODAY, 10_000)
    at_once = names(desk, sort=sort)
    monkeypatch.setattr(customers_list, "RUN", 2)
    assert names(desk, sort=sort) == at_once


def test_equal_rows_follow_by_name_whichever_way(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    for name in ("Bình", "Ánh", "Cúc"):
        add(desk, name)
    assert names(desk, sort="orders up") == ["Ánh", "Bình", "Cúc"]
    assert names(desk, sort="orders down") == ["Ánh", "Bình", "Cúc"]


@pytest.mark.parametrize(
    ("which", "found"),
    [
        (CustomerFilter(text="duc"), ["Đặng Văn Đức"]),
        (CustomerFilter(text="Đức dang"), ["Đặng Văn Đức"]),
        (CustomerFilter(text="567"), ["Nguyễn Thị Ánh"]),
        (CustomerFilter(text="C00003"), ["[VIP] Lan"]),
        (CustomerFilter(text="@example"), ["Đặng Văn Đức"]),
        (CustomerFilter(text="[vip]"), ["[VIP] Lan"]),
        (CustomerFilter(text="nobody"), []),
        (CustomerFilter(area="quan 1"), ["Nguyễn Thị Ánh", "[VIP] Lan"]),
        (CustomerFilter(area="hai"), ["Đặng Văn Đức"]),
        (CustomerFilter(tier=Tier.PROSPECT), ["[VIP] Lan"]),
        (CustomerFilter(tier=Tier.LOST, area="quan"), []),
    ],
)
def test_a_filter_keeps_those_it_fits(desk: Desk, which: CustomerFilter, found: list[str]) -> None:
    assert names(desk, which) == found


def test_who_is_put_away_leaves_the_list_with_the_figures_kept(desk: Desk) -> None:
    people.set_archived(desk, 1, True)
    assert "Nguyễn Thị Ánh" not in names(desk)
    put_away = CustomerFilter(archived=True)
    away = arranged(read_people(desk, put_away), put_away)
    assert [row[:5] for row in away.rows] == [("Nguyễn Thị Ánh", "", 2, 130_000, JUNE)]
    people.set_archived(desk, 1, False)
    assert "Nguyễn Thị Ánh" in names(desk)


def test_the_areas_most_live_in_come_first(desk: Desk) -> None:
    add(desk, "Mai", area="Hải Châu")
    assert read_people(desk).areas[:1] == ["Hải Châu"]


def test_an_empty_shop_has_an_empty_list_with_its_columns(tmp_path: Path) -> None:
    table = arranged(read_people(new_desk(tmp_path)), EVERYBODY)
    assert (len(table.rows), len(table.ids), len(table.columns)) == (0, 0, 8)
