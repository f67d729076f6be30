"""Looks whether the shop was changed, by this window or another, and whether the day turned."""

from dataclasses import dataclass
from datetime import date

from textual import work
from textual.message import Message
from textual.widget import Widget

from shoptui.domain.errors import ShopBusy, ShopError
from shoptui.domain.shop import Shop
from shoptui.services.desk import Desk
from shoptui.ui.panes.pane import Pane

SECONDS_BETWEEN_LOOKS = 1.0

Seen = tuple[int, date, int]


class ShopWatch(Widget):
    """Looks once a second, in a thread; it has no face of its own.

    Messages: `Moved` when something changed.
    """

    DEFAULT_CSS = "ShopWatch { display: none; }"

    @dataclass
    class Moved(Message):
        """The shop changed, or it is another day."""

        shop: Shop
        today: date

    def __init__(self, desk: Desk, seen: Seen) -> None:
        """A watch over an open shop.

        Args:
            desk: the shop.
            seen: its revision and the day when it was opened.
        """
        super().__init__()
        self._desk = desk
        self._seen = seen
        self._said = ""

    def on_mount(self) -> None:
        """Starts looking."""
        self.set_interval(SECONDS_BETWEEN_LOOKS, self.look)

    @work(thread=True, exclusive=True, group="watch")
    def look(self) -> None:
        """Looks now."""
        try:
            seen = look_at(self._desk)
            if seen != self._seen:
                self._seen = seen
                self.post_message(self.Moved(self._desk.shop(), seen[1]))
            self._said = ""
        except ShopBusy:
            pass  # another window is saving; the next look sees what it saved
        except ShopError as error:
            self._say_once(error)

    def _say_once(self, error: ShopError) -> None:
        if str(error) != self._said:
            self._said = str(error)
            self.post_message(Pane.Trouble(error))


def look_at(desk: Desk) -> Seen:
    """The shop's revision, the day on its calendar, and which file it is.

    The revision alone would not do: bringing back a backup may lead to the same number.

    Raises:
        ShopError: the file cannot be read.
    """
    return desk.revision(), desk.today(), desk.which_file()
