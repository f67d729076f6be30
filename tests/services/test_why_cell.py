"""Why a cell of the heat map or a tier holds whom it holds."""

from datetime import timedelta
from pathlib import Path

import pytest

from shoptui.domain.tiers import Tier
from shoptui.domain.why import Section
from shoptui.services import settings, tiers
from shoptui.services.desk import Desk
from shoptui.services.tier_advice import advice, meaning
from shoptui.services.why_cell import cut_sections, why_cell, why_tier
from tests.builders import TODAY, add, new_desk, sell


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = new_desk(tmp_path)
    sell(desk, add(desk, "An"), TODAY - timedelta(days=5), 100)
    return desk


def fixed(desk: Desk, **cuts: str) -> tiers.Scored:
    settings.change(desk, "rfm.method", "fixed")
    for measure, four in cuts.items():
        settings.change(desk, f"rfm.cuts.{measure}", four)
    return tiers.score(desk)


def lines(sections: list[Section], title: str) -> tuple[str, ...]:
    return next(section.lines for section in sections if section.title == title)


def test_a_cell_names_the_figures_that_bring_a_customer_there(desk: Desk) -> None:
    scored = fixed(desk, recency="30,60,120,240")
    here = lines(why_cell(scored, 3, 4), "What brings a customer here")
    assert here[0] == "R 3: 61 to 120 days."
    assert here[1].startswith("FM 4: orders (F) and net spend (M) together")
    assert here[1].endswith("they add up to 7 or 8.")
    assert (
        lines(why_cell(scored, 5, 1), "What brings a customer here")[0] == "R 5: at most 30 days."
    )
    lowest = lines(why_cell(scored, 1, 1), "What brings a customer here")
    assert lowest[0] == "R 1: more than 240 days."
    assert lowest[1].endswith("both are 1.")


def test_every_mark_has_its_reach_and_they_leave_no_gap(desk: Desk) -> None:
    scored = fixed(desk, frequency="1,2,4,8", monetary="100,300,800,2000")
    sections = cut_sections(scored)
    assert lines(sections, "Orders (F)")[1:] == (
        "F 5: more than 8 orders",
        "F 4: 5 to 8 orders",
        "F 3: 3 to 4 orders",
        "F 2: 2 orders",
        "F 1: at most 1 order",
    )
    assert lines(sections, "Net spend (M)")[1:3] == (
        "M 5: more than 2.000 ₫",
        "M 4: more than 800 ₫, at most 2.000 ₫",
    )
    assert "100 ₫ · 300 ₫ · 800 ₫ · 2.000 ₫: you set them" in lines(sections, "Net spend (M)")[0]


def test_the_reason_for_fixed_cut_points_stands_with_them(desk: Desk) -> None:
    counted = lines(cut_sections(tiers.score(desk)), "What is counted")
    assert any(line.startswith("Too few buyers to compare (1,") for line in counted)


def test_a_shop_without_sales_has_no_cut_points_of_spend(tmp_path: Path) -> None:
    sections = cut_sections(tiers.score(new_desk(tmp_path)))
    assert len(lines(sections, "Net spend (M)")) == 1


def test_a_mark_between_two_close_cut_points_is_nobodys(tmp_path: Path) -> None:
    # 22 buyers, so the cut points lie at places 4.2, 8.4, 12.6, 16.8: 10, 10.4, 11 and 28 days.
    desk = new_desk(tmp_path)
    for days in [10] * 9 + [11] * 5 + [20] * 3 + [30] * 5:
        sell(desk, add(desk, "An"), TODAY - timedelta(days=days), 100)
    assert lines(cut_sections(tiers.score(desk)), "Recency (R)")[1:4] == (
        "R 5: at most 10 days",
        "R 4: nobody, since two cut points lie so close together",
        "R 3: 11 days",
    )


def test_a_tier_names_its_cells_and_who_is_off_the_map(desk: Desk) -> None:
    scored = tiers.score(desk)
    where = "Where it lies on the map"
    assert lines(why_tier(scored, Tier.LOYAL), where) == (
        "R 4 with FM 4 or 5",
        "R 3 with FM 4 or 5",
    )
    assert "off the map" in lines(why_tier(scored, Tier.LOST), where)[-1]
    assert lines(why_tier(scored, Tier.PROSPECT), where)[0].startswith("Off the map")


@pytest.mark.parametrize("tier", Tier)
def test_every_tier_has_a_meaning_and_something_to_do(tier: Tier) -> None:
    assert meaning(tier).endswith(".") and advice(tier).endswith(".")
