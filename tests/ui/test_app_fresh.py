"""Every screen shows what another window recorded, within two seconds.

The watch looks once a second; here it looks more often, so that the test is quick. That the real
one is quick enough is held by `test_app_windows`.
"""

import asyncio
from itertools import count
from pathlib import Path

import pytest
from textual.pilot import Pilot

from shoptui.domain.purchases import Line
from shoptui.services.desk import Desk, open_desk
from shoptui.ui.app import ShopApp
from shoptui.ui.screens.products import ProductsScreen
from shoptui.ui.shell.watch import SECONDS_BETWEEN_LOOKS
from tests.builders import TODAY, Clock, add, sell
from tests.ui.apps import SMALL, app_over, press, settled, small_shop, text_of

SCREENS = ("1", "2", "3", "4", "5", "7", "card", "products", "history")
LOOK = "shoptui.ui.shell.watch.SECONDS_BETWEEN_LOOKS"


async def go_to(pilot: Pilot[None], app: ShopApp, screen: str) -> None:
    if screen == "card":
        app.show_customer(1)
    elif screen == "products":
        app.push_screen(ProductsScreen(*app._open()))
    elif screen == "history":
        await app.run_action("app.history")
    else:
        await press(pilot, app, screen)
    await settled(pilot, app)


def record(desk: Desk, number: int) -> None:
    """A sale of a product to somebody known, and one to somebody new."""
    amount = 700_000 + number
    sell(desk, 1, TODAY, amount, Line(product=f"Trà {number}", quantity=1000, amount=amount))
    sell(desk, add(desk, f"Hoa {number}"), TODAY, 5_000)


async def screens_that_follow(tmp_path: Path, patience: float) -> list[str]:
    """The screens that change within so many seconds after another window saved something."""
    clock = Clock()
    desk = small_shop(tmp_path, clock)
    other = open_desk(desk.file.path, clock.today, clock.now)
    app, follow, numbers = app_over(desk, tmp_path, clock), [], count()
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        for screen in SCREENS:
            await go_to(pilot, app, screen)
            before = text_of(app)
            record(other, next(numbers))
            deadline = asyncio.get_running_loop().time() + patience
            while asyncio.get_running_loop().time() < deadline and text_of(app) == before:
                await pilot.pause(0.02)
            if text_of(app) != before:
                follow.append(screen)
            if not screen.isdigit():
                app.pop_screen()
            await settled(pilot, app)
    return follow


async def test_every_screen_follows_another_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert SECONDS_BETWEEN_LOOKS <= 1
    monkeypatch.setattr(LOOK, 0.1)
    assert await screens_that_follow(tmp_path, patience=20) == list(SCREENS)


@pytest.mark.slow
async def test_without_the_watch_no_screen_follows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: what changes on the screens above is what the other window recorded."""
    monkeypatch.setattr(LOOK, 1000)
    assert await screens_that_follow(tmp_path, patience=0.2) == []
