"""What the steps of the import have in common: a heading, work in a thread, and what went wrong."""

import asyncio
import time
from collections.abc import Callable
from functools import partial
from threading import Event
from typing import TypeVar

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from shoptui.domain.errors import Cancelled, ShopError
from shoptui.domain.language import _
from shoptui.domain.text import visible
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.importing import Progress, Tell
from shoptui.ui.shell.hints import Hints
from shoptui.ui.widgets.field import ERROR_SIGN

Done = TypeVar("Done")

STEPS = 3
_BETWEEN = 0.1  # seconds between two sentences on the screen


class ImportStep(Screen[None]):
    """One step of bringing in a spreadsheet."""

    DEFAULT_CSS = """
    ImportStep {
        & > .step-heading { height: 1; padding: 0 1; color: $primary; text-style: bold; }
        & > .step-text { height: auto; max-height: 8; padding: 0 1; margin-bottom: 1; }
        & > .step-state { height: auto; max-height: 5; padding: 0 1; }
        & > .step-state.-error { color: $text-error; }
    }
    """

    ALONE = True  # no new sale or other pane before it is finished or left
    STEP = 1
    is_working = False

    def __init__(self, desk: Desk, formats: Formats) -> None:
        """A step over an open shop."""
        super().__init__()
        self.desk = desk
        self.formats = formats
        self._stop = Event()
        self._said_at = 0.0

    def heading(self) -> str:
        """What this step is for."""
        raise NotImplementedError

    def body(self) -> ComposeResult:
        """What stands between the heading and the state line."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Heading, body, state, hints."""
        step = _("Step {step} of {steps}").format(step=self.STEP, steps=STEPS)
        yield Static(Content(visible(f"{step} · {self.heading()}")), classes="step-heading")
        yield from self.body()
        yield Static(classes="step-state")
        yield Hints()

    def work_on(self, said: str, job: Callable[[Tell], Done], then: Callable[[Done], None]) -> None:
        """Runs a job in a thread; what fails is said on this screen.

        Args:
            said: what the owner reads meanwhile.
            job: what to do; touches no widget, and tells its argument how far it is.
            then: takes what the job returned, back on the screen.
        """
        self.run_worker(self._work(said, job, then), group="import")

    def give_up(self) -> bool:
        """Stops the job under way at its next rows; False where there is none."""
        self._stop.set()
        return self.is_working

    def say(self, sentence: str, *, is_error: bool = False) -> None:
        """Writes the state line."""
        state = self.query_one(".step-state", Static)
        state.set_class(is_error, "-error")
        state.update(Content(visible(f"{ERROR_SIGN} {sentence}" if is_error else sentence)))

    async def _work(
        self, said: str, job: Callable[[Tell], Done], then: Callable[[Done], None]
    ) -> None:
        if self.is_working:
            return
        self.is_working = True
        self._stop = Event()
        self._said_at = 0.0
        self.say(said)
        try:
            done = await asyncio.to_thread(job, partial(self._told, self._stop))
        except ShopError as error:
            self.say(str(error), is_error=True)
            self.failed(error)
        else:
            self.say("")
            then(done)
        finally:
            self.is_working = False

    def _told(self, stop: Event, progress: Progress) -> None:
        if stop.is_set():
            raise Cancelled(_("Stopped; nothing was saved."))
        if time.monotonic() >= self._said_at + _BETWEEN:
            self._said_at = time.monotonic()
            said = _("{progress} Esc stops.").format(progress=progress.sentence(self.formats))
            self.app.call_from_thread(self.say, said)

    def failed(self, error: ShopError) -> None:
        """Offers a way on after an error; nothing by default."""
