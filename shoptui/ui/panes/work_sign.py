"""A pane that says so where its figures take a moment to work out."""

from typing import ClassVar, TypeVar

from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from shoptui.domain.language import _
from shoptui.domain.text import visible
from shoptui.ui.panes.pane import Pane

A_MOMENT = 0.15  # seconds before the sign of work shows

Data = TypeVar("Data")


def working(title: str) -> str:
    """The sign of work under way."""
    return _("{report} · being worked out …").format(report=title)


class WorkSign(Pane[Data]):
    """While it reads, the sign stands in the first of the lines that a subclass names."""

    SIGN: ClassVar[str]  # the selector of those lines
    TITLE: ClassVar[str]  # marked with N_

    _sign: Timer | None = None
    _before: Content | None = None  # what the sign took the place of

    def reload(self) -> None:
        """Reads and shows again; where that takes time, it says so."""
        self._end_work()
        self._sign = self.set_timer(A_MOMENT, self._say_working)
        super().reload()

    def _say_working(self) -> None:
        line = self.query_one(self.SIGN, Static)
        self._before = before = Content(str(line.content))
        line.add_class("-working")
        sign = Content(visible(working(_(self.TITLE))))
        line.update(Content("\n").join([sign, *before.split("\n")[1:]]))

    def _end_work(self) -> None:
        if self._sign is not None:
            self._sign.stop()
        if self._before is not None:
            line = self.query_one(self.SIGN, Static)
            line.remove_class("-working")
            line.update(self._before)
            self._before = None

    def _show_if_open(self, data: Data) -> None:
        if self.is_attached:
            self._end_work()
        super()._show_if_open(data)

    def on_pane_trouble(self, event: Pane.Trouble) -> None:
        """Nothing is worked out any more."""
        self._end_work()
