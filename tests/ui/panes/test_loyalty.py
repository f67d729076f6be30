"""The list of loyalty, a customer's profile and the map of types."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from shoptui.domain.loyalty import LoyaltyType
from shoptui.domain.table import Table
from shoptui.services import loyalty
from shoptui.services.desk import Desk
from shoptui.ui.dialogs.why import WhyDialog
from shoptui.ui.panes.loyalty import LoyaltyPane
from shoptui.ui.panes.loyalty_quadrant import QuadrantView
from tests.builders import new_desk
from tests.ui.pane_host import NARROW, WIDE, PaneHost, hosted
from tests.ui.panes.loyalty_shop import (
    ANH,
    BINH,
    CHI,
    ask,
    buyers,
    listed,
    lively,
    names,
    pane_over,
    profile,
    type_map,
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return lively(tmp_path)


@pytest.fixture
def pane(desk: Desk) -> LoyaltyPane:
    return pane_over(desk)


def words(app: PaneHost) -> list[list[str]]:
    """What each line of the screen says, word for word, without frames and blanks."""
    frames = str.maketrans(dict.fromkeys("│╭╮╰╯─▌█▒░▏▎▍▋▊▉▂▃▄▅▆▇", " "))
    return [line.translate(frames).split() for line in app.text.splitlines()]


def cells(table: Table | None) -> object:
    """All a list says, whether its rows are made already or not."""
    assert table is not None
    return table.title, table.columns, list(table.rows), list(table.ids), table.notes


@pytest.mark.parametrize("size", [(60, 15), NARROW, (100, 27), WIDE, (160, 40)])
@pytest.mark.slow
async def test_all_five_scores_and_the_overall_one_have_room_at_every_size(
    pane: LoyaltyPane, size: tuple[int, int]
) -> None:
    async with hosted(pane, size) as app:
        lines = [" ".join(line) for line in words(app)]
        # Chi had no order to be judged by or to speak of: unknown is no 0.
        for row in ("Ánh 65 0 100 50 50 48,8", "Chi 0 0 – 0 – 0"):
            assert any(line.startswith(row) for line in lines)
        assert names(pane) == ["Ánh", "[red]Bình", "Chi"]
        assert app.said("#loyalty-heading") == "As of 30/6/2026 · last 365 days · 3 customers"


@pytest.mark.slow
async def test_the_list_sorts_by_any_score_and_leaves_the_unknown_at_the_end(
    pane: LoyaltyPane, desk: Desk
) -> None:
    async with hosted(pane) as app:
        await app.strike("s", "home", "down", "down", "enter")  # referral
        assert names(pane) == ["[red]Bình", "Ánh", "Chi"]
        assert pane.selected_customer() == ANH  # the cursor stays with the customer
        await app.strike("s", "down", "enter")  # procedural, the largest first
        assert names(pane) == ["Ánh", "[red]Bình", "Chi"]
        await app.strike("s", "enter")  # the same turned round
        assert names(pane) == ["[red]Bình", "Ánh", "Chi"]
        pane.reload()
        await app.calm()
        assert names(pane) == ["[red]Bình", "Ánh", "Chi"]


@pytest.mark.slow
async def test_a_filter_lists_the_strong_or_the_weak_until_esc(
    pane: LoyaltyPane, desk: Desk
) -> None:
    async with hosted(pane) as app:
        await app.strike("f", "down", "enter")
        assert names(pane) == ["Ánh"]
        assert app.said("#loyalty-heading").endswith("1 of 3 customers · strong in Financial")
        await app.strike("f", *["down"] * 5, "enter")
        assert app.said("#loyalty-heading").endswith("weak in Financial")
        assert names(pane) == ["Chi"]
        assert cells(pane.exported()) == cells(loyalty.score(desk).weak_in(LoyaltyType.FINANCIAL))
        await app.strike("escape")
        assert len(names(pane)) == 3
        assert not pane.check_action("back", ())  # the next Esc is the app's


async def test_a_filter_that_finds_nobody_says_how_to_go_on(tmp_path: Path) -> None:
    pane = pane_over(buyers(tmp_path))
    async with hosted(pane) as app:
        await app.strike("f", "down", "down", "enter", "enter", "w")
        assert "Nobody is strong in Referral. Press f or Esc" in app.text
        assert pane.selected_customer() is None and not isinstance(app.screen, WhyDialog)


async def test_the_choice_tells_how_many_each_filter_finds(pane: LoyaltyPane) -> None:
    async with hosted(pane) as app:
        await app.strike("f")
        found = {" ".join(line[:-1]): line[-1] for line in words(app) if line}
        assert (found["Everybody"], found["Strong in Financial"]) == ("3", "1")


async def test_enter_opens_the_profile_beside_the_shops_mean(pane: LoyaltyPane) -> None:
    async with hosted(pane) as app:
        await app.strike("enter")
        assert profile(pane).has_focus and not listed(pane).is_on_screen
        lines = words(app)
        at = lines.index(["Financial", "65"])
        # The mean of 65, 27.5 and 0; contact is the mean of 50, 0 and 0.
        assert lines[at + 1][0] == "30,8"
        assert lines[lines.index(["Contact", "50"]) + 1] == ["16,7"]
        assert pane.selected_customer() == ANH
        await app.strike("down", "down")
        assert pane.selected_customer() == CHI
        assert ["Procedural", "–", "not", "known"] in words(app)
        await app.strike("down", "enter")
        assert app.customers_opened == [CHI]
        await app.strike("escape")
        assert listed(pane).has_focus and pane.selected_customer() == CHI


async def test_the_bars_are_as_long_as_the_scores(pane: LoyaltyPane) -> None:
    async with hosted(pane) as app:
        await app.strike("enter")
        bars = {line.split()[0]: line.count("█") for line in app.text.splitlines() if "█" in line}
        # Of 50 cells for 100; 65 is 32 and a half.
        assert (bars["Procedural"], bars["Contact"], bars["Financial"]) == (50, 25, 32)
        assert "Referral" not in bars


@pytest.mark.slow
async def test_a_wide_screen_shows_the_profile_beside_the_list(pane: LoyaltyPane) -> None:
    async with hosted(pane, WIDE) as app:
        assert listed(pane).is_on_screen and "▒ shop's mean" in app.text
        await app.strike("down")
        assert "[red]Bình" in app.text.splitlines()[1]  # as typed, over the bars
        await app.strike("enter")
        assert app.customers_opened == [BINH]
        assert listed(pane).has_focus


async def test_a_growing_screen_takes_the_profile_to_the_list(pane: LoyaltyPane) -> None:
    async with hosted(pane) as app:
        await app.strike("enter")
        await app.pilot.resize_terminal(*WIDE)
        await app.calm()
        assert listed(pane).has_focus and listed(pane).is_on_screen
        assert profile(pane).is_on_screen


async def test_the_map_shows_the_means_where_each_type_pays(pane: LoyaltyPane, desk: Desk) -> None:
    async with hosted(pane) as app:
        await app.strike("tab")
        lines = words(app)
        assert ["Financial", "30,8", "Contact", "16,7"] in lines
        assert ["Procedural", "50", "Referral", "13,9"] in lines
        assert ["Evaluation", "25"] in lines
        titles = [str(each.border_title) for each in pane.query(QuadrantView)]
        assert titles == [
            "Pays now, directly",
            "Pays later, directly",
            "Pays now, indirectly",
            "Pays later, indirectly",
        ]
        assert app.said("#map-gap") == (
            "No quadrant is empty; the lowest is “Pays later, directly”."
        )
        assert pane.exported() == loyalty.map_table(desk)
        assert pane.selected_customer() is None


async def test_the_map_points_out_the_empty_quadrants(tmp_path: Path) -> None:
    desk = buyers(tmp_path)
    pane = pane_over(desk)
    async with hosted(pane) as app:
        await app.strike("v")
        assert app.said("#map-gap").startswith(
            "Empty: Pays later, directly; Pays now, indirectly; Pays later, indirectly."
        )
        assert app.text.count("EMPTY") == 3
        await app.strike("right")
        assert app.said("#map-type").endswith(
            "Press b on a customer to note that they called or wrote."
        )
        ask(desk, CHI)
        pane.reload()
        await app.calm()
        assert "Pays later, directly" not in app.said("#map-gap")
        assert app.text.count("EMPTY") == 2


@pytest.mark.slow
async def test_the_arrows_reach_every_type_and_stop_at_the_edge(pane: LoyaltyPane) -> None:
    async with hosted(pane) as app:
        visited = []
        await app.strike("tab", "up", "left")
        for key in ("down", "down", "right", "down", "down", "up", "up", "left"):
            visited.append(str(type_map(pane).chosen))
            await app.strike(key)
        assert visited == [
            "financial",
            "procedural",
            "procedural",
            "referral",
            "evaluation",
            "evaluation",
            "referral",
            "contact",
        ]
        assert type_map(pane).chosen is LoyaltyType.FINANCIAL


@pytest.mark.slow
async def test_enter_on_the_map_lists_who_is_strong(pane: LoyaltyPane) -> None:
    async with hosted(pane) as app:
        await app.strike("tab", "right", "enter")
        assert names(pane) == ["Ánh"] and listed(pane).has_focus
        assert app.said("#loyalty-heading").endswith("strong in Contact")
        await app.strike("tab", "tab", "escape", "tab", "escape")
        assert len(names(pane)) == 3 and listed(pane).has_focus


@pytest.mark.slow
async def test_a_click_goes_to_a_type_and_a_second_one_lists_the_strong(pane: LoyaltyPane) -> None:
    async with hosted(pane) as app:
        await app.strike("tab")
        quadrant = list(pane.query(QuadrantView))[3]
        pilot: Pilot[None] = app.pilot
        await pilot.click(quadrant, offset=(5, 5))
        assert type_map(pane).chosen is LoyaltyType.EVALUATION
        await pilot.click(quadrant, offset=(5, 2), times=2)
        await app.calm()
        assert app.said("#loyalty-heading").endswith("strong in Referral")


@pytest.mark.slow
async def test_w_explains_the_customer_and_on_the_map_the_type(
    pane: LoyaltyPane, desk: Desk
) -> None:
    async with hosted(pane) as app:
        await app.strike("w")
        assert isinstance(app.screen, WhyDialog)
        assert list(app.screen.sections) == loyalty.why_loyalty(desk, ANH)
        await app.strike("escape", "enter", "down", "w")
        assert isinstance(app.screen, WhyDialog)
        assert list(app.screen.sections) == loyalty.why_loyalty(desk, BINH)
        await app.strike("escape", "tab", "w")
        assert isinstance(app.screen, WhyDialog)
        assert app.screen.sections[0].title == "Financial: 30,8"
        assert "Known of 3 customers; their mean is 30,8." in app.screen.sections[0].lines[0]


async def test_what_is_exported_is_the_list_as_it_stands_or_what_is_marked(
    pane: LoyaltyPane, desk: Desk
) -> None:
    async with hosted(pane) as app:
        assert cells(pane.exported()) == cells(loyalty.loyalty_table(desk))
        await app.strike("down", "space")
        assert app.said("#loyalty-heading").endswith("1 marked")
        marked = pane.exported()
        assert marked is not None and marked.columns[0].key == "code"
        assert (list(marked.ids), [row[1] for row in marked.rows]) == ([BINH], ["[red]Bình"])
        await app.strike("escape")
        assert cells(pane.exported()) == cells(loyalty.loyalty_table(desk))


async def test_a_contact_noted_here_moves_the_score(pane: LoyaltyPane, desk: Desk) -> None:
    async with hosted(pane) as app:
        ask(desk, BINH)
        pane.revision += 1
        await app.calm()
        # 1 of 4 contacts started; events and newsletters were never recorded.
        assert cells(pane.exported()) == cells(loyalty.loyalty_table(desk))
        row = next(row for row in loyalty.loyalty_table(desk).rows if row[1] == "[red]Bình")
        assert row[5] == 25.0


async def test_an_empty_shop_says_which_key_fills_it(tmp_path: Path) -> None:
    pane = pane_over(new_desk(tmp_path))
    async with hosted(pane) as app:
        await app.strike("enter", "w", "e", "space")
        assert "Press c for a customer." in app.text
        await app.strike("tab", "enter", "w")
        assert app.customers_opened == [] and app.troubles == []
