"""Who is behind a cell and a tier, and why."""

import pytest

from shoptui.domain.purchases import Purchase
from shoptui.services import sales, tiers
from shoptui.services.desk import Desk
from shoptui.ui.dialogs.why import WhyDialog
from shoptui.ui.panes.tiers import TiersPane
from shoptui.ui.widgets.grid import Grid
from tests.builders import TODAY
from tests.ui.pane_host import PaneHost, hosted
from tests.ui.panes.tiers_shop import heat_map, members, names, table

TO_CANT_LOSE = ("down", "down", "down", "end")
TO_CHAMPION = ("right", "right", "right")


async def test_enter_lists_who_is_in_the_cell_and_escape_keeps_the_cell(
    pane: TiersPane, tiers_desk: Desk
) -> None:
    async with hosted(pane) as app:
        await app.strike(*TO_CANT_LOSE, "enter")
        assert "R 2, FM 5: Can't lose · 1 customer" in app.text
        assert members(pane).has_focus
        listed, expected = members(pane).table, tiers.score(tiers_desk).in_cell(2, 5)
        assert listed is not None
        assert (listed.title, listed.columns) == (expected.title, expected.columns)
        assert (list(listed.rows), list(listed.ids)) == (list(expected.rows), list(expected.ids))
        assert names(pane) == ["Dũng"]
        await app.strike("escape")
        assert heat_map(pane).place == (3, 4)
        assert heat_map(pane).has_focus
        assert "Can't lose · R 2, FM 5" in app.text
        await app.strike("left", "enter")
        assert "Nobody is in here. Esc goes back." in app.text


async def test_enter_on_a_customer_opens_the_card(pane: TiersPane, tiers_desk: Desk) -> None:
    async with hosted(pane) as app:
        await app.strike("enter", "down")
        second = tiers.score(tiers_desk).in_cell(5, 1).ids[1]
        assert pane.selected_customer() == second
        await app.strike("enter")
        assert app.customers_opened == [second]


async def test_a_tier_lists_its_customers_also_those_off_the_map(pane: TiersPane) -> None:
    async with hosted(pane) as app:
        await app.strike("tab", "end", "up")
        assert app.said("#tiers-detail").startswith("Lost\n2 customers · 28,6% of all")
        await app.strike("enter")
        assert sorted(map(str, names(pane))) == ["Em", "Hoa"]
        await app.strike("escape")
        assert table(pane).has_focus
        assert table(pane).cursor == 10


@pytest.mark.slow
async def test_a_list_is_sorted_by_the_column_asked_for(pane: TiersPane) -> None:
    async with hosted(pane) as app:
        await app.strike("enter")
        assert names(pane) == ["[/red] Chi", "Bình"]
        assert "[/red] Chi" in app.text
        members(pane).post_message(Grid.SortAsked(members(pane), "monetary", False))
        await app.strike("home")
        assert names(pane) == ["Bình", "[/red] Chi"]


@pytest.mark.slow
async def test_a_sale_elsewhere_moves_the_customer_out_of_an_open_list(
    pane: TiersPane, tiers_desk: Desk
) -> None:
    async with hosted(pane) as app:
        await app.strike("enter", "down")
        binh = pane.selected_customer()
        sale = Purchase(customer_id=binh, ordered_on=TODAY, amount=900)
        sales.record_sale(tiers_desk, sale)  # 2 orders and 950 in all: marks 5-2-4, so FM 3
        pane.revision += 1
        await app.calm()
        assert names(pane) == ["[/red] Chi"]
        assert members(pane).has_focus
        await app.strike("escape", "right", "right", "enter")
        assert names(pane) == ["Bình"]


@pytest.mark.slow
async def test_w_explains_the_cell_and_the_tier_by_their_cut_points(pane: TiersPane) -> None:
    async with hosted(pane) as app:
        await app.strike("down", "w")
        text = explanation(app)
        assert "R 4, FM 1: Promising" in text
        assert "R 4: 31 to 60 days." in text
        assert "M 3: more than 300 ₫, at most 800 ₫" in text
        assert "you set them" in text
        await app.strike("escape")
        assert heat_map(pane).has_focus
        assert heat_map(pane).place == (1, 0)
        await app.strike("tab", "w")
        assert "R 5 with FM 4 or 5" in explanation(app)


@pytest.mark.slow
async def test_w_explains_a_customer_by_his_own_figures(pane: TiersPane) -> None:
    async with hosted(pane) as app:
        await app.strike(*TO_CHAMPION, "enter", "w")
        text = explanation(app)
        assert "An: Champion" in text
        assert "30 days since the last order." in text
        assert "3 orders." in text and "900 ₫." in text
        assert "30 · 60 · 120 · 240" in text and "100 ₫ · 300 ₫ · 800 ₫ · 2.000 ₫" in text
        await app.strike("w")
        assert members(pane).has_focus


def explanation(app: PaneHost) -> str:
    screen = app.screen
    assert isinstance(screen, WhyDialog)
    return "\n".join(
        line for section in screen.sections for line in (section.title, *section.lines)
    )
