"""Workbooks for tests: honest ones through openpyxl, hostile ones by hand."""

import struct
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" ContentType=\
"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType=\
"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"""
RELATIONS = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/\
{kind}" Target="{target}"/></Relationships>"""
BOOK = """<?xml version="1.0" encoding="UTF-8"?>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" \
xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
<sheets><sheet name="Sales" sheetId="1" r:id="rId1"/></sheets></workbook>"""
SHEET = """<?xml version="1.0" encoding="UTF-8"?>{prolog}
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{dimension}\
<sheetData>{rows}</sheetData></worksheet>"""


def saved(
    path: Path,
    rows: Iterable[Sequence[object]],
    *,
    before: Mapping[str, Iterable[Sequence[object]]] | None = None,
    epoch_1904: bool = False,
) -> Path:
    """A workbook as a spreadsheet program saves it, with other worksheets before this one."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, others in (before or {}).items():
        sheet = book.create_sheet(title)
        for row in others:
            sheet.append(list(row))
    sheet = book.create_sheet("Sales")
    for row in rows:
        sheet.append(list(row))
    if epoch_1904:
        from openpyxl.utils.datetime import CALENDAR_MAC_1904

        book.epoch = CALENDAR_MAC_1904
    book.save(path)
    return path


def by_hand(path: Path, rows: str = "", *, prolog: str = "", dimension: str = "") -> Path:
    """A workbook of one worksheet made of this XML."""
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS.format(kind="officeDocument", target="xl/workbook.xml"),
        "xl/workbook.xml": BOOK,
        "xl/_rels/workbook.xml.rels": RELATIONS.format(
            kind="worksheet", target="worksheets/sheet1.xml"
        ),
        "xl/worksheets/sheet1.xml": SHEET.format(prolog=prolog, dimension=dimension, rows=rows),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


def with_forged_size(path: Path) -> Path:
    """The workbook with a directory that says each part is a hundred bytes long."""
    data = bytearray(path.read_bytes())
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<I", data, at + 24, 100)
        at = data.find(b"PK\x01\x02", at + 4)
    path.write_bytes(data)
    return path
