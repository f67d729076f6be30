"""The child process that parses a workbook: it may be stopped, and can't take all the memory.

It runs as a script and knows nothing of shoptui. It writes lines of JSON to its standard output:
first what the workbook holds, then chunks of rows, and a last line to say that this was all. What
it can't read ends in an error line or in its death; the parent makes a sentence of either.
"""

import datetime
import json
import sys
from collections.abc import Iterator
from typing import Any

import python_calamine

MAX_OUTPUT = 400_000_000
CHUNK = 500
Rows = Iterator[list[Any]]


def main() -> None:
    """Reads a workbook; its arguments are the path, a worksheet and the bytes of memory allowed.

    No worksheet ("") means the first one that holds anything and is not hidden.
    """
    path, wanted, memory = sys.argv[1:4]
    _limit_memory(int(memory))
    try:
        with open(path, "rb") as file, python_calamine.load_workbook(file) as workbook:
            _write(workbook, wanted)
    except python_calamine.CalamineError as error:
        _say({"error": type(error).__name__})


def _write(workbook: python_calamine.CalamineWorkbook, wanted: str) -> None:
    names = [sheet.name for sheet in workbook.sheets_metadata if _is_shown(sheet)]
    for name in [wanted] if wanted else names:
        sheet = workbook.get_sheet_by_name(name)
        if sheet.end is not None:
            others = [other for other in names if other != name]
            _say({"name": name, "others": others, "width": sheet.end[1] + 1})
            _write_rows(sheet.iter_rows())
            return
    _say({"empty": True, "others": names})


def _is_shown(sheet: python_calamine.SheetMetadata) -> bool:
    kinds, ways = python_calamine.SheetTypeEnum, python_calamine.SheetVisibleEnum
    return sheet.typ == kinds.WorkSheet and sheet.visible == ways.Visible


def _write_rows(rows: Rows) -> None:
    written = 0
    chunk: list[tuple[int, list[str | float]]] = []
    for number, row in enumerate(rows, 1):
        cells = [_plain(cell) for cell in row]
        if any(cell != "" for cell in cells):
            chunk.append((number, cells))
        if len(chunk) == CHUNK:
            written += _say(chunk)
            chunk.clear()
        if written > MAX_OUTPUT:
            raise python_calamine.CalamineError("too large")
    _say(chunk)
    _say({"complete": True})


def _plain(cell: object) -> str | float:
    """Text, or a number; days as ISO text, since JSON has none."""
    if isinstance(cell, str | float):
        return cell
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, int):
        return float(cell)
    if isinstance(cell, datetime.datetime):
        return cell.isoformat(" ")
    return str(cell)


def _say(what: object) -> int:
    return sys.stdout.buffer.write(json.dumps(what, ensure_ascii=False).encode() + b"\n")


def _limit_memory(allowed: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit; there an impossible request simply fails
        return
    resource.setrlimit(resource.RLIMIT_AS, (allowed, allowed))


if __name__ == "__main__":
    main()
