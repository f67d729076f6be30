"""Writing the rows that could not be taken beside their sheet, so that they can be put right."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from shoptui.exchange.replacing import replacing
from shoptui.exchange.safe_text import guarded

_BYTE_ORDER_MARK = "\ufeff"


def write_rows(path: Path, headers: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Writes a CSV file whole or not at all; text that looks like a formula is guarded.

    Raises:
        FileTrouble: it cannot be written.
    """
    with replacing(path) as file:
        file.write((_BYTE_ORDER_MARK + _line(headers)).encode())
        for row in rows:
            file.write(_line(row).encode())


def _line(cells: Sequence[str]) -> str:
    text = io.StringIO()
    csv.writer(text).writerow([guarded(cell) for cell in cells])
    return text.getvalue()
