"""A field for a whole number."""

import re
from collections.abc import Callable

from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.ui.widgets.field import EntryField
from shoptui.ui.widgets.value_fields import given

_WHOLE = re.compile(r"\d{1,13}", re.ASCII)


class NumberField(EntryField):
    """A whole number, 0 or more."""

    def __init__(
        self,
        key: str,
        label: str,
        *,
        value: int | None = None,
        meaning: Callable[[int], str] | None = None,
        required: bool = False,
        hint: str = "",
    ) -> None:
        """A field for a number.

        Args:
            key: its name in `InvalidInput.field`.
            label: what the owner reads beside it.
            value: the number to start from.
            meaning: writes what the number means ("= until 22/11/2026").
            required: whether it must be filled in.
            hint: stands under the field while it is empty.
        """
        first = "" if value is None else str(value)
        super().__init__(key, label, value=first, required=required, hint=hint)
        self._meaning = meaning

    def read(self) -> int | None:
        """The number; None where nothing is typed."""
        typed = self.text.strip()
        if not typed:
            return None
        if not _WHOLE.fullmatch(typed):
            raise InvalidInput(_("Type a whole number, such as 30."), self.key)
        return int(typed)

    def given(self) -> int:
        """The number, of a field that is required."""
        return given(self.read(), self.key, self.label)

    def echo(self) -> str:
        """What the number means."""
        number = self.read()
        return "" if number is None or self._meaning is None else self._meaning(number)
