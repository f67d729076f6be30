"""The heat map and the table of tiers."""

from pathlib import Path

import pytest

from shoptui.services import settings, tiers
from shoptui.services.desk import Desk
from shoptui.ui.dialogs.why import WhyDialog
from shoptui.ui.panes.tiers import TiersPane
from shoptui.ui.widgets.grid import Grid
from shoptui.ui.widgets.heat_map import HeatMap
from tests.builders import new_desk
from tests.ui.pane_host import WIDE, hosted
from tests.ui.panes.tiers_shop import ago, heat_map, members, names, pane_over, table

FIRST_ROW = ["New", "▌", "Potential", "Potential", "Champion", "Champion"]


def map_lines(pane: TiersPane) -> list[str]:
    area = heat_map(pane)
    return [area.render_line(y).text for y in range(area.size.height)]


async def test_every_cell_shows_its_tier_and_how_many_are_in_it(
    pane: TiersPane, tiers_desk: Desk
) -> None:
    async with hosted(pane):
        lines = map_lines(pane)
        assert lines[1].split() == ["R", "5", "▐", *FIRST_ROW]
        figures = [[word for word in line.split() if word.isdigit()] for line in lines[2:12:2]]
        shown = [int(figure) for line in figures for figure in line]
        assert shown == [row[3] for row in tiers.cells_table(tiers_desk).rows]
        assert figures == [
            ["2", "0", "0", "1", "0"],
            ["0", "0", "0", "0", "0"],
            ["0", "0", "0", "0", "0"],
            ["0", "0", "0", "0", "1"],
            ["1", "0", "0", "0", "0"],
        ]


async def test_cells_and_those_off_the_map_add_up_to_all_customers(
    pane: TiersPane, tiers_desk: Desk
) -> None:
    async with hosted(pane) as app:
        on_the_map = sum(int(str(row[3])) for row in tiers.cells_table(tiers_desk).rows)
        everybody = sum(int(str(row[1])) for row in tiers.tier_table(tiers_desk).rows)
        assert (on_the_map, everybody) == (5, 7)
        outside = "1 lost, without an order in these days; 1 who never bought"
        assert app.said("#tiers-outside") == f"Not on the map: {outside}."


async def test_arrows_move_a_cell_and_stop_at_the_edge(pane: TiersPane) -> None:
    async with hosted(pane) as app:
        await app.strike("up", "left")
        assert heat_map(pane).place == (0, 0)
        assert app.said("#tiers-detail").splitlines()[:2] == [
            "New · R 5, FM 1",
            "2 customers · net spend 110 ₫ · average order 55 ₫",
        ]
        await app.strike("right", "right", "right")
        assert app.said("#tiers-detail").splitlines()[:2] == [
            "Champion · R 5, FM 4",
            "1 customer · net spend 900 ₫ · average order 300 ₫",
        ]
        await app.strike("end", "down", "down", "down", "down", "down", "right")
        assert heat_map(pane).place == (4, 4)
        assert "0 customers · net spend 0 ₫ · average order –" in app.said("#tiers-detail")


async def test_the_table_holds_the_figures_of_the_service(
    pane: TiersPane, tiers_desk: Desk
) -> None:
    async with hosted(pane) as app:
        await app.strike("tab")
        assert table(pane).table == tiers.tier_table(tiers_desk)
        assert table(pane).has_focus
        assert not heat_map(pane).is_on_screen
        # An's 900 and Dũng's 3,000 of the 4,050 spent in the window.
        assert "22,2%" in app.text and "74,1%" in app.text
        await app.strike("t")
        assert heat_map(pane).has_focus


@pytest.mark.parametrize("size", [(100, 27), (160, 42)])
@pytest.mark.slow
async def test_map_and_table_stand_side_by_side_where_there_is_room(
    pane: TiersPane, size: tuple[int, int]
) -> None:
    async with hosted(pane, size) as app:
        assert heat_map(pane).is_on_screen and table(pane).is_on_screen
        assert app.said("#tiers-detail").startswith("New · R 5, FM 1")
        await app.strike("tab")
        assert table(pane).has_focus
        assert heat_map(pane).is_on_screen
        assert app.said("#tiers-detail").startswith("Champion\n1 customer · 14,3% of all")


async def test_the_cut_points_stand_below_the_table_where_there_is_room(pane: TiersPane) -> None:
    async with hosted(pane, WIDE) as app:
        assert "4 240 8 2.000 ₫" in " ".join(app.text.split())
        await app.strike("tab", "tab")
        assert heat_map(pane).has_focus


async def test_v_lets_the_cells_show_money(pane: TiersPane) -> None:
    async with hosted(pane) as app:
        await app.strike("v")
        shown = "\n".join(map_lines(pane))
        assert app.said("#tiers-caption").startswith("Net spend")
        assert "110 ₫" in shown and "900 ₫" in shown and "3 N ₫" in shown
        await app.strike("v")
        shown = "\n".join(map_lines(pane))
        assert app.said("#tiers-caption").startswith("Average order")
        assert "55 ₫" in shown and "300 ₫" in shown and "–" in shown
        await app.strike("v")
        assert app.said("#tiers-caption").startswith("Customers")


@pytest.mark.slow
async def test_another_day_shows_the_shop_as_it_was(pane: TiersPane, tiers_desk: Desk) -> None:
    async with hosted(pane) as app:
        await app.strike("d", "text:-190", "ctrl+s")
        assert app.said("#tiers-heading").startswith("As of 22/12/2025")
        assert table(pane).table == tiers.tier_table(tiers_desk, ago(190))
        await app.strike("d", "text:today", "ctrl+s")
        assert app.said("#tiers-heading").startswith("Today, 30/6/2026")
        assert table(pane).table == tiers.tier_table(tiers_desk)


async def test_a_day_before_anybody_was_known_says_so(pane: TiersPane) -> None:
    async with hosted(pane) as app:
        await app.strike("d", "text:2020-01-01", "ctrl+s")
        await app.strike("enter")
        assert app.said("#tiers-detail") == (
            "You knew no customer on 1/1/2020. Press d for another day."
        )
        assert not members(pane).is_on_screen


@pytest.mark.slow
async def test_a_shop_without_customers_says_which_key_brings_them(tmp_path: Path) -> None:
    pane = pane_over(new_desk(tmp_path))
    async with hosted(pane) as app:
        await app.strike("down", "enter", "w")
        assert "Press n for the first sale, or m to import." in app.said("#tiers-detail")
        assert not members(pane).is_on_screen
        assert not isinstance(app.screen, WhyDialog)


async def test_the_heading_says_what_is_in_force(pane: TiersPane, tiers_desk: Desk) -> None:
    async with hosted(pane) as app:
        assert app.said("#tiers-heading").splitlines() == [
            "Today, 30/6/2026 (d: other day) · last 365 days · fixed cut points",
            "Cut at R 30·60·120·240 days  F 1·2·4·8  M 100·300·800·2 N",
        ]
        settings.change(tiers_desk, "rfm.method", "relative")
        pane.reload()
        await app.calm()
        basis, _cuts, why = app.said("#tiers-heading").splitlines()
        assert basis.endswith("fixed cut points")
        assert why.startswith("Too few buyers to compare (5, and it takes 20)")


async def test_what_is_exported_is_what_the_owner_is_in(pane: TiersPane, tiers_desk: Desk) -> None:
    async with hosted(pane) as app:
        assert pane.exported() == tiers.cells_table(tiers_desk)
        await app.strike("tab")
        table(pane).post_message(Grid.SortAsked(table(pane), "net", True))
        await app.strike("home")
        exported = pane.exported()
        assert exported is not None
        assert [row[3] for row in exported.rows[:4]] == [3000, 900, 110, 40]
        await app.strike("enter")
        assert names(pane) == ["Dũng"]
        assert pane.exported() is members(pane).table


@pytest.mark.parametrize("size", [(60, 18), (100, 30), (200, 60)])
@pytest.mark.slow
async def test_every_cell_shows_its_figure_at_every_size(
    pane: TiersPane, size: tuple[int, int]
) -> None:
    async with hosted(pane, size) as app:
        for label in ("R 5", "R 4", "R 3", "R 2", "R 1", "FM 1", "FM 5"):
            assert label in app.text
        rows = [line.partition(" ")[2] for line in map_lines(pane)[1:]]  # without the R of "R 5"
        shown = [word for row in rows for word in row[3:].split() if word.isdigit()]
        assert sorted(shown) == [*["0"] * 21, *"1112"]


@pytest.mark.slow
async def test_a_click_goes_to_a_cell_and_a_second_one_opens_it(pane: TiersPane) -> None:
    async with hosted(pane) as app:
        champion = (6 + 3 * 14, 2)
        await app.pilot.click(HeatMap, offset=champion)
        assert heat_map(pane).place == (0, 3)
        await app.pilot.click(HeatMap, offset=champion, times=2)
        await app.calm()
        assert names(pane) == ["An"]
