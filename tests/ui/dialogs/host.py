"""One dialog alone over an empty screen, and what it returned."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.screen import ModalScreen

from shoptui.ui.keys import OrderedKeys
from shoptui.ui.panes.pane import Pane
from shoptui.ui.styles import SHEETS

Dialog = TypeVar("Dialog", bound=ModalScreen[Any])

UNSET = object()


class DialogHost(OrderedKeys[None]):
    """Keeps what the dialog answers."""

    def __init__(self) -> None:
        super().__init__(css_path=list(SHEETS))
        self.answer: Any = UNSET
        self.changes = 0
        self.pilot: Pilot[None]

    def keep(self, answer: object) -> None:
        self.answer = answer

    def on_pane_changed(self, _event: Pane.Changed) -> None:
        self.changes += 1

    async def strike(self, *keys: str) -> None:
        """Delivers keys back to back, as fast hands do; "text:…" types letters."""
        for key in keys:
            for each in key[5:] if key.startswith("text:") else [key]:
                is_letter = len(each) == 1
                name = _character_to_key(each) if is_letter else each
                self.post_message(events.Key(name, each if is_letter else None))
        await self.keys_settled()
        await self.pilot.pause()

    @property
    def text(self) -> str:
        """Everything on the screen."""
        lines = self.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in line) for line in lines)


@asynccontextmanager
async def over(
    make: Callable[[], Dialog], size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[DialogHost, Dialog]]:
    """The dialog, open and at rest; made within the app, as fields with a text must be."""
    app = DialogHost()
    async with app.run_test(size=size) as pilot:
        app.pilot = pilot
        dialog = make()
        await app.push_screen(dialog, app.keep)
        await pilot.pause()
        yield app, dialog
