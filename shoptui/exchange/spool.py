"""Rows put aside while there are too many to keep in memory.

They lie in a temporary file that has no name or goes when it is closed, and that nobody else may
read. A few rows never leave the memory.
"""

import marshal
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from tempfile import TemporaryFile, gettempdir
from typing import IO, Any
from weakref import finalize

from shoptui.domain.errors import FileTrouble
from shoptui.domain.language import _

Row = tuple[Any, ...]  # of texts, whole numbers, None, and tuples of these
PAGE = 2_000  # rows
_FORM = 2  # of marshal; later ones look for values that repeat, which takes as long again


class Spool:
    """Takes rows one after the other, and gives them back in that order as often as asked."""

    def __init__(self) -> None:
        """Starts empty."""
        self._file: IO[bytes] | None = None
        self._pages: list[tuple[int, int]] = []  # where each begins, and its bytes
        self._last: list[Row] = []

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self._pages) * PAGE + len(self._last)

    def __iter__(self) -> Iterator[Row]:
        """All rows, in the order they came."""
        return chain.from_iterable(self.pages())

    def pages(self) -> Iterator[list[Row]]:
        """All rows, in the order they came, many at a time."""
        for begin, size in self._pages:
            assert self._file is not None
            self._file.seek(begin)
            yield marshal.loads(self._file.read(size))
        if self._last:
            yield self._last

    def add(self, row: Row) -> None:
        """Puts a row aside.

        Raises:
            FileTrouble: there is no room for it.
        """
        self._last.append(row)
        if len(self._last) == PAGE:
            self._write()

    def extend(self, rows: Iterable[Row]) -> None:
        """Puts many rows aside.

        Raises:
            FileTrouble: there is no room for them.
        """
        left = iter(rows)
        while some := list(islice(left, PAGE - len(self._last))):
            self._last += some
            if len(self._last) == PAGE:
                self._write()

    def _write(self) -> None:
        try:
            if self._file is None:
                self._file = TemporaryFile()  # noqa: SIM115 - lives as long as the spool
                finalize(self, self._file.close)
            begin = self._file.seek(0, 2)
            size = self._file.write(marshal.dumps(self._last, _FORM))
            self._file.flush()
        except OSError as error:
            raise FileTrouble(
                _(
                    "There is no room for so many rows in the folder {folder} ({reason}): make "
                    "some room there and try again. Nothing was saved."
                ).format(folder=gettempdir(), reason=error.strerror)
            ) from error
        self._pages.append((begin, size))
        self._last = []
