"""The rows near the screen, of a list of any length."""

from collections import OrderedDict
from collections.abc import Callable, Sequence

from shoptui.domain.table import Row, Table

PAGE = 64  # rows read at a time
PAGES_KEPT = 48

Texts = tuple[str, ...]


class RowWindow:
    """Gives rows by index, without reading more of the list than is looked at.

    Tuples and lists are read where they stand. Any other sequence is taken to be slow: its pages
    are read elsewhere (see `read`) and handed in with `keep`; until then its rows are unknown.
    """

    def __init__(self, table: Table, write: Callable[[Row], Texts]) -> None:
        """Starts with nothing read.

        Args:
            table: the list.
            write: turns a row into the texts of its cells.
        """
        self.rows: Sequence[Row] = table.rows
        self.size = len(table.rows)
        self.is_slow = not isinstance(table.rows, tuple | list)
        self._write = write
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()
        self._texts: OrderedDict[int, Texts] = OrderedDict()

    def row(self, index: int) -> Row | None:
        """The row, or None while it is not read yet."""
        if not self.is_slow:
            return self.rows[index]
        page, offset = divmod(index, PAGE)
        rows = self._pages.get(page)
        return rows[offset] if rows is not None and offset < len(rows) else None

    def texts(self, index: int) -> Texts | None:
        """The row's cells as written, or None while it is not read yet."""
        known = self._texts.get(index)
        if known is not None:
            return known
        row = self.row(index)
        if row is None:
            return None
        if len(self._texts) > PAGE * PAGES_KEPT:
            self._texts.popitem(last=False)
        self._texts[index] = self._write(row)
        return self._texts[index]

    def missing(self, start: int, stop: int) -> list[int]:
        """The pages to read before every row from `start` to `stop` is known."""
        if not self.is_slow or stop <= start:
            return []
        pages = range(max(start, 0) // PAGE, (min(stop, self.size) - 1) // PAGE + 1)
        return [page for page in pages if page not in self._pages]

    def read(self, page: int) -> Sequence[Row]:
        """Fetches a page from the sequence; may hit the disk, so call it in a thread."""
        return self.rows[page * PAGE : min((page + 1) * PAGE, self.size)]

    def keep(self, page: int, rows: Sequence[Row]) -> None:
        """Takes a page that was read; the pages longest unused are let go."""
        self._pages[page] = rows
        self._pages.move_to_end(page)
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
