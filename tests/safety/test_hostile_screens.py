"""A shop full of hostile texts on every screen: shown as they are, obeyed by nothing."""

from pathlib import Path

import pytest

from shoptui.services.analyses.registry import NAMES as REPORTS
from shoptui.ui.app import ShopApp
from shoptui.ui.panes.registry import PANES
from shoptui.ui.panes.reports import ReportsPane
from shoptui.ui.panes.reports_members import ReportMembers
from shoptui.ui.widgets import grid_rows
from tests.safety.beyond_the_walk import BEYOND, come_back
from tests.safety.crawl import Crawl, Trail, screen_kinds
from tests.safety.hostile import acting
from tests.safety.tampered import assert_as_typed, clock_of, desk_over, tampered
from tests.ui.apps import SMALL, press, settled, text_of


def app_over(path: Path) -> ShopApp:
    clock, folder = clock_of(path), path.parent
    return ShopApp(
        desk_over(path),
        clock.today,
        clock.now,
        config_dir=folder / "config",
        state_dir=folder / "state",
    )


def assert_harmless(app: ShopApp, trail: Trail) -> None:
    """Nothing on the screen acts, and no markup or link came out of a text."""
    shown = text_of(app)
    assert acting(shown) <= {"\n"}, trail
    assert_as_typed(shown)
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            assert segment.style is None or segment.style.link is None, trail


async def walked(path: Path, deepest: int) -> set[str]:
    """The screens that were seen on a walk through the app."""
    app = app_over(path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)

        async def look(trail: Trail) -> None:
            assert_harmless(app, trail)

        crawl = Crawl(app, pilot, look, deepest)
        await crawl.walk()
    return crawl.kinds


@pytest.mark.slow
async def test_every_screen_shows_hostile_texts_as_they_are(tmp_path: Path) -> None:
    seen = await walked(tampered(tmp_path), deepest=5)
    assert screen_kinds() - seen <= set(BEYOND)


@pytest.mark.slow
async def test_the_screens_beyond_the_walk_show_hostile_texts_as_they_are(tmp_path: Path) -> None:
    app, seen = app_over(tampered(tmp_path)), dict[str, str]()
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        for kind, way in BEYOND.items():
            await way(app, pilot)
            seen[kind] = type(app.screen).__name__
            assert_harmless(app, (kind,))
            await come_back(app, pilot)
    assert seen == {kind: kind for kind in BEYOND}


@pytest.mark.slow
async def test_every_report_and_who_is_behind_it_show_hostile_texts_as_they_are(
    tmp_path: Path,
) -> None:
    app, behind = app_over(tampered(tmp_path)), set[str]()
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, "8")
        for name in REPORTS:
            for keys in (["enter"], ["w"], ["escape"], ["enter"]):
                await press(pilot, app, *keys)
                assert_harmless(app, (name, *keys))
            await come_back(app, pilot)  # from the card, where a row was a customer's
            if app.screen.query_one(ReportMembers).is_open:
                behind.add(name)
            while app.screen.query_one(ReportsPane).check_action("back", ()):
                await press(pilot, app, "escape")
            await press(pilot, app, "down")
    assert len(behind) > len(REPORTS) // 2


async def test_every_pane_and_a_card_show_hostile_texts_as_they_are(tmp_path: Path) -> None:
    app = app_over(tampered(tmp_path))
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        for entry in PANES:
            await press(pilot, app, entry.key)
            assert_harmless(app, (entry.module,))
        await press(pilot, app, "2", "enter")
        assert type(app.screen).__name__ == "CardScreen"
        assert_harmless(app, ("card",))
        app.call_later(app.notify, "[/] \x1b]0;x\x07[b]An[/b]Zm")
        await pilot.pause(0.3)
        assert_harmless(app, ("toast",))
        assert "[/] ␛]0;x␇[b]An[/b]Zm" in text_of(app)


async def test_control_texts_drawn_as_they_are_are_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grid_rows, "visible", str)
    app = app_over(tampered(tmp_path))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, app, "2")
        with pytest.raises(AssertionError):
            assert_harmless(app, ("customers",))


def test_control_markup_taken_for_markup_is_noticed() -> None:
    assert_as_typed("│ [b]An[/b]Zm  [/]Zm │")
    for interpreted in ("│ x AnZm", "│ Lan Zm", "│ [b]An Zm"):
        with pytest.raises(AssertionError):
            assert_as_typed(interpreted)
