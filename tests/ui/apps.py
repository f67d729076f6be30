"""The whole app over small shops, for journeys."""

import asyncio
from datetime import date
from pathlib import Path

from textual import events
from textual.keys import _character_to_key, key_to_character
from textual.pilot import Pilot
from textual.widgets import OptionList

from shoptui.services.desk import Desk
from shoptui.ui.app import ShopApp
from shoptui.ui.busy import busy_pump, running
from shoptui.ui.keys import SAVING
from tests.builders import TODAY, Clock, add, new_desk, sell

SMALL = (80, 24)
LISTS = ("opening", "pane-read", "watch", "arrange", "grid", "count", "crowd")
PERSON = ("beside", "score", "judge", "receipt", "shared")
BACKGROUND = (*LISTS, *PERSON, "write", "backup", "export")
QUIET_LOOKS = 3  # in a row with nothing to do; one may fall between two messages
NAMED = {"\r": "enter", "\t": "tab"}  # what a terminal sends for these keys


def small_shop(folder: Path, clock: Clock | None = None) -> Desk:
    """Three customers, two of whom bought."""
    desk = new_desk(folder, clock=clock)
    anh = add(desk, "Ánh Nguyễn", phone="0901 234 567")
    duc = add(desk, "Đức Trần", phone="0907 654 321")
    add(desk, "[/nope] Lan")
    sell(desk, anh, TODAY, 250_000)
    sell(desk, anh, date(2026, 5, 1), 90_000)
    sell(desk, duc, date(2026, 3, 3), 1_200_000)
    return desk


def app_over(desk: Desk | None, folder: Path, clock: Clock | None = None) -> ShopApp:
    """The app with a memory and a state folder of its own."""
    clock = clock or Clock()
    config, state = folder / "config", folder / "state"
    return ShopApp(desk, clock.today, clock.now, config_dir=config, state_dir=state)


async def settled(pilot: Pilot[None], app: ShopApp) -> None:
    """Waits for what keys started, for what panes are reading, and until all of it is drawn.

    It looks at what is unfinished, and does not wait as `pilot.pause` does until the whole process
    has been idle for a while: journeys take half the time so.
    """
    await app.keys_settled()
    quiet = 0
    while quiet < QUIET_LOOKS:
        app.screen._on_timer_update()
        await asyncio.sleep(0.001)
        is_busy = running(app, BACKGROUND) or saving_here(app) or busy_pump(app)
        quiet = 0 if is_busy else quiet + 1
    await app.keys_settled()


def saving_here(app: ShopApp) -> bool:
    """Whether something is being saved that waits for no answer in a window above it."""
    savers = [worker.node for worker in running(app, (SAVING,))]
    return any(node is app or node.screen is app.screen for node in savers)


async def press(pilot: Pilot[None], app: ShopApp, *keys: str) -> None:
    """Presses keys as a terminal sends them; "text:…" types letters in one burst."""
    for key in keys:
        for event in strokes(key):
            app.post_message(event)
        await settled(pilot, app)


async def choose(pilot: Pilot[None], app: ShopApp, *labels: str) -> None:
    """Opens the menu and goes by arrows to the line that begins so, then to one behind it."""
    await press(pilot, app, "m")
    for label in labels:
        lines = app.screen.query_one(OptionList)
        for _line in lines.options:
            shown = lines.get_option_at_index(lines.highlighted or 0).prompt
            if str(shown).strip().startswith(label):
                break
            await press(pilot, app, "down")
        else:
            raise AssertionError(f"the menu has no line {label}")
        await press(pilot, app, "enter")


def strokes(key: str) -> list[events.Key]:
    """The keys a terminal sends."""
    if key.startswith("text:"):
        return [
            events.Key(NAMED.get(letter) or _character_to_key(letter), letter) for letter in key[5:]
        ]
    return [events.Key(key, key_to_character(key))]


def text_of(app: ShopApp) -> str:
    """What the screen shows, as text."""
    lines = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in line) for line in lines)
