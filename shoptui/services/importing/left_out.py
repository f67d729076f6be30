"""Values that could not be read but are not worth refusing a sale for: said, not lost silently."""

from collections.abc import Iterable

from shoptui.domain.language import _, counted
from shoptui.domain.text import visible
from shoptui.exchange.raw_sheet import RawCell

_SHOWN = 5


class RowNumbers:
    """Numbers of rows, of which only the first few are ever shown."""

    def __init__(self) -> None:
        """Starts with none."""
        self._first: list[int] = []
        self._count = 0

    def __len__(self) -> int:
        """How many there are."""
        return self._count

    def add(self, row: int) -> None:
        """Takes one more."""
        self._count += 1
        if len(self._first) < _SHOWN:
            self._first.append(row)

    def shown(self) -> str:
        """Some of them as the owner reads them: "rows 4, 9, 12 …"."""
        text = ", ".join(map(str, self._first)) + (" …" if self._count > _SHOWN else "")
        return (_("row {rows}") if self._count == 1 else _("rows {rows}")).format(rows=text)


class LeftOut:
    """What was left out, by column."""

    def __init__(self) -> None:
        """Starts with nothing."""
        self._rows: dict[str, RowNumbers] = {}
        self._example: dict[str, str] = {}

    def note(self, column: str, number: int, cell: RawCell) -> None:
        """Keeps in mind that a row's value was left out."""
        self._rows.setdefault(column, RowNumbers()).add(number)
        self._example.setdefault(column, visible(str(cell))[:40])

    def sentences(self) -> list[str]:
        """One sentence for each column."""
        return [self._sentence(column, rows) for column, rows in self._rows.items()]

    def _sentence(self, column: str, rows: RowNumbers) -> str:
        values = counted(
            "{count} value could not be read and was left out",
            "{count} values could not be read and were left out",
            len(rows),
        )
        return _("{column}: {values}, such as “{example}” ({rows}).").format(
            column=column, values=values, example=self._example[column], rows=rows.shown()
        )


def row_list(rows: Iterable[int]) -> str:
    """Some row numbers as the owner reads them."""
    numbers = RowNumbers()
    for row in rows:
        numbers.add(row)
    return numbers.shown()
