"""Screens that a walk through all commands does not come to, and the way to each of them."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen

from shoptui.domain.errors import FileTrouble
from shoptui.ui.app import ShopApp
from shoptui.ui.dialogs.leaving import LeavingNotice
from shoptui.ui.dialogs.left_behind import LeftBehindDialog
from shoptui.ui.dialogs.offer_backups import OfferBackups
from shoptui.ui.dialogs.passphrase import PassphraseDialog
from shoptui.ui.dialogs.second_name import SecondName
from shoptui.ui.screens.too_small import TooSmallScreen
from shoptui.ui.screens.welcome import WelcomeScreen
from tests.safety.tampered import HOSTILE
from tests.ui.apps import SMALL, press, settled

Way = Callable[[ShopApp, Pilot[None]], Awaitable[None]]

LINES = "\n".join(HOSTILE)
NAMES = tuple(Path(text.replace("\0", "").replace("/", "")) for text in HOSTILE)


def keys(*pressed: str) -> Way:
    """The way by these keys."""

    async def go(app: ShopApp, pilot: Pilot[None]) -> None:
        await press(pilot, app, *pressed)

    return go


def action(name: str) -> Way:
    """The way by a line of the menu."""

    async def go(app: ShopApp, pilot: Pilot[None]) -> None:
        app.call_later(app.run_action, name)
        await settled(pilot, app)

    return go


def about_somebody(name: str) -> Way:
    """The way by a line of the menu that is about the customer under the cursor."""

    async def go(app: ShopApp, pilot: Pilot[None]) -> None:
        await press(pilot, app, "2")
        await action(name)(app, pilot)

    return go


def put(make: Callable[[], Screen[Any]]) -> Way:
    """What comes by itself, put over the rest."""

    async def go(app: ShopApp, pilot: Pilot[None]) -> None:
        app.push_screen(make())
        await settled(pilot, app)

    return go


async def trouble(app: ShopApp, pilot: Pilot[None]) -> None:
    """An error that repeats what people typed."""
    app.show_error(FileTrouble(LINES))
    await settled(pilot, app)


async def no_room(app: ShopApp, pilot: Pilot[None]) -> None:
    """A window made too small over a list."""
    await press(pilot, app, "2")
    await pilot.resize_terminal(40, 10)
    await settled(pilot, app)


BEYOND: dict[str, Way] = {
    "WhyDialog": keys("2", "w"),
    "ContactDialog": keys("2", "b", "down", "enter"),
    "PersonEventDialog": keys("2", "b", "down", "down", "enter"),
    "RefundDialog": keys("3", "down", "r"),
    "RulesOfSaleDialog": keys("3", "down", "t"),
    "RewardDialog": keys("7", "tab", "tab", "tab", "e"),
    "RewardRuleDialog": keys("7", "tab", "e"),  # the pane stands where the way before left it
    "CampaignPeopleScreen": keys("7", "i", "enter"),
    "InviteDialog": keys("7", "i", "enter", "i"),
    "SinceDialog": keys("8", "down", "down", "enter", "p"),
    "HoldDialog": about_somebody("hold"),
    "EraseDialog": about_somebody("erase"),
    "LeaveQuestion": keys("c", "text:An", "ctrl+q"),
    "LanguageDialog": action("language"),
    "ThemeDialog": action("theme"),
    "Trouble": trouble,
    "TooSmallScreen": no_room,
    "OfferBackups": put(lambda: OfferBackups(LINES, LINES)),
    "SecondName": put(lambda: SecondName(LINES, NAMES[0], NAMES[-1], HOSTILE[0])),
    "PassphraseDialog": put(lambda: PassphraseDialog(LINES, lambda _typed: None)),
    "LeftBehindDialog": put(lambda: LeftBehindDialog(HOSTILE[0], "today", HOSTILE, LINES)),
    "LeavingNotice": put(LeavingNotice),
    "WelcomeScreen": put(WelcomeScreen),
}


async def come_back(app: ShopApp, pilot: Pilot[None]) -> None:
    """Closes what was opened, whatever is in it."""
    await pilot.resize_terminal(*SMALL)
    await settled(pilot, app)
    while len(app.screen_stack) > 2:
        app.call_later(app.pop_screen)
        await settled(pilot, app)
    assert not isinstance(app.screen, TooSmallScreen)
