"""A field for the place of a file."""

from pathlib import Path

from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.ui.widgets.field import EntryField


class PathField(EntryField):
    """A path as it is typed or pasted, quotes around it and `~` included."""

    def read(self) -> Path | None:
        """The path; None where nothing is typed."""
        typed = self.text.strip().strip("\"'")
        if not typed:
            return None
        try:
            path = Path(typed).expanduser()
            path.exists()
        except (OSError, RuntimeError, ValueError) as error:
            message = _("This cannot be the name of a file: type a shorter or plainer one.")
            raise InvalidInput(message, self.key) from error
        return path
