"""A sheet of sales brought in and taken back, beside bare inserts into the same table."""

import csv
import random
import sqlite3
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from shoptui.domain.money import Currency
from shoptui.domain.shop import Shop
from shoptui.services.desk import found_shop
from shoptui.services.history import undo_last
from shoptui.services.importing import apply, plan_import
from tests.benchmarks.child import in_child
from tests.benchmarks.figures import Figure
from tests.benchmarks.shops import MOMENT, UNTIL, opened

HERE = __name__
COLUMNS = (
    "customer_id, kind, ordered_on, amount, receipt, source, counted_on, fulfilment, identity, "
    "operation_id"
)
INSERT = f"INSERT INTO purchase ({COLUMNS}) VALUES (?, 'sale', ?, ?, ?, 'bench', ?, '', ?, 1)"


def figures(rows: int) -> Iterator[Figure]:
    """The whole import: reading, checking, saving; then its undo."""
    with TemporaryDirectory() as folder:
        sheet = Path(folder) / "sales.csv"
        _write_sheet(sheet, rows, rows // 10)
        few = Path(folder) / "few.csv"
        _write_sheet(few, rows // 10, rows // 10)
        for name in ("ours", "bare", "few"):
            # What makes a shop loads pandas where it is installed: not in the process measured.
            in_child(HERE, "made", str(Path(folder) / f"{name}.db"))
        ours = in_child(HERE, "brought_in", str(sheet), str(Path(folder) / "ours.db"))
        bare = in_child(HERE, "bare", str(sheet), str(Path(folder) / "bare.db"))
        small = in_child(HERE, "brought_in", str(few), str(Path(folder) / "few.db"))
        back = in_child(HERE, "taken_back", str(Path(folder) / "ours.db"))
    peer = "bare executemany into the same table"
    # At least 0.6 of the speed is at most 1 / 0.6 of the time.
    what = f"import of {rows:,} sales"
    yield Figure(what, ours.seconds, {peer: bare.seconds}, against=peer, goal=1 / 0.6)
    # Customers are held in memory, sales are not.
    peers = {f"at {rows // 10:,} sales to as many customers": small.megabytes}
    yield Figure(f"memory of {what}", ours.megabytes, peers, unit="MB")
    yield Figure(f"undo of {what}", back.seconds)


def made(file: str) -> float:
    """Makes a new shop."""
    shop = Shop(name="Bench", currency=Currency("VND", 0), locale="vi_VN")
    began = time.perf_counter()
    found_shop(Path(file), shop, lambda: UNTIL, lambda: MOMENT)
    return time.perf_counter() - began


def brought_in(sheet: str, file: str) -> float:
    """Imports into a new shop."""
    desk = opened(Path(file))
    began = time.perf_counter()
    apply(desk, plan_import(desk, Path(sheet)))
    return time.perf_counter() - began


def taken_back(file: str) -> float:
    """Undoes the import."""
    desk = opened(Path(file))
    began = time.perf_counter()
    undo_last(desk)
    return time.perf_counter() - began


def bare(sheet: str, file: str) -> float:
    """The same sales and customers by executemany into a new shop, without any check."""
    with open(sheet, encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))[1:]
    people = {row[2]: at for at, row in enumerate(rows, 1)}
    sales = [
        (people[who], day, int(amount), receipt, day, f"bench {receipt}")
        for receipt, day, who, amount in rows
    ]
    with sqlite3.connect(file) as db:
        began = time.perf_counter()
        db.execute("INSERT INTO operation (at) VALUES ('2026-06-30T12:00:00')")
        db.executemany(
            "INSERT INTO customer (id, code, name, gender, party, consent, created_on, search_key) "
            "VALUES (?, ?, ?, '', 'person', 'unknown', '2026-06-30', ?)",
            ((number, who, who, who) for who, number in people.items()),
        )
        db.executemany(INSERT, sales)
        db.commit()
        return time.perf_counter() - began


def _write_sheet(path: Path, rows: int, customers: int) -> None:
    draw = random.Random(7)
    days = [(UNTIL - timedelta(days=back)).isoformat() for back in range(1095)]
    with path.open("w", encoding="utf-8", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow(["Receipt", "Date", "Customer code", "Amount"])
        for number in range(rows):
            who, amount = draw.randrange(customers), draw.randrange(20, 2_000) * 1_000
            sheet.writerow([f"R{number:07}", draw.choice(days), f"K{who:06}", amount])
