"""Excel written and read, beside openpyxl."""

import random
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from shoptui.domain.money import Currency
from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.exchange.reading import open_sheet
from shoptui.exchange.sheets import Book, ListSheet
from shoptui.exchange.workbook import write_workbook
from shoptui.services.paged_rows import PagedRows
from tests.benchmarks.child import in_child
from tests.benchmarks.figures import Figure

HERE = __name__
TEXTS = (Kind.TEXT,) * 3 + (Kind.DATE,) * 2
KINDS = (*TEXTS, Kind.COUNT, Kind.COUNT, Kind.MONEY, Kind.MONEY, Kind.SHARE)


def figures(rows: int = 100_000) -> Iterator[Figure]:
    """A list of ten columns out and in."""
    with TemporaryDirectory() as folder:
        ours, peer = str(Path(folder) / "ours.xlsx"), str(Path(folder) / "peer.xlsx")
        written = in_child(HERE, "written", ours, str(rows))
        fewer = in_child(HERE, "written", str(Path(folder) / "few.xlsx"), str(rows // 10))
        by_peer = in_child(HERE, "written_by_openpyxl", peer, str(rows))
        read = in_child(HERE, "read", ours)
        read_by_peer = in_child(HERE, "read_by_openpyxl", ours)
    size = f"{rows:,} × {len(KINDS)}"
    openpyxl = "openpyxl write-only"
    what = f"Excel export of {size}"
    yield Figure(what, written.seconds, {openpyxl: by_peer.seconds}, against=openpyxl, goal=1.2)
    peers = {openpyxl: by_peer.megabytes, f"ours at {rows // 10:,} rows": fewer.megabytes}
    yield Figure(f"memory of {what}", written.megabytes, peers, unit="MB")
    reading = "openpyxl read-only"
    peers = {reading: read_by_peer.seconds}
    yield Figure(f"reading {size} from Excel", read.seconds, peers, against=reading, goal=0.35)


def row(at: int) -> Row:
    """A row as a list of customers has it."""
    draw = random.Random(at)
    day = date(2023, 1, 1) + timedelta(days=draw.randrange(1_200))
    texts = (f"K{at:06}", f"Nguyễn Thị {at}", f"09{at:08}")
    money = draw.randrange(10**9)
    return (*texts, day, day, at % 97, at % 31, money, money // 3, draw.random())


def written(path: str, rows: str) -> float:
    """A workbook by shoptui."""
    columns = tuple(Column(f"c{at}", f"Column {at}", kind) for at, kind in enumerate(KINDS))
    lines = PagedRows(int(rows), lambda places: [row(at) for at in places])
    table = Table("bench", "Bench", columns, lines, Currency("VND", 0))
    began = time.perf_counter()
    write_workbook(Path(path), Book("Bench", (ListSheet(table),)))
    return time.perf_counter() - began


def written_by_openpyxl(path: str, rows: str) -> float:
    """The same by openpyxl, which keeps the least in memory so."""
    from openpyxl import Workbook

    began = time.perf_counter()
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Bench")
    for at in range(int(rows)):
        sheet.append(row(at))
    book.save(path)
    return time.perf_counter() - began


def read(path: str) -> float:
    """Every row, through the process that may be killed."""
    began = time.perf_counter()
    with open_sheet(Path(path)) as sheet:
        for _row in sheet.rows():
            pass
    return time.perf_counter() - began


def read_by_openpyxl(path: str) -> float:
    """Every row by openpyxl."""
    from openpyxl import load_workbook

    began = time.perf_counter()
    book = load_workbook(path, read_only=True)
    for _row in book[book.sheetnames[0]].iter_rows(values_only=True):
        pass
    return time.perf_counter() - began
