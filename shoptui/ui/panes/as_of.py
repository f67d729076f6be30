"""A pane that can look from another day than today."""

from datetime import date
from typing import TypeVar

from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.ui.dialogs.as_of import AsOfDialog
from shoptui.ui.panes.pane import Pane

Data = TypeVar("Data")


class AsOfPane(Pane[Data]):
    """Asks for the day; a subclass reads as of `_as_of` and declares the action day."""

    def __init__(self, desk: Desk, formats: Formats, *, id: str | None = None) -> None:
        """As of today."""
        super().__init__(desk, formats, id=id)
        self._as_of: date | None = None  # None follows the calendar

    def action_day(self) -> None:
        """Asks for the day to look from."""
        day = self._as_of or self.desk.today()
        self.app.push_screen(AsOfDialog(self.desk, self.formats, day), self._look_from)

    def _look_from(self, day: date | None) -> None:
        if day is not None:
            self._as_of = None if day == self.desk.today() else day
            self.reload()
