from collections.abc import Sequence
from typing import overload

from shoptui.domain.money import Currency
from shoptui.domain.table import Column, Row, Table
from shoptui.ui.widgets.row_window import PAGE, PAGES_KEPT, RowWindow

VND = Currency("VND", 0)


class Counted(Sequence[Row]):
    """Rows that count what is read of them, as a query would be."""

    def __init__(self, size: int) -> None:
        self._size = size
        self.read: list[int] = []

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        chosen = range(self._size)[index]
        self.read += [chosen] if isinstance(chosen, int) else chosen
        return (f"row {chosen}",) if isinstance(chosen, int) else [(f"row {i}",) for i in chosen]


def window(rows: Sequence[Row]) -> RowWindow:
    table = Table("t", "T", (Column("name", "Name"),), rows, VND)
    return RowWindow(table, lambda row: tuple(str(cell) for cell in row))


def test_rows_in_memory_are_there_at_once() -> None:
    rows = window([("a",), ("b",)])
    assert not rows.is_slow
    assert rows.texts(1) == ("b",)
    assert rows.missing(0, 2) == []


def test_of_a_slow_list_only_the_pages_asked_for_are_read() -> None:
    source = Counted(100_000)
    rows = window(source)
    assert rows.texts(50_000) is None
    assert source.read == []
    pages = rows.missing(50_000, 50_020)
    assert pages == [50_000 // PAGE]
    for page in pages:
        rows.keep(page, rows.read(page))
    assert rows.texts(50_000) == ("row 50000",)
    assert len(source.read) == PAGE


def test_the_last_page_ends_with_the_list() -> None:
    rows = window(Counted(PAGE + 3))
    assert rows.missing(PAGE - 1, PAGE + 50) == [0, 1]
    assert len(rows.read(1)) == 3


def test_pages_long_unused_are_let_go() -> None:
    rows = window(Counted(PAGE * 500))
    for page in range(PAGES_KEPT + 1):
        rows.keep(page, rows.read(page))
    assert rows.row(0) is None
    assert rows.row(PAGE * PAGES_KEPT) is not None
