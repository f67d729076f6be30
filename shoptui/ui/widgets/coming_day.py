"""A field for a day that is planned."""

from collections.abc import Callable
from datetime import date

from shoptui.domain.dates import DayOrder, parse_coming_day
from shoptui.domain.errors import InvalidInput
from shoptui.ui.widgets.value_fields import DateField


class ComingDayField(DateField):
    """A day, where one without its year is the next such day, not the last one."""

    def __init__(
        self,
        key: str,
        label: str,
        today: date,
        order: DayOrder,
        *,
        day_text: Callable[[date], str] = str,
        value: str = "",
        required: bool = False,
        hint: str = "",
        after: DateField | None = None,
    ) -> None:
        """A field for a day to come; see `DateField`.

        Args:
            key: its name in `InvalidInput.field`.
            label: what the owner reads beside it.
            today: the day on the shop's calendar.
            order: whether day or month is written first.
            day_text: writes a day for the owner.
            value: the text to start from.
            required: whether it must be filled in.
            hint: stands under the field while it is empty.
            after: the field of the day it comes after, from which the next one is looked for.
        """
        super().__init__(
            key,
            label,
            today,
            order,
            day_text=day_text,
            value=value,
            required=required,
            hint=hint,
        )
        self._after = after

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
