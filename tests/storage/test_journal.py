"""The journal: what is written down of every change, and that nobody can take it away."""

import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from shoptui.domain.errors import ShopError
from shoptui.domain.purchases import Line
from shoptui.services import people
from shoptui.services.desk import Desk
from shoptui.storage import bulk, journal
from shoptui.storage.bulk import HolidayRow, ReferralRow
from shoptui.storage.database import Connection
from tests.builders import TODAY, add, new_desk, sell

CONTENT = {
    *("setting", "holiday", "customer", "product_group", "product", "purchase", "purchase_line"),
    *("referral", "feedback", "contact", "house_rule", "rule_result", "import_batch", "campaign"),
    *("campaign_member", "reward", "reward_rule", "reward_grant", "to_do_done"),
    *("not_same", "marketing_cost"),
}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def entries(db: Connection, table: str) -> list[tuple[object, ...]]:
    """Row, last row and what it was before, oldest first."""
    found = db.execute(
        "SELECT row_id, last_row, before FROM journal WHERE table_name = ? ORDER BY id", (table,)
    )
    return [(row, last, before and json.loads(before)) for row, last, before in found]


def test_every_table_of_content_is_watched(desk: Desk) -> None:
    """A table that is added later is watched, unless it is said here that it is not."""
    with desk.file.write("everything") as db:
        watched = set(journal.watched_tables(db))
        assert watched >= CONTENT
        tables = {row[1] for row in db.execute("PRAGMA table_list") if row[2] == "table"}
        internal = {name for name in tables if name.startswith("sqlite_")}
        assert tables - watched - internal == journal.NOT_WATCHED
        for table in sorted(watched):
            column = db.execute(f"PRAGMA table_info({table})").fetchone()[1]
            db.execute(f"INSERT INTO {table} SELECT * FROM {table} WHERE 0")
            db.execute(f"UPDATE {table} SET {column} = {column} WHERE 0")
            db.execute(f"DELETE FROM {table} WHERE 0")
        made = db.execute("SELECT name FROM sqlite_temp_schema WHERE type = 'trigger'").fetchall()
    events = ("insert", "update", "delete")
    assert {f"journal_of_{table}_{event}" for table in watched for event in events} == {
        name for (name,) in made
    }


def test_what_goes_with_a_record_is_written_down_too(desk: Desk) -> None:
    sale = sell(
        desk, None, TODAY, 5000, Line(product="Tea", quantity=1000, price=5000, amount=5000)
    )
    with desk.file.write("a cascade") as db:
        db.execute("DELETE FROM purchase WHERE id = ?", (sale,))
        assert [before is None for _row, _last, before in entries(db, "purchase_line")] == [
            True,
            False,
        ]


def test_a_list_may_be_read_on_while_records_change(desk: Desk) -> None:
    """The first change of a table makes triggers, which must not end a reading under way."""
    for name in ("An", "Ba", "Chi"):
        add(desk, name)
    with desk.file.write("one by one") as db:
        for (number,) in db.execute("SELECT id FROM customer ORDER BY id"):
            db.execute(
                "INSERT INTO to_do_done (kind, subject, day, how) "
                "VALUES ('x', ?, '2026-01-01', 'done')",
                (number,),
            )
        assert [row for row, _last, _before in entries(db, "to_do_done")] == [1, 2, 3]


def test_every_column_is_in_what_a_row_was_before(desk: Desk) -> None:
    sell(desk, add(desk, "Ánh"), TODAY, 5000)
    with desk.file.write("all of them") as db:
        for table, column in (("customer", "note"), ("purchase", "note"), ("setting", "value")):
            columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
            row = db.execute(f"SELECT * FROM {table} ORDER BY 1").fetchone()
            db.execute(f"UPDATE {table} SET {column} = 'new'")
            changes = [before for _row, _last, before in entries(db, table) if before]
            assert dict(zip(columns, row, strict=True)) in changes


@pytest.mark.parametrize(
    "text", ['say "hi"', "back\\slash", "two\nlines", "tab\there", "Ánh 😀", "]*["]
)
def test_any_text_is_kept_letter_for_letter(desk: Desk, text: str) -> None:
    with desk.file.write("a holiday") as db:
        db.execute("INSERT INTO setting (key, value) VALUES (?, 'x')", (text,))
        db.execute("DELETE FROM setting WHERE key = ?", (text,))
        key, _last, before = entries(db, "setting")[-1]
    assert json.loads(str(key)) == [text]
    assert before == {"key": text, "value": "x"}


def test_a_change_that_changes_nothing_is_not_written_down(desk: Desk) -> None:
    lan = people.customer(desk, add(desk, "Lan"))
    people.change_customer(desk, lan)
    with desk.file.read() as db:
        assert [before for _row, _last, before in entries(db, "customer")] == [None]


@pytest.mark.parametrize("table", ["operation", "journal"])
@pytest.mark.parametrize("change", ["DELETE FROM {}", "UPDATE {} SET id = id"])
def test_the_history_is_only_added_to(desk: Desk, table: str, change: str) -> None:
    add(desk, "Lan")
    with pytest.raises(ShopError), desk.file.write("tidying") as db:
        db.execute(change.format(table))


def test_making_a_shop_is_not_a_change(desk: Desk) -> None:
    with desk.file.read() as db:
        assert db.execute("SELECT count(*) FROM journal").fetchone() == (0,)


def test_nothing_is_written_down_while_it_is_set_aside(desk: Desk) -> None:
    with desk.file.write("sample") as db:
        with journal.set_aside(db):
            bulk.insert(db, HolidayRow, [HolidayRow("2026-01-01", "")])
        bulk.insert(db, HolidayRow, [HolidayRow("2026-05-01", "")])
        assert entries(db, "holiday") == [('["2026-05-01"]', None, None)]


def test_many_rows_are_one_entry_a_table(desk: Desk) -> None:
    an, ba = add(desk, "An"), add(desk, "Ba")
    day = date(2026, 6, 1).isoformat()
    rows = [ReferralRow(an, day, ba, "", ""), ReferralRow(ba, day, an, "", "")] * 50
    with desk.file.write("many") as db:
        with journal.by_range(db, "referral", "purchase"):
            bulk.insert(db, ReferralRow, rows)
            db.execute("UPDATE customer SET note = 'was brought' WHERE id = ?", (an,))
        bulk.insert(db, ReferralRow, rows[:1])
        assert entries(db, "referral") == [(1, 100, None), (101, None, None)]
        assert entries(db, "purchase") == []
        assert [row for row, _last, before in entries(db, "customer") if before] == [an]


def test_a_column_and_a_table_that_came_later_are_watched_too(tmp_path: Path) -> None:
    desk = new_desk(tmp_path, file="later.db")
    with closing(sqlite3.connect(desk.file.path)) as other:
        other.execute("ALTER TABLE holiday ADD COLUMN half INTEGER NOT NULL DEFAULT 0")
        other.execute("CREATE TABLE visit (id INTEGER PRIMARY KEY AUTOINCREMENT, who TEXT) STRICT")
    with desk.file.write("later") as db:
        db.execute("INSERT INTO holiday (day) VALUES ('2026-01-01')")
        db.execute("UPDATE holiday SET half = 1")
        db.execute("INSERT INTO visit (who) VALUES ('An')")
        assert entries(db, "holiday")[1][2] == {"day": "2026-01-01", "name": "", "half": 0}
        assert entries(db, "visit") == [(1, None, None)]
