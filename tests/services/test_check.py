"""Checking a shop file: every fault put in on purpose is found, and nothing is ever changed."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from shoptui.domain.errors import FileTrouble, NotAShop
from shoptui.services import people, sales, settings
from shoptui.services.check import Checked, check_file
from tests.builders import Clock, add, new_desk, sell
from tests.safety.shop_files import half_done
from tests.services.importing.sheets import bring
from tests.storage.test_migrations import first_version

DAY = date(2026, 6, 1)
clock = Clock()


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """An ordinary shop: two customers, a sale given back in full, one in part, one void."""
    desk = new_desk(tmp_path)
    an, binh = add(desk, "Ánh", phone="0901 234 567"), add(desk, "Bình")
    whole, part = sell(desk, an, DAY, 1000), sell(desk, an, DAY, 500)
    sales.refund(desk, whole, 1000, date(2026, 6, 5))
    sales.refund(desk, part, 200, date(2026, 6, 6))
    sales.set_void(desk, sell(desk, binh, DAY, 900), True)
    return desk.file.path


def looked_at(path: Path) -> Checked:
    """What a check says; it must leave the file and the folder as they are."""
    before = path.read_bytes(), sorted(path.parent.iterdir())
    checked = check_file(path, clock.today())
    assert (path.read_bytes(), sorted(path.parent.iterdir())) == before
    return checked


def spoilt(path: Path, *statements: str) -> Checked:
    """What a check says after somebody meddled with the file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for statement in statements:
            db.execute(statement)
    return looked_at(path)


def test_a_sound_shop_is_well_and_counted(shop: Path) -> None:
    checked = looked_at(shop)
    assert checked.is_well
    assert "2 customers, 2 sales, 2 refunds, 300 ₫ net" in checked.figures.replace("\u00a0", " ")


def test_what_services_do_leaves_nothing_to_find(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    bring(
        desk,
        tmp_path,
        "Date,Receipt,Customer,Item,Qty,Amount,Status",
        "2026-06-01,R1,An,Tea,1,1000,",
        "2026-06-02,R2,Ba,Tea,1,1000,cancelled",
        "2026-06-03,R3,An,Tea,-1,-1000,",
    )
    (an, binh) = (hit.id for name in ("An", "Ba") for hit in people.find(desk, name))
    sale = sell(desk, an, DAY, 700)
    back = sales.refund(desk, sale, 700, date(2026, 6, 9))
    sales.set_void(desk, back, True)
    sales.set_void(desk, back, False)
    sales.change_sale(desk, replace(sales.sale(desk, sale), customer_id=binh))
    settings.change(desk, "rfm.window_days", "90")
    assert looked_at(desk.file.path).findings == ()
    assert sales.sale(desk, back).customer_id == binh


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE purchase SET amount = 1500 WHERE id = 3", "more than was paid"),
        ("UPDATE purchase SET void = 1 WHERE id = 1", "cannot be its sale"),
        ("UPDATE purchase SET customer_id = 2 WHERE id = 3", "cannot be its sale"),
        ("UPDATE purchase SET sale_id = 4 WHERE id = 3", "cannot be its sale"),
        ("UPDATE purchase SET counted_on = '2026-06-05' WHERE id = 3", "does not follow"),
        ("UPDATE purchase SET wholly_refunded_on = NULL WHERE id = 1", "still it counts"),
        ("UPDATE purchase SET wholly_refunded_on = '2026-06-06' WHERE id = 2", "not all of it"),
        ("UPDATE purchase SET customer_id = 77 WHERE id = 5", "1 entry of “purchase” refer"),
        ("UPDATE customer SET search_key = 'anna' WHERE id = 1", "search index does not fit"),
        ("UPDATE customer SET name = 'Cường' WHERE id = 2", "does not know what is recorded"),
        ("UPDATE sqlite_sequence SET seq = 1 WHERE name = 'customer'", "a second time"),
        (
            "INSERT INTO journal (operation_id, table_name, row_id, before) "
            "VALUES (1, 'customer', 1, '{half')",
            "1 change in the history cannot be read",
        ),
        (
            "UPDATE customer SET merged_into = 1 WHERE id = 2",
            "Customer C00002 was merged into another one, but is still on the list",
        ),
        (
            "UPDATE customer SET merged_into = 3 - id, archived_on = '2026-01-01' WHERE id < 3",
            "Customer C00001 was merged into another one, but is still on the list",
        ),
        (
            "UPDATE customer SET merged_into = 2, archived_on = '2026-01-01' WHERE id = 1",
            "some records are still of C00001",
        ),
        ("UPDATE setting SET value = 'Mars' WHERE key = 'shop.trade'", "cannot be read"),
        ("DELETE FROM setting WHERE key = 'shop.currency'", "cannot be read"),
        ("INSERT INTO setting VALUES ('rfm.window_days', 'soon')", "setting rfm.window_days"),
        ("CREATE VIEW totals AS SELECT 1", "view totals in the file that shoptui did not"),
        ("CREATE TABLE notes (x)", "table notes in the file that shoptui did not"),
        ("CREATE INDEX quick ON customer (area)", "index quick in the file that shoptui did not"),
        ("DROP INDEX purchase_day", "index purchase_day is missing"),
        ("ALTER TABLE customer ADD COLUMN height TEXT", "table customer is not as shoptui"),
        (
            "CREATE TRIGGER thief AFTER INSERT ON purchase BEGIN DELETE FROM customer; END",
            "trigger thief in the file that shoptui did not",
        ),
    ],
)
def test_every_kind_of_fault_is_found(shop: Path, statement: str, said: str) -> None:
    checked = spoilt(shop, statement)
    assert said in " ".join(checked.findings)


def test_a_long_list_of_one_fault_is_cut_short(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    for amount in range(8):
        sell(desk, None, DAY, amount)
    checked = spoilt(desk.file.path, "UPDATE purchase SET counted_on = '2026-01-01'")
    assert len(checked.findings) == 6
    assert checked.findings[-1] == "… and 3 more like these."


def test_a_view_in_the_place_of_a_table_is_not_read(shop: Path) -> None:
    """Reading this one would never end."""
    endless = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x, x FROM n"
    checked = spoilt(
        shop, "ALTER TABLE setting RENAME TO old", f"CREATE VIEW setting (key, value) AS {endless}"
    )
    assert "not looked at" in checked.findings[-1]


def test_a_damaged_page_is_found(shop: Path) -> None:
    content = bytearray(shop.read_bytes())
    content[8192:12288] = bytes(4096)
    shop.write_bytes(content)
    checked = looked_at(shop)
    assert not checked.is_well
    assert "damaged inside" in checked.findings[0]


def test_an_older_file_is_checked_as_it_is(tmp_path: Path) -> None:
    path = first_version(tmp_path)
    checked = spoilt(
        path,
        "UPDATE customer SET search_key = 'anh c1'",
        "INSERT INTO customer_search (customer_search) VALUES ('rebuild')",
        "INSERT INTO customer_start (customer_start) VALUES ('rebuild')",
    )
    assert checked.is_well


@pytest.mark.parametrize("cut", [1000, 4096])
def test_a_file_cut_short_is_one_sentence(shop: Path, cut: int) -> None:
    shop.write_bytes(shop.read_bytes()[:-cut])
    with pytest.raises(NotAShop):
        looked_at(shop)


def test_what_a_crash_left_half_done_is_said_and_left(tmp_path: Path) -> None:
    path = half_done(tmp_path)
    with pytest.raises(FileTrouble, match="half done"):
        looked_at(path)
