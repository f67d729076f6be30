"""Fields for text, amounts and dates."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from shoptui.domain.dates import DayOrder, parse_day
from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.domain.money import Currency, parse_amount
from shoptui.domain.text import clean
from shoptui.ui.widgets.field import EntryField, Kept
from shoptui.ui.widgets.typed_days import typed_day

Value = TypeVar("Value")


class TextField(EntryField):
    """A line of text."""

    def read(self) -> str | None:
        """The text as it may be stored; None where there is none."""
        return clean(self.text) or None


class AmountField(EntryField):
    """An amount of money, as people write it: `250k`, `1tr2`, `120+35`."""

    def __init__(
        self,
        key: str,
        label: str,
        currency: Currency,
        *,
        money_text: Callable[[int], str] = str,
        value: str = "",
        required: bool = False,
        hint: str = "",
        id: str | None = None,
    ) -> None:
        """A field for an amount.

        Args:
            key: its name in `InvalidInput.field`.
            label: what the owner reads beside it.
            currency: what the amount is in.
            money_text: writes minor units for the owner ("1.200.000 ₫").
            value: the text to start from.
            required: whether it must be filled in.
            hint: stands under the field while it is empty.
            id: Textual's id; the key where none is given.
        """
        super().__init__(key, label, value=value, required=required, hint=hint, id=id)
        self._currency = currency
        self._money_text = money_text

    def read(self) -> int | None:
        """The amount in minor units; None where nothing is typed."""
        return parse_amount(self.text, self._currency) if self.text.strip() else None

    def given(self) -> int:
        """The amount in minor units, of a field that is required."""
        return given(self.read(), self.key, self.label)

    def echo(self) -> str:
        """The amount as it is understood."""
        amount = self.read()
        return "" if amount is None else f"= {self._money_text(amount)}"


class DateField(EntryField):
    """A day, as people type it: `today`, `y`, `-3`, `22`, `22/11`."""

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
        id: str | None = None,
    ) -> None:
        """A field for a day.

        Args:
            key: its name in `InvalidInput.field`.
            label: what the owner reads beside it.
            today: the day on the shop's calendar.
            order: whether day or month is written first.
            day_text: writes a day for the owner ("Sunday 22 November 2026").
            value: the text to start from.
            required: whether it must be filled in.
            hint: stands under the field while it is empty.
            id: Textual's id; the key where none is given.
        """
        super().__init__(key, label, value=value, required=required, hint=hint, id=id)
        self._today = today
        self._order = order
        self._day_text = day_text

    def read(self) -> date | None:
        """The day; None where nothing is typed."""
        return parse_day(self.text, self._today, self._order) if self.text.strip() else None

    def kept(self) -> Kept:
        """The text, and the day it means today."""
        return {"text": self.text, "day": self._meant()}

    def bring_back(self, kept: Kept) -> bool:
        """Puts the text back; one that means another day by now, such as "today", as that day."""
        super().bring_back(kept)
        day = kept.get("day")
        if isinstance(day, str) and day != self._meant():
            self.entry.begin_with(typed_day(date.fromisoformat(day), self._today, self._order))
        return True

    def _meant(self) -> str | None:
        try:
            day = self.read()
        except InvalidInput:
            return None
        return day.isoformat() if day else None

    def given(self) -> date:
        """The day, of a field that is required."""
        return given(self.read(), self.key, self.label)

    def echo(self) -> str:
        """The day as it is understood."""
        day = self.read()
        return "" if day is None else f"= {self._day_text(day)}"


def given(value: Value | None, key: str, label: str) -> Value:
    """The value; InvalidInput for the owner where there is none."""
    if value is None:
        raise InvalidInput(_("Please fill in {field}.").format(field=label), key)
    return value
