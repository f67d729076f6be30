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


class SharedField(TextField):
    """A text that others may have too, such as a phone; says who has it, and lets it stand."""

    def __init__(
        self,
        key: str,
        label: str,
        sharers: Callable[[str], Sequence[Hit]],
        said: Callable[[Sequence[Hit]], str],
        *,
        value: str = "",
        required: bool = False,
    ) -> None:
        """A field that looks who has the same.

        Args:
            key: its name in `InvalidInput.field`.
            label: what the owner reads beside it.
            sharers: the other customers who have it; called in a thread.
            said: what to say of them, where there are any.
            value: the text to start from.
            required: whether it must be filled in.
        """
        super().__init__(key, label, value=value, required=required)
        self._sharers = sharers
        self._said = said

    def on_input_changed(self, event: Input.Changed) -> None:
        """Looks who else has what is typed by now."""
        self.run_worker(self._look(event.value), group="shared", exclusive=True)

    async def _look(self, text: str) -> None:
        try:
            others = await asyncio.to_thread(self._sharers, text) if text.strip() else ()
        except ShopError:  # it is only a hint; saving reports what is wrong with the file
            return
        if others and text == self.text:
            self.say(self._said(others))


def shares_phone(others: Sequence[Hit]) -> str:
    """Who has the same phone; a family may."""
    first = others[0].title
    if len(others) == 1:
        return _("{name} has the same phone. Family?").format(name=first)
    more = counted("{count} more", "{count} more", len(others) - 1)
    return _("{name} and {more} have the same phone. Family?").format(name=first, more=more)


def shares_email(others: Sequence[Hit]) -> str:
    """Who has the same mail address."""
    return _("{name}, {code}, has the same e-mail. The same customer?").format(
        name=others[0].title, code=others[0].detail
    )


def shares_name(others: Sequence[Hit]) -> str:
    """Who is called the same."""
    said = _("Looks like {name}, {code}.").format(name=others[0].title, code=others[0].detail)
    if len(others) == 1:
        return said
    more = counted("{count} more has this name.", "{count} more have this name.", len(others) - 1)
    return f"{said} {more}"


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
