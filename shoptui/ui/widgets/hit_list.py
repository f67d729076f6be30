"""The records found, under the field they are looked for in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from shoptui.domain.text import visible

MOST_HITS = 8


@dataclass(frozen=True, slots=True)
class Hit:
    """A record found.

    Attributes:
        id: the record.
        title: its name.
        detail: what tells it from others of that name: phone, area.
    """

    id: int
    title: str
    detail: str = ""


Search = Callable[[str], Sequence[Hit]]


class HitList(OptionList, can_focus=False):
    """The hits, and a last line that offers a new record; the field above keeps the focus."""

    def __init__(self) -> None:
        """An empty list."""
        super().__init__(markup=False)
        self._hits: Sequence[Hit] = ()

    def show_hits(self, hits: Sequence[Hit], last_line: str) -> None:
        """Lists these hits, the first one chosen."""
        self._hits = hits[:MOST_HITS]
        self.clear_options()
        self.add_options(Option(_line(hit)) for hit in self._hits)
        if last_line:
            self.add_option(Option(Content.styled(visible(last_line), "italic")))
        self.highlighted = 0 if self.option_count else None

    @property
    def chosen(self) -> Hit | None:
        """The hit under the cursor; None on the last line or in an empty list."""
        at = self.highlighted
        return self._hits[at] if at is not None and at < len(self._hits) else None

    @property
    def is_on_last_line(self) -> bool:
        """Whether the cursor stands on the offer of a new record."""
        return self.highlighted is not None and self.chosen is None

    def move(self, step: int) -> None:
        """Moves the cursor, from the last line on to the first."""
        if self.option_count:
            self.highlighted = ((self.highlighted or 0) + step) % self.option_count


def _line(hit: Hit) -> Content:
    detail = f"   {visible(hit.detail)}" if hit.detail else ""
    return Content.assemble(visible(hit.title), (detail, "dim"))
