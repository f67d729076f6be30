"""What went wrong: it must be read, and can be read again."""

from collections.abc import Sequence

from shoptui.domain.language import _
from shoptui.ui.dialogs.notice import Notice
from shoptui.ui.said import Said


class Trouble(Notice):
    """The sentence of an error; stays until it is closed."""

    def __init__(self, sentence: str) -> None:
        """Shows one sentence."""
        super().__init__(_("This did not work"), [sentence], is_trouble=True)


class Messages(Notice):
    """Everything said since the app was opened, the latest first."""

    def __init__(self, said: Sequence[Said]) -> None:
        """Shows these."""
        lines = [_line(each) for each in reversed(said)]
        super().__init__(_("Messages"), lines or [_("Nothing was said yet.")])


def _line(said: Said) -> str:
    mark = "! " if said.is_trouble else "  "
    return f"{said.at.astimezone():%H:%M}  {mark}{said.text}"
