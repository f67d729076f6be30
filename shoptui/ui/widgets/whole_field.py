"""A field for a whole number."""

from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.domain.text import plain_digits
from shoptui.ui.widgets.field import EntryField


class WholeField(EntryField):
    """How many of something: `5`."""

    def read(self) -> int | None:
        """The number; None where nothing is typed."""
        typed = plain_digits(self.text).strip()
        if not typed:
            return None
        if not typed.isdecimal() or len(typed) > 9:
            raise InvalidInput(_("Type a whole number, such as 5."), self.key)
        return int(typed)
