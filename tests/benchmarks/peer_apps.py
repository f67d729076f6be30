"""The apps that screens are measured against: an empty one, a field, two tables of all rows."""

import sys

from textual.app import App, ComposeResult
from textual.widgets import DataTable, Input, Static


class Empty(App[None]):
    """Nothing but a word."""

    def compose(self) -> ComposeResult:
        """The word."""
        yield Static("ready")


class Field(App[None]):
    """A line to type into, and nothing that is done with it."""

    def compose(self) -> ComposeResult:
        """The line."""
        yield Input(placeholder="ready")


class Table(App[None]):
    """Textual's own table."""

    def compose(self) -> ComposeResult:
        """An empty table."""
        yield DataTable(cursor_type="row")

    def on_mount(self) -> None:
        """Fills it."""
        table = self.query_one(DataTable)
        table.add_columns("Name", "Orders", "Net", "Last seen")
        table.add_rows(_rows())


class FastTable(App[None]):
    """The table of textual-fastdatatable, over Arrow."""

    def compose(self) -> ComposeResult:
        """The table, filled."""
        import pyarrow
        from textual_fastdatatable import ArrowBackend
        from textual_fastdatatable import DataTable as Fast

        names, orders, nets, days = zip(*_rows(), strict=True)
        columns = {"Name": names, "Orders": orders, "Net": nets, "Last seen": days}
        yield Fast(backend=ArrowBackend(pyarrow.table(columns)))


def _rows(count: int = 100_000) -> list[tuple[str, str, str, str]]:
    return [(f"Customer {at}", str(at % 40), str(at * 1000), "2026-06-30") for at in range(count)]


if __name__ == "__main__":
    kinds = {"empty": Empty, "field": Field, "table": Table, "fast": FastTable}
    kinds[sys.argv[1]]().run()
