"""Asks which column to sort by."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from shoptui.domain.language import N_, _
from shoptui.domain.table import Column, Kind
from shoptui.domain.text import visible
from shoptui.ui.command import Command, bindings
from shoptui.ui.widgets.columns import Sort


def next_sort(column: Column, current: Sort | None) -> Sort:
    """The order the owner means by choosing a column.

    The column already sorted by turns round; text starts at A, figures and dates at the largest.
    """
    if current is not None and current[0] == column.key:
        return column.key, not current[1]
    return column.key, column.kind is not Kind.TEXT


class SortDialog(ModalScreen[Sort | None]):
    """The columns to choose from, the present one marked by its direction."""

    ACTIONS = (
        Command(
            "sort.cancel",
            "escape",
            N_("Back"),
            N_("Leave the order as it is."),
            "dismiss(None)",
            palette=False,
        ),
    )
    BINDINGS: ClassVar = bindings(ACTIONS)

    def __init__(self, columns: Sequence[Column], current: Sort | None) -> None:
        """Asks about these columns; `current` is the order they are in."""
        super().__init__(classes="dialog")
        self._columns = columns
        self._current = current

    def compose(self) -> ComposeResult:
        """The heading and one line a column."""
        with Vertical(classes="dialog-box -narrow"):
            yield Label(Content(_("Sort by")), classes="dialog-title")
            yield OptionList(*(Option(self._line(column)) for column in self._columns))

    def on_mount(self) -> None:
        """Starts on the column sorted by."""
        keys = [column.key for column in self._columns]
        if self._current is not None and self._current[0] in keys:
            self.query_one(OptionList).highlighted = keys.index(self._current[0])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Returns the order that follows from the choice."""
        self.dismiss(next_sort(self._columns[event.option_index], self._current))

    def _line(self, column: Column) -> Content:
        is_current = self._current is not None and self._current[0] == column.key
        mark = ("▼" if self._current and self._current[1] else "▲") if is_current else " "
        return Content(f"{mark} {visible(column.title)}")
