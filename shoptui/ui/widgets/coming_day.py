"""A field for a day that is planned."""

from datetime import date
from typing import Self

from shoptui.domain.dates import parse_coming_day
from shoptui.domain.errors import InvalidInput
from shoptui.ui.widgets.value_fields import DateField


class ComingDayField(DateField):
    """A day, where one without its year is the next such day, not the last one."""

    _after: DateField | None = None

    def coming_after(self, first: DateField) -> Self:
        """This field, with the next such day looked for from the day of another field on."""
        self._after = first
        return self

    def read(self) -> date | None:
        """The day; None where nothing is typed."""
        if not self.text.strip():
            return None
        return parse_coming_day(self.text, self._begin(), self._order)

    def explain(self) -> None:
        """Says again what the text means, after the day it comes after has changed."""
        self._echo()

    def _begin(self) -> date:
        try:
            return (self._after.read() if self._after else None) or self._today
        except InvalidInput:
            return self._today
