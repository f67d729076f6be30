"""Walks through every command of every screen, so that no later screen is forgotten."""

from collections.abc import Awaitable, Callable, Iterator
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen

import shoptui.ui
from shoptui.ui.app import ShopApp
from shoptui.ui.command import Offer, offers
from shoptui.ui.dialogs.menu import menu_entries
from shoptui.ui.panes.registry import PANES
from tests.ui.apps import settled

# They leave the shop that is looked at, or only choose colours and languages.
LEAVING = ("quit", "pane", "demo", "language", "theme", "undo", "redo")
DEEPEST = 5

Trail = tuple[str, ...]
Look = Callable[[Trail], Awaitable[None]]


class Crawl:
    """One walk over an open app.

    Attributes:
        kinds: the screens that were seen, by the names of their classes.
    """

    def __init__(
        self, app: ShopApp, pilot: Pilot[None], look: Look, deepest: int = DEEPEST
    ) -> None:
        """A walk that calls `look` wherever it comes."""
        self.app, self.pilot, self.kinds = app, pilot, set[str]()
        self._look_at, self._deepest = look, deepest
        self._done: set[tuple[str, str]] = set()

    async def walk(self) -> None:
        """Through every pane and every line of the menu, and all that opens from them."""
        for entry in PANES:
            await self._do(f"pane('{entry.module}')")
            await self._from_here((entry.module,))
        for line in menu_entries():
            if _name(line.action) not in LEAVING:
                await self._do(line.action)
                await self._from_here(("menu", line.action))
                await self._back_to(2)

    async def _do(self, action: str, offer: Offer | None = None) -> None:
        node = offer.node if offer else None
        self.app.call_later(self.app.run_action, action, node)
        await self.pilot.pause()
        await settled(self.pilot, self.app)
        assert self.app._exception is None, action

    async def _from_here(self, trail: Trail) -> None:
        await self._look(trail)
        screen, height = self.app.screen, len(self.app.screen_stack)
        while self.app.screen is screen and (offer := next(self._fresh(), None)):
            self._done.add(_key(offer))
            further = (*trail, offer.command.action)
            await self._do(offer.command.action, offer)
            await self._look(further)
            if len(self.app.screen_stack) > height and len(further) < self._deepest:
                await self._from_here(further)
            await self._back_to(height)

    async def _look(self, trail: Trail) -> None:
        self.kinds.add(type(self.app.screen).__name__)
        await self._look_at(trail)

    async def _back_to(self, height: int) -> None:
        while len(self.app.screen_stack) > height:
            await self.app.pop_screen()
        await settled(self.pilot, self.app)

    def _fresh(self) -> Iterator[Offer]:
        for offer in offers(self.app.screen):
            if _key(offer) not in self._done and _name(offer.command.action) not in LEAVING:
                yield offer


def screen_kinds() -> set[str]:
    """The names of all screens there are, bases of others left out."""
    for module in walk_packages(shoptui.ui.__path__, "shoptui.ui."):
        import_module(module.name)
    return {kind.__name__ for kind in _below(Screen) if kind.__module__.startswith("shoptui.")}


def _below(kind: type[Screen[Any]]) -> Iterator[type[Screen[Any]]]:
    child: type[Screen[Any]]
    for child in kind.__subclasses__():
        if child.__subclasses__():
            yield from _below(child)
        else:
            yield child


def _key(offer: Offer) -> tuple[str, str]:
    return type(offer.node).__name__, offer.command.action


def _name(action: str) -> str:
    return action.partition("(")[0].rpartition(".")[-1]
