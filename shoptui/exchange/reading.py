"""Opening whatever the owner brings: a workbook, a CSV file, or something else by that name."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from shoptui.domain.errors import FileTrouble
from shoptui.domain.language import _
from shoptui.exchange.inspect_workbook import not_a_workbook
from shoptui.exchange.raw_sheet import RawSheet
from shoptui.exchange.read_text import open_text
from shoptui.exchange.read_workbook import open_workbook

_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_BINARY = (
    b"SQLite format 3\x00",
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"\x1f\x8b",
    b"Rar!",
    b"7z",
)
_WORKBOOKS = (".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb")


@contextmanager
def open_sheet(
    path: Path,
    encoding: str = "",
    worksheet: str = "",
    go_on: Callable[[], None] = lambda: None,
) -> Iterator[RawSheet]:
    """The sheet in a file, told by its first bytes more than by its name.

    Args:
        path: the file.
        encoding: of a text file, as the owner chose it; "" to find out.
        worksheet: of a workbook; "" for the first that holds anything.
        go_on: asked while a workbook is read; what it raises ends the reading.

    Raises:
        FileTrouble: it is missing, unreadable, empty, damaged, harmful or something else.
        InvalidInput: its encoding has to be chosen.
        NotFound: it has no such worksheet.
    """
    head = _first_bytes(path)
    if head.startswith(_ZIP):
        opened = open_workbook(path, worksheet, go_on=go_on)
    elif _is_other(path, head):
        raise not_a_workbook(path)
    else:
        opened = open_text(path, encoding)
    with opened as sheet:
        yield sheet


def _is_other(path: Path, head: bytes) -> bool:
    web_page = head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    return (
        path.suffix.casefold() in _WORKBOOKS or web_page or head.startswith((_OLD_OFFICE, *_BINARY))
    )


def _first_bytes(path: Path) -> bytes:
    if os.path.isdir(path):
        raise FileTrouble(_("{file} is a folder: choose a sheet in it.").format(file=path))
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except (FileNotFoundError, ValueError):  # of a name no file can have
        raise FileTrouble(_("There is no file {file}: check its name.").format(file=path)) from None
    except OSError as error:
        raise FileTrouble(
            _("{file} cannot be read ({reason}): close it in other programs and try again.").format(
                file=path, reason=error.strerror
            )
        ) from error
    if not head.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        raise FileTrouble(
            _("{file} is empty: save the sheet once more, then import it.").format(file=path.name)
        )
    return head
