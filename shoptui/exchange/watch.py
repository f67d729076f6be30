"""Watching long work: how far it is, and whether the owner has had enough."""

from collections.abc import Callable
from dataclasses import dataclass

from shoptui.domain.errors import Cancelled
from shoptui.domain.language import _


@dataclass(slots=True)
class Watch:
    """Somebody who looks on while rows are written.

    Attributes:
        progress: told how many rows are done, after each page.
        cancelled: asked before each page; True ends the work and leaves nothing behind.
        done: rows written so far.
    """

    progress: Callable[[int], None] = lambda done: None
    cancelled: Callable[[], bool] = lambda: False
    done: int = 0

    def go_on(self) -> None:
        """Lets the work go on, or ends it.

        Raises:
            Cancelled: the owner stopped it.
        """
        if self.cancelled():
            raise Cancelled(_("The export was stopped; no file was written."))

    def wrote(self, rows: int) -> None:
        """Counts the rows of one page."""
        self.done += rows
        self.progress(self.done)
