"""Judging a workbook before anything reads it: its real size, and no tricks in its XML.

A workbook is a zip archive of XML. What its directory says of sizes may be forged, so everything is
inflated once here, piece by piece and counted, before a parser sees it.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from shoptui.domain.errors import FileTrouble
from shoptui.domain.language import _
from shoptui.exchange.own_lists import MARK
from shoptui.exchange.raw_sheet import too_wide

MAX_INFLATED = 200_000_000  # bytes
MAX_ROWS = 1_048_576

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_PIECE = 1 << 18
_LONGEST_MATCH = 64  # bytes carried from piece to piece, so that nothing hides on a border
_LOCAL_HEADER = 30
_XML = (".xml", ".rels", ".vml")
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_ROW = b"<row"
_FAR_COLUMN = re.compile(rb' r="(?:[A-Z]{3}|[E-Z][A-Z]|D[Y-Z])\d')  # beyond DX, the 128th
_MARK = re.compile(rb'name="%b"[^<]*<vt:lpwstr>([0-9a-f]{1,64})</' % MARK.encode())
_EPOCH_1904 = re.compile(rb'date1904="(?:1|true|on)"')


class Inspected(NamedTuple):
    """What was found.

    Attributes:
        size: bytes of everything in it, unpacked.
        epoch_1904: days stored as numbers are counted from 1904 instead of 1900.
        mark: of the shop file it is an export of, "" where it says none.
    """

    size: int
    epoch_1904: bool
    mark: str = ""


def inspect_workbook(path: Path) -> Inspected:
    """Refuses a file that is no workbook, or one made to harm.

    Raises:
        FileTrouble: it is of another kind, damaged, too large inside, or plays tricks.
    """
    with path.open("rb") as file:
        try:
            with zipfile.ZipFile(file) as archive:
                entries = archive.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, struct.error) as error:
            raise not_a_workbook(path) from error
        names = {entry.filename for entry in entries}
        if "xl/workbook.xml" not in names:
            raise not_a_workbook(path)
        if sum(entry.file_size for entry in entries) > MAX_INFLATED:
            raise _too_large(path)
        try:
            return _inspect(path, file, entries)
        except (zlib.error, struct.error, EOFError) as error:
            raise damaged(path) from error


def _inspect(path: Path, file: BinaryIO, entries: list[zipfile.ZipInfo]) -> Inspected:
    size, epoch_1904, mark = 0, False, ""
    for entry in entries:
        rows = 0
        is_xml = entry.filename.casefold().endswith(_XML)
        tail = b""
        for piece in _inflated(path, file, entry):
            size += len(piece)
            if size > MAX_INFLATED:
                raise _too_large(path)
            seen = tail + piece
            rows += seen.count(_ROW) - tail.count(_ROW)
            if rows > MAX_ROWS:
                raise _too_large(path)
            if is_xml:
                _check_xml(path, seen, first=not tail)
                _check_texts(path, entry.filename, piece)
            if entry.filename == "xl/workbook.xml" and _EPOCH_1904.search(seen):
                epoch_1904 = True
            if entry.filename == "docProps/custom.xml" and (marked := _MARK.search(seen)):
                mark = marked[1].decode()
            tail = seen[-_LONGEST_MATCH:]
    return Inspected(size, epoch_1904, mark)


def _check_xml(path: Path, seen: bytes, *, first: bool) -> None:
    # Excel writes UTF-8; in UTF-16 the searches below would find nothing.
    if _ENTITIES.search(seen) or (first and (seen[:2] in (b"\xff\xfe", b"\xfe\xff") or 0 in seen)):
        raise _tricks(path)
    if _FAR_COLUMN.search(seen):
        raise too_wide(path.name)


def _check_texts(path: Path, part: str, piece: bytes) -> None:
    # The longest text Excel lets into a cell is shorter than a piece; a parser would hold it all.
    is_long = len(piece) == _PIECE and b"<" not in piece
    if is_long and part.startswith(("xl/worksheets/", "xl/sharedStrings")):
        raise _too_large(path)


def _inflated(path: Path, file: BinaryIO, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """What an entry really holds, whatever the directory says of its size."""
    file.seek(entry.header_offset)
    header = file.read(_LOCAL_HEADER)
    name_length, extra_length = struct.unpack("<HH", header[26:30])
    file.seek(name_length + extra_length, 1)
    if entry.flag_bits & 1 or entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise not_a_workbook(path)
    stored = entry.compress_type == zipfile.ZIP_STORED
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    left = entry.compress_size
    while left > 0:
        packed = file.read(min(_PIECE, left))
        if not packed:
            raise EOFError
        left -= len(packed)
        yield from [packed] if stored else _pieces(inflate, packed)


def _pieces(inflate: "zlib._Decompress", packed: bytes) -> Iterator[bytes]:
    while packed and (piece := inflate.decompress(packed, _PIECE)):
        yield piece
        packed = inflate.unconsumed_tail


def not_a_workbook(path: Path) -> FileTrouble:
    """What to say about a file that is something else than its name or first bytes tell."""
    with path.open("rb") as file:
        head = file.read(64)
    if head.startswith(_OLD_OFFICE):
        message = _(
            "{file} is an old Excel workbook or locked by a password: open it in Excel, save it as "
            "Excel workbook (.xlsx) without a password, and import that."
        )
    elif head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        message = _(
            "{file} is a web page, whatever its name says: open it in your spreadsheet program, "
            "save it as Excel workbook (.xlsx) or CSV, and import that."
        )
    else:
        message = _(
            "{file} is no Excel workbook, or a damaged one: save the sheet again as Excel workbook "
            "(.xlsx) or CSV, and import that."
        )
    return FileTrouble(message.format(file=path.name))


def damaged(path: Path) -> FileTrouble:
    """What to say about a workbook that breaks off or makes no sense inside."""
    message = _("{file} is damaged or incomplete: get or save it once more, then import it.")
    return FileTrouble(message.format(file=path.name))


def _too_large(path: Path) -> FileTrouble:
    message = _(
        "{file} holds more than {most} million bytes or {rows:,} rows when unpacked, too much for "
        "a workbook: save the sheet as CSV and import that."
    )
    most = MAX_INFLATED // 1_000_000
    return FileTrouble(message.format(file=path.name, most=most, rows=MAX_ROWS))


def _tricks(path: Path) -> FileTrouble:
    message = _(
        "{file} has definitions inside that no spreadsheet program writes, so it was not opened: "
        "save the sheet as CSV and import that."
    )
    return FileTrouble(message.format(file=path.name))
