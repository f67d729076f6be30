"""Reading CSV and other text with separators, strictly: a broken file is never half read."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TextIO

from shoptui.domain.errors import FileTrouble
from shoptui.domain.language import _
from shoptui.exchange.raw_sheet import MAX_COLUMNS, RawRow, RawSheet, too_wide
from shoptui.exchange.text_encoding import encoding_of

SEPARATORS = ",;\t|"
_SAMPLE = 65_536
_SAMPLE_ROWS = 50


@contextmanager
def open_text(path: Path, encoding: str = "") -> Iterator[RawSheet]:
    """The rows of a text file, read anew each time they are gone through.

    Args:
        path: the file.
        encoding: as the owner chose, "" to find out.

    Raises:
        InvalidInput: the encoding has to be chosen, or the choice does not fit.
        FileTrouble: while reading: a quote is not closed, or there are too many columns.
    """
    found = encoding_of(path, encoding)
    with path.open(encoding=found, newline="") as file:
        sample = file.read(_SAMPLE)
    separator = _announced(sample) or _separator(sample)
    lines = _Lines(path, found)
    yield RawSheet(
        partial(_rows, lines, path, separator), encoding=found, share_read=lines.share_read
    )


class _Lines:
    """The text of a file, which knows how far it was read."""

    def __init__(self, path: Path, encoding: str) -> None:
        self._path = path
        self._encoding = encoding
        self._size = path.stat().st_size
        self._file: TextIO | None = None

    @contextmanager
    def opened(self) -> Iterator[TextIO]:
        with self._path.open(encoding=self._encoding, newline="") as file:
            self._file = file
            yield file

    def share_read(self) -> float:
        file = self._file
        return 0.0 if file is None or file.closed else file.buffer.tell() / self._size


def _rows(lines: _Lines, path: Path, separator: str) -> Iterator[RawRow]:
    with lines.opened() as file:
        reader = csv.reader(file, delimiter=separator, strict=True)
        number = line = 0
        try:
            for cells in reader:
                number, line = number + 1, reader.line_num
                if len(cells) > MAX_COLUMNS:
                    raise too_wide(path.name)
                if any(cells) and not (number == 1 and cells[0].startswith("sep=")):
                    yield number, cells
        except csv.Error as error:
            raise _broken(path, line + 1, error) from error


def _announced(sample: str) -> str:
    """The separator Excel puts in a first line such as `sep=;`."""
    first = sample.partition("\n")[0].strip()
    return first[4:] if len(first) == 5 and first.startswith("sep=") else ""


def _separator(sample: str) -> str:
    """The separator that cuts the most of the first rows alike, and into the most columns.

    A share of the rows and not their number: a note of many lines that holds semicolons makes more
    rows by the semicolon than there are.
    """
    return max(SEPARATORS, key=partial(_columns_cut, sample))


def _columns_cut(sample: str, separator: str) -> tuple[float, int]:
    """The share of the rows that are alike, and how wide they are."""
    lines = io.StringIO(sample, newline="")
    widths = [len(cells) for cells in islice(_cut(lines, separator), _SAMPLE_ROWS) if cells]
    if len(sample) == _SAMPLE and len(widths) > 1 and not lines.read(1):
        widths.pop()  # the sample ends within this row
    cut = Counter(width for width in widths if width > 1)
    return max(((rows / len(widths), width) for width, rows in cut.items()), default=(0, 0))


def _cut(lines: Iterable[str], separator: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(lines, delimiter=separator)
    except csv.Error:
        return


def _broken(path: Path, line: int, error: csv.Error) -> FileTrouble:
    if "unexpected end" in str(error) or "field larger" in str(error):
        message = _(
            "In {file} a quotation mark that opens in line {line} is never closed: close or remove "
            "it there, then import again. Nothing was saved."
        )
    else:
        message = _(
            "Line {line} of {file} breaks the rules of CSV ({reason}): correct it there, or save "
            "the sheet again from your spreadsheet program. Nothing was saved."
        )
    return FileTrouble(message.format(file=path.name, line=line, reason=error))
