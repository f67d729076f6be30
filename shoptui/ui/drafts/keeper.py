"""Keeps what stands in one form in the shop file while the owner types."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from textual.timer import Timer

from shoptui.domain.errors import ShopError
from shoptui.services.desk import Desk
from shoptui.services.drafts import DraftBook, being_saved
from shoptui.ui.drafts.content import content_of

if TYPE_CHECKING:
    from shoptui.ui.drafts.drafted import DraftedForm

KEEPING = "draft"  # the group of workers that keep one
PAUSE = 0.5  # seconds after a key; what is typed meanwhile is kept with it
PATIENCE = 3.0  # seconds after which what could not be kept is tried again


class Keeper:
    """Writes at most twice a second, in a thread, one write at a time.

    Whatever goes wrong is not said: the owner is typing, and saving will say it.
    """

    def __init__(self, book: DraftBook, desk: Desk, form: "DraftedForm[Any]") -> None:
        """A keeper of a form just made."""
        self._book, self._desk, self._form = book, desk, form
        self._draft_id = form.draft_id
        self._timer: Timer | None = None
        self._is_over = False
        self._one_at_a_time = asyncio.Lock()

    def touch(self, pause: float = PAUSE) -> None:
        """Something was typed: keeps it soon."""
        if self._timer is None and not self._is_over:
            self._timer = self._form.set_timer(pause, self.keep_now)

    def keep_now_if_touched(self) -> None:
        """The owner goes to another field: what is still to be kept is kept at once."""
        if self._timer is not None:
            self.keep_now()

    def keep_now(self) -> None:
        """Keeps what stands in the form."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        # The app's, since the form may be closed before it is done.
        self._form.app.run_worker(self._keep(), group=KEEPING, description="keep a draft")

    async def _keep(self) -> None:
        async with self._one_at_a_time:
            if self._is_over:
                return
            try:
                await (self._write() if self._form.is_changed else self._forget())
            except ShopError:
                self.touch(PATIENCE)

    async def _write(self) -> None:
        content = content_of(self._form)
        self._draft_id = await asyncio.to_thread(
            self._book.keep, self._desk, self._draft_id, self._form.FORM, content
        )

    async def _forget(self) -> None:
        draft_id, self._draft_id = self._draft_id, 0
        if draft_id:
            await asyncio.to_thread(self._book.forget, self._desk, draft_id)

    @asynccontextmanager
    async def saving(self) -> AsyncIterator[None]:
        """While the form is saved: its draft goes with that, and nothing is kept meanwhile."""
        async with self._one_at_a_time:
            with being_saved(self._draft_id or None):
                yield
            self._is_over = True

    def stop(self) -> None:
        """Keeps nothing more."""
        self._is_over = True
        if self._timer is not None:
            self._timer.stop()

    def close(self) -> None:
        """The form is saved or thrown away: so is its draft."""
        self.stop()
        if self._draft_id:
            self._form.app.run_worker(self._last(), group=KEEPING, description="forget a draft")

    async def _last(self) -> None:
        async with self._one_at_a_time:
            with suppress(ShopError):  # leaving the app throws it away
                await self._forget()


@runtime_checkable
class KeepsDrafts(Protocol):
    """An app that keeps drafts."""

    def keeper_of(self, form: "DraftedForm[Any]") -> Keeper | None:
        """What keeps a form that was just opened; None while no shop is open."""
