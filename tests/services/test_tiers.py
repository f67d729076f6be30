from datetime import date, timedelta
from pathlib import Path

import pytest

from shoptui.domain.errors import NotFound
from shoptui.domain.tiers import Tier
from shoptui.services import tiers
from shoptui.services.desk import Desk
from shoptui.services.settings import change
from tests.builders import TODAY, USD, add, new_desk, sell

KEYS = ["code", "name", "recency", "frequency", "monetary", "r", "f", "m", "fm", "tier"]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The worked example of the method, with somebody lost and somebody who never bought."""
    desk = new_desk(tmp_path, currency=USD, locale="en")
    for key, value in [
        ("rfm.method", "fixed"),
        ("rfm.cuts.recency", "30,60,120,240"),
        ("rfm.cuts.frequency", "1,2,4,8"),
        ("rfm.cuts.monetary", "100,300,800,2000"),
    ]:
        change(desk, key, value)
    lan = add(desk, "Lan", code="L1")
    for days, amount in ((30, 30_000), (90, 30_000), (200, 30_000)):
        sell(desk, lan, TODAY - timedelta(days=days), amount)
    sell(desk, add(desk, "Đức", code="D1"), date(2025, 6, 30), 90_000)  # the day before the window
    add(desk, "[/red] Mai", code="M1")
    return desk


def test_the_list_holds_everybody_best_tier_first(desk: Desk) -> None:
    table = tiers.rfm_table(desk)
    assert [column.key for column in table.columns] == KEYS
    assert list(table.rows) == [
        ("L1", "Lan", 30, 3, 90_000, 5, 3, 4, 4, "Champion"),
        ("D1", "Đức", 365, 0, 0, None, None, None, None, "Lost"),
        ("M1", "[/red] Mai", None, 0, 0, None, None, None, None, "Prospect"),
    ]
    assert table.ids == [1, 2, 3]
    assert table.rows[0] == next(iter(table.rows)) == table.rows[0:1][0]
    assert len(table.rows) == 3


def test_the_first_day_of_the_window_counts_and_the_day_before_does_not(desk: Desk) -> None:
    earlier = {row[1]: row[-1] for row in tiers.rfm_table(desk, TODAY - timedelta(days=1)).rows}
    assert earlier["Đức"] == "At risk"  # 364 days, 1 order, $900: 1-1-4
    assert {row[1]: row[-1] for row in tiers.rfm_table(desk).rows}["Đức"] == "Lost"


def test_only_what_happened_by_the_as_of_date_counts(desk: Desk) -> None:
    rows = {row[1]: row for row in tiers.rfm_table(desk, date(2026, 6, 30) - timedelta(60)).rows}
    assert rows["Lan"][2:5] == (30, 2, 60_000)


def test_the_tables_of_one_scoring_agree(desk: Desk) -> None:
    scored = tiers.score(desk)
    assert scored.as_of == TODAY
    rows = {row[0]: row for row in scored.tiers().rows}
    assert len(rows) == 12
    assert rows["Champion"] == ("Champion", 1, 1 / 3, 90_000, 1.0, 30, 3, 90_000)
    assert rows["Lost"][5:] == (365, 0, 0)
    cells = {row[:2]: row for row in scored.cells().rows}
    assert len(cells) == 25
    assert cells[5, 4] == (5, 4, "Champion", 1, 90_000, 30_000)
    assert [row[0] for row in scored.in_tier(Tier.LOST).rows] == ["D1"]
    assert [row[0] for row in scored.in_cell(5, 4).rows] == ["L1"]
    assert list(scored.in_cell(1, 1).rows) == []


def test_cut_points_say_where_they_come_from(desk: Desk) -> None:
    change(desk, "rfm.cuts.monetary", "auto")
    table = tiers.cuts_table(desk)
    # the cut points of orders × the median order in the window, $300.00
    assert list(table.rows) == [
        (1, 30, 1, 30_000),
        (2, 60, 2, 60_000),
        (3, 120, 4, 120_000),
        (4, 240, 8, 240_000),
    ]
    assert table.notes == (
        "As of 2026-06-30, over 365 days.",
        "Recency: you set them.",
        "Orders: you set them.",
        "Net spend: the cut points of orders × your median order, $300.00.",
    )


def test_too_few_buyers_is_said_beside_every_list(desk: Desk) -> None:
    change(desk, "rfm.method", "relative")
    scored = tiers.score(desk)
    said = "Too few buyers to compare (1, and it takes 20), so fixed cut points are used."
    for table in (scored.customers(), scored.tiers(), scored.cells(), scored.cuts()):
        assert said in table.notes


def test_a_measure_that_cannot_be_compared_is_named(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    for number in range(20):
        sell(desk, add(desk, f"N{number}"), TODAY - timedelta(days=number), 1000 * (number + 1))
    scored = tiers.score(desk)
    said = "Orders: too many customers share one figure, so fixed cut points are used."
    assert said in scored.tiers().notes
    # Days 0 to 19: the quintiles lie at 3.8, 7.6, 11.4 and 15.2.
    assert [row[1] for row in scored.cuts().rows] == [3.8, 7.6, 11.4, 15.2]
    assert "Recency: they part your own customers into five equal groups." in scored.cuts().notes


def test_an_empty_shop_has_every_list(tmp_path: Path) -> None:
    scored = tiers.score(new_desk(tmp_path))
    assert list(scored.customers().rows) == []
    assert {row[1] for row in scored.tiers().rows} == {0}
    assert scored.cuts().rows[0] == (1, 30, 1, None)


def test_why_tells_figures_cut_points_and_the_next_step(desk: Desk) -> None:
    tier, recency, orders, spend, after = tiers.why(desk, 1)
    assert tier.title == "Lan: Champion"
    assert tier.lines == (
        "Recency 5; orders 3 and net spend 4 make 4 together.",
        "As of Jun 30, 2026, over 365 days.",
    )
    assert recency.title == "Recency: 5 of 5"
    assert recency.lines == (
        "30 days since the last order.",
        "Cut points 30 · 60 · 120 · 240: you set them.",
        "No other buyer has this figure.",
        "This is the best score.",
    )
    assert orders.lines[0] == "3 orders."
    assert orders.lines[-1] == "A 4 takes at least 5 orders."
    assert spend.lines[1] == "Cut points $100.00 · $300.00 · $800.00 · $2,000.00: you set them."
    assert spend.lines[-1] == "A 5 takes at least $2,000.01."
    assert after.lines == (
        "One more order today, of your median $300.00, would make Champion (5-3-4).",
    )


def test_why_names_the_way_to_a_better_tier(desk: Desk) -> None:
    sell(desk, add(desk, "Hoa"), TODAY - timedelta(days=100), 5_000)
    _tier, recency, orders, spend, _after = tiers.why(desk, 4)
    assert "With at most 60 days since the last order and the rest as it is: Promising." in (
        recency.lines
    )
    assert "With at least 5 orders and the rest as it is: Cooling off." in orders.lines
    assert "With at least $800.01 and the rest as it is: Cooling off." in spend.lines


def test_why_of_the_lost_and_of_a_prospect(desk: Desk) -> None:
    lost, after = tiers.why(desk, 2)
    assert lost.lines[0] == "No order in the window; the last one was 365 days ago."
    assert after.lines[0].endswith("would make Potential loyal (5-1-2).")
    prospect, _after = tiers.why(desk, 3)
    assert (prospect.title, prospect.lines[0]) == ("[/red] Mai: Prospect", "No order yet.")


def test_why_of_nobody_is_refused(desk: Desk) -> None:
    with pytest.raises(NotFound):
        tiers.why(desk, 99)


def test_why_where_nobody_has_ordered_yet(tmp_path: Path) -> None:
    """Nothing can be compared, so no step can be named either."""
    shop = new_desk(tmp_path)
    assert tiers.why(shop, add(shop, "An"))[0].lines
