"""Keys that work from anywhere: panes, recording, letters that stay letters."""

from pathlib import Path
from threading import get_ident
from typing import Any

import pytest

from shoptui.domain.errors import ShopError
from shoptui.ui.dialogs.customer import CustomerDialog
from shoptui.ui.dialogs.sale import SaleDialog
from shoptui.ui.panes.pane import Pane
from shoptui.ui.panes.registry import FIRST, PANES, PaneEntry
from shoptui.ui.screens.card import CardScreen
from shoptui.ui.screens.desk import DeskScreen
from shoptui.ui.shell.pane_bar import PaneBar
from tests.ui.apps import SMALL, app_over, press, settled, small_shop, text_of


@pytest.mark.slow
async def test_number_keys_go_to_the_panes_from_a_card_too(tmp_path: Path) -> None:
    app = app_over(small_shop(tmp_path), tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        for entry in PANES:
            await press(pilot, app, entry.key)
            assert app.pane is not None and app.pane.id == entry.module
        await press(pilot, app, "2", "enter")
        assert isinstance(app.screen, CardScreen)
        await press(pilot, app, "3")
        assert isinstance(app.screen, DeskScreen) and app.screen.pane_id == "sales"


async def test_the_code_of_a_pane_is_loaded_away_from_the_event_loop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load, threads = PaneEntry.load, list[int]()

    def watched(entry: PaneEntry) -> type[Pane[Any]]:
        threads.append(get_ident())
        return load(entry)

    monkeypatch.setattr(PaneEntry, "load", watched)
    app = app_over(small_shop(tmp_path), tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, "2")
        assert len(threads) == 2
        assert get_ident() not in threads


async def test_the_panes_can_be_changed_with_arrows_only(tmp_path: Path) -> None:
    app = app_over(small_shop(tmp_path), tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        screen = app.screen
        assert isinstance(screen, DeskScreen)
        screen.query_one(PaneBar).focus()
        first = [entry.module for entry in PANES].index(FIRST)
        await press(pilot, app, "right")
        assert screen.pane_id == PANES[first + 1].module
        await press(pilot, app, "left", "down")
        assert screen.pane_id == FIRST
        assert screen.pane is not None and screen.pane.has_focus_within


async def test_a_pane_is_made_when_first_visited_and_keeps_its_place(tmp_path: Path) -> None:
    app = app_over(small_shop(tmp_path), tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        assert [pane.id for pane in app.screen.query(Pane)] == ["today"]
        await press(pilot, app, "3", "1", "3")
        assert [pane.id for pane in app.screen.query(Pane)] == ["today", "sales"]


@pytest.mark.slow
async def test_a_sale_in_four_keys_beyond_the_text(tmp_path: Path) -> None:
    desk = small_shop(tmp_path)
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        before = desk.revision()
        await press(pilot, app, "n")
        assert isinstance(app.screen, SaleDialog)
        app.screen.customer.enter()
        app.screen.customer.text = ""
        await press(pilot, app, "text:duc", "enter", "text:75k", "enter", "enter")
        assert isinstance(app.screen, DeskScreen)
        assert desk.revision() == before + 1
        assert app.said[-1].text == "Saved: a sale of 75.000 ₫."


@pytest.mark.slow
async def test_letters_belong_to_the_field_while_one_is_typed_in(tmp_path: Path) -> None:
    app = app_over(small_shop(tmp_path), tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, "c", "text:nc234mwx/?")
        form = app.screen
        assert isinstance(form, CustomerDialog)
        assert form.name_field.text == "nc234mwx/?"


@pytest.mark.slow
async def test_a_write_that_fails_leaves_the_form_and_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise ShopError("The disk is full, so this was not saved.")

    app = app_over(small_shop(tmp_path), tmp_path)
    monkeypatch.setattr("shoptui.services.people.add_customer", full)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, "c", "text:Hoa", "ctrl+s")
        form = app.screen
        assert isinstance(form, CustomerDialog)
        assert form.name_field.text == "Hoa"
        assert "The disk is full" in text_of(app)
