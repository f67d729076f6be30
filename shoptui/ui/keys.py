"""Keys, handled one at a time in the order they were typed.

Textual hands each key on at once and lets it travel from queue to queue, so of a burst (an input
method, a barcode scanner, fast hands) the letters arrive before the Backspace or Tab typed ahead of
them. Here a key is handed on only when everything the key before it caused is done.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar
from weakref import WeakSet

from textual import events
from textual.app import App
from textual.events import Key, Paste
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.worker import Worker

from shoptui.ui.busy import busy_pump, is_busy, running
from shoptui.ui.layouts import as_command

# Groups of workers the keyboard waits for. A search holds back only the keys that act on what it
# finds; saving and opening hold back every key until they are done or another screen is open.
SEARCHES = "typeahead"
SAVING = "form"
OPENING = "opening"

LONGEST_WAIT = 5.0  # seconds; nothing stuck may take the keyboard with it
CALM_TURNS = 3  # of the event loop; a task just started needs one or two to show what it does
IMPATIENT_TURNS = 50
NAP = 0.001  # seconds between looks at work that takes long

EDITING = frozenset(("backspace", "delete", "left", "right"))

ReturnType = TypeVar("ReturnType")


class OrderedKeys(App[ReturnType]):
    """An app whose keys and pastes are handled in the order they came.

    A worker that opens a screen for a key should be in the group `OPENING`, so that what is typed
    meanwhile goes to that screen.
    """

    @cached_property
    def key_pump(self) -> "KeyPump":
        """What holds back the keys."""
        return KeyPump(self)

    async def on_event(self, event: events.Event) -> None:
        """Handles an event; a key or paste in its turn."""
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            if not self.key_pump.admits(event):
                return
            if isinstance(event, Key) and not takes_text(self, event):
                event = as_command(event)
        await super().on_event(event)

    def action_help_quit(self) -> None:
        """Ctrl+C never leaves; in a field it copies, anywhere else it does nothing."""

    async def keys_settled(self) -> None:
        """Waits until every key so far is handled and what it started is done; for tests."""
        await self.key_pump.settled()


def takes_text(app: App[Any], event: Key) -> bool:
    """Whether the focused widget would take the key as text."""
    focused = app.focused
    return focused is not None and focused.check_consume_key(event.key, event.character)


@dataclass(frozen=True, slots=True)
class _Moment:
    """How things stood before a key: what is new after it was caused by it."""

    screen: Screen[Any]
    workers: frozenset[Worker[Any]]


class KeyPump:
    """Holds back keys and pastes while the app is busy with the one before."""

    def __init__(self, app: App[Any]) -> None:
        """A pump with nothing in it."""
        self._app = app
        self._held: deque[Key | Paste] = deque()
        self._released: Key | Paste | None = None
        self._task: asyncio.Task[None] | None = None
        self._stuck: WeakSet[object] = WeakSet()  # what was waited for too long

    def admits(self, event: Key | Paste) -> bool:
        """Whether to handle the event now; if not, it is posted again when its turn has come."""
        if event is self._released:
            self._released = None
            return True
        if self._task is not None:
            self._held.append(event)
            return False
        now = not self._waits_for_searches(event)
        if not now:
            self._held.append(event)
        self._task = asyncio.create_task(self._work_off(self._moment()), name="keys in order")
        return now

    async def settled(self) -> None:
        """Waits until no key is held back and nothing is busy any more."""
        await self._until_none(
            lambda: self._task or busy_pump(self._app) or self._search_running(), patience=10.0
        )

    async def _work_off(self, before: "_Moment") -> None:
        try:
            await self._until_handled(before)
            while self._held:
                if self._waits_for_searches(self._held[0]):
                    await self._until_none(self._search_running)
                before = self._moment()
                self._released = self._held.popleft()
                if not self._app.post_message(self._released):
                    return
                await self._until_handled(before)
        finally:
            self._task = None

    def _moment(self) -> "_Moment":
        return _Moment(self._app.screen, frozenset(running(self._app, (SAVING, OPENING))))

    async def _until_handled(self, before: "_Moment") -> None:
        self._stuck -= {pump for pump in self._stuck if not _still_busy(pump)}

        def unfinished() -> object | None:
            if pump := busy_pump(self._app, self._stuck):
                return pump
            if self._app.screen is not before.screen:
                return self._opening_here()
            started = running(self._app, (SAVING, OPENING)) - before.workers - set(self._stuck)
            return next(iter(started), None)

        await self._until_none(unfinished)

    async def _until_none(
        self, find: Callable[[], object | None], patience: float | None = None
    ) -> None:
        loop = asyncio.get_running_loop()
        deadline = loop.time() + (patience or LONGEST_WAIT)
        calm = turns = 0
        while calm < CALM_TURNS:
            await asyncio.sleep(0 if turns < IMPATIENT_TURNS else NAP)
            turns += 1
            found = find()
            calm = calm + 1 if found is None else 0
            if found is not None and loop.time() > deadline:
                self._stuck.add(found)
                return

    def _opening_here(self) -> object | None:
        """What a screen that came up still has to read before its keys mean anything."""
        workers = running(self._app, (OPENING,)) - set(self._stuck)
        own = (each for each in workers if each.node is not self._app)
        return next((each for each in own if each.node.screen is self._app.screen), None)

    def _waits_for_searches(self, event: Key | Paste) -> bool:
        if isinstance(event, Paste) or event.key in EDITING or takes_text(self._app, event):
            return False
        return self._search_running() is not None

    def _search_running(self) -> object | None:
        searches: Collection[Any] = running(self._app, (SEARCHES,))
        here = (search for search in searches if search.node.screen is self._app.screen)
        return next((search for search in here if search not in self._stuck), None)


def _still_busy(thing: object) -> bool:
    return not isinstance(thing, MessagePump) or is_busy(thing)
