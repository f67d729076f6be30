"""Values that could not be read but are not worth refusing a sale for: said, not lost silently."""

from collections.abc import Sequence

from shoptui.domain.language import _, counted
from shoptui.domain.text import visible
from shoptui.exchange.raw_sheet import RawCell

_SHOWN = 5


class LeftOut:
    """What was left out, by column."""

    def __init__(self) -> None:
        """Starts with nothing."""
        self._rows: dict[str, list[int]] = {}
        self._example: dict[str, str] = {}

    def note(self, column: str, number: int, cell: RawCell) -> None:
        """Keeps in mind that a row's value was left out."""
        self._rows.setdefault(column, []).append(number)
        self._example.setdefault(column, visible(str(cell))[:40])

    def sentences(self) -> list[str]:
        """One sentence for each column."""
        return [self._sentence(column, rows) for column, rows in self._rows.items()]

    def _sentence(self, column: str, rows: Sequence[int]) -> str:
        values = counted(
            "{count} value could not be read and was left out",
            "{count} values could not be read and were left out",
            len(rows),
        )
        return _("{column}: {values}, such as “{example}” ({rows}).").format(
            column=column, values=values, example=self._example[column], rows=row_list(rows)
        )


def row_list(rows: Sequence[int]) -> str:
    """Some row numbers as the owner reads them: "rows 4, 9, 12 …"."""
    shown = ", ".join(map(str, rows[:_SHOWN])) + (" …" if len(rows) > _SHOWN else "")
    return (_("row {rows}") if len(rows) == 1 else _("rows {rows}")).format(rows=shown)
