"""Fields that only people have: a phone a family may share, a birthday, a note of several lines."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import date

from textual.widgets import Input

from shoptui.domain.dates import Birthday, DayOrder, parse_birthday
from shoptui.domain.errors import ShopError
from shoptui.domain.language import _, counted
from shoptui.domain.text import clean
from shoptui.services.people import Hit
from shoptui.ui.widgets.birthdays import birthday_text
from shoptui.ui.widgets.field import EntryField
from shoptui.ui.widgets.typed_days import typed_birthday
from shoptui.ui.widgets.value_fields import TextField

LINE_END = " ↵ "  # stands in the entry for a line break


class PhoneField(TextField):
    """A phone number; says who else has it, since a family may share one, and lets it stand."""

    def __init__(
        self, key: str, label: str, sharers: Callable[[str], Sequence[Hit]], *, value: str = ""
    ) -> None:
        """A field for a phone.

        Args:
            key: its name in `InvalidInput.field`.
            label: what the owner reads beside it.
            sharers: the other customers who have a phone; called in a thread.
            value: the phone to start from.
        """
        super().__init__(key, label, value=value)
        self._sharers = sharers

    def on_input_changed(self, event: Input.Changed) -> None:
        """Looks who else has the phone typed by now."""
        self.run_worker(self._look(event.value), group="same-phone", exclusive=True)

    async def _look(self, phone: str) -> None:
        try:
            others = await asyncio.to_thread(self._sharers, phone) if phone.strip() else ()
        except ShopError:  # it is only a hint; saving reports what is wrong with the file
            return
        if others and phone == self.text:
            self.say(_shared_with(others))


def _shared_with(others: Sequence[Hit]) -> str:
    first = others[0].title
    if len(others) == 1:
        return _("{name} has the same phone. Family?").format(name=first)
    more = counted("{count} more", "{count} more", len(others) - 1)
    return _("{name} and {more} have the same phone. Family?").format(name=first, more=more)


class BirthdayField(EntryField):
    """A birthday, with the year or without."""

    def __init__(
        self, key: str, label: str, today: date, order: DayOrder, *, value: Birthday | None = None
    ) -> None:
        """A field for a birthday.

        Args:
            key: its name in `InvalidInput.field`.
            label: what the owner reads beside it.
            today: the day on the shop's calendar.
            order: whether day or month is written first.
            value: the birthday to start from.
        """
        typed = typed_birthday(value, order)
        super().__init__(key, label, value=typed, hint=_("With the year or without, as 1/5."))
        self._today = today
        self._order = order

    def read(self) -> Birthday | None:
        """The birthday; None where nothing is typed."""
        return parse_birthday(self.text, self._today, self._order) if self.text.strip() else None

    def echo(self) -> str:
        """The day as it is understood, and how long it is till then."""
        birthday = self.read()
        return f"= {birthday_text(birthday, self._today)}" if birthday else ""


class NoteField(TextField):
    """A note in one entry; its line breaks show as ↵ and none is lost."""

    def __init__(
        self, key: str, label: str, *, value: str = "", required: bool = False, hint: str = ""
    ) -> None:
        """A field for a note; see `TextField`."""
        super().__init__(
            key, label, value=value.replace("\n", LINE_END), required=required, hint=hint
        )

    def read(self) -> str | None:
        """The note as it may be stored; None where there is none."""
        return clean(self.text.replace(LINE_END.strip(), "\n"), lines=True) or None

    def take_lines(self, lines: Sequence[str]) -> None:
        """Takes the other lines too; the first stands where it was pasted."""
        self.entry.insert_text_at_cursor(LINE_END + LINE_END.join(lines[1:]))
