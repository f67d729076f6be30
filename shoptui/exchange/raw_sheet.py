"""A sheet as it lies in its file, before anything in it is understood."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from shoptui.domain.errors import FileTrouble
from shoptui.domain.language import _

MAX_COLUMNS = 128

# Text as it stands, or a number of a workbook. Days of a workbook are texts such as "2026-06-30
# 09:05:00", so that a sheet saved as CSV and as a workbook reads the same.
RawCell = str | float
RawRow = tuple[int, Sequence[RawCell]]


@dataclass(frozen=True, slots=True)
class RawSheet:
    """Rows of cells; which row names the columns is not known yet.

    Attributes:
        rows: goes through the rows that hold anything, from the top each time it is called; each
            comes with its number as spreadsheet programs count it.
        name: of the worksheet, "" in a text file.
        others: names of the worksheets that hold something too and are not read.
        epoch_1904: days stored as numbers are counted from 1904 (old Macs) and not from 1900.
        encoding: of a text file, "" for a workbook.
        share_read: how much of the file has been gone through, 0 where nobody knows.
        mark: of the shop file that a workbook is an export of, "" where it says none.
    """

    rows: Callable[[], Iterator[RawRow]]
    name: str = ""
    others: tuple[str, ...] = ()
    epoch_1904: bool = False
    encoding: str = ""
    mark: str = ""
    share_read: Callable[[], float] = lambda: 0.0


def too_wide(file: str) -> FileTrouble:
    """What to say about a sheet with more columns than any list of sales has."""
    message = _(
        "{file} has more than {most} columns: keep the columns of the sales list only, save it "
        "again and import that."
    )
    return FileTrouble(message.format(file=file, most=MAX_COLUMNS))
