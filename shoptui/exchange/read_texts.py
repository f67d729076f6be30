"""Texts in cells: names and notes as they may be stored, and marks such as codes and receipts."""

import re
from collections.abc import Callable
from functools import lru_cache

from shoptui.domain.text import clean
from shoptui.exchange.raw_sheet import RawCell, RawSheet
from shoptui.exchange.safe_text import unguarded

_REMEMBERED = 65_536
_WHOLE = re.compile(r"(\d+)\.0+", re.ASCII)


def texts_of(sheet: RawSheet) -> Callable[[RawCell], str]:
    """Reads the texts of a sheet as they may be stored.

    In a CSV file an apostrophe before what looks like a formula is a guard and no part of the text.
    """
    return _unguarded_text if sheet.encoding else text_of


def as_written(sheet: RawSheet) -> Callable[[RawCell], str]:
    """Reads the cells of a sheet as texts that are not tidied yet."""

    def written(cell: RawCell) -> str:
        if isinstance(cell, str):
            return unguarded(cell) if sheet.encoding else cell
        return _figure(cell)

    return written


def text_of(cell: RawCell) -> str:
    """The text of a cell of a workbook as it may be stored."""
    return _text(cell if isinstance(cell, str) else _figure(cell))


def mark_of(cell: RawCell) -> str:
    """A code, phone or receipt number, free of what spreadsheet programs do to one.

    `17850.0` is 17850, and the apostrophe that keeps a number a text is taken off.
    """
    if isinstance(cell, float):
        return _mark(_figure(cell))
    return cell if cell.isascii() and cell.isalnum() else _mark(cell)


def _figure(number: float) -> str:
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)


def _unguarded_text(cell: RawCell) -> str:
    return text_of(unguarded(cell) if isinstance(cell, str) else cell)


@lru_cache(_REMEMBERED)
def _text(cell: str) -> str:
    return clean(cell) if cell else ""


@lru_cache(_REMEMBERED)
def _mark(cell: str) -> str:
    text = clean(cell)
    if text.startswith("'"):
        text = text.strip("'").strip()
    found = _WHOLE.fullmatch(text)
    return found[1] if found else text
