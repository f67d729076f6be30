"""All that is held on a person, in one file: no table and no record is forgotten."""

import re
import stat
import sys
import zipfile
from html import unescape
from pathlib import Path

import pytest

from shoptui.domain.errors import InvalidInput
from shoptui.domain.table import Table
from shoptui.services import holding
from shoptui.services.desk import Desk
from shoptui.storage import erasing, held, references
from tests.builders import TODAY, Clock, new_desk
from tests.safety.person import NAME, OLD_NAME, WORDS, fill


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path, clock=Clock())


def words_of(tables: list[Table]) -> str:
    return "\n".join(str(cell) for table in tables for row in table.rows for cell in row)


def test_every_word_and_figure_of_a_person_is_in_it(desk: Desk) -> None:
    person = fill(desk)
    tables = holding.held_on(desk, person)
    said, searched = words_of(tables), {"84912876549", "0912876549", "0987111223"}
    theirs = set(WORDS) - searched - {"Quỳnh von nebenan"}  # what another said of a friend
    assert [word for word in theirs if word not in said] == []
    rows = {table.name: len(table.rows) for table in tables}
    assert rows == {
        "customer": 1,
        "figures": rows["figures"],
        "purchase": 4,
        "referral": 2,
        "feedback": 1,
        "contact": 2,
        "campaign_member": 1,
        "reward_grant": 1,
        "history": rows["history"],
    }
    assert rows["figures"] >= 10 and rows["history"] > 12
    sales = next(table for table in tables if table.name == "purchase")
    amounts = [row[sales.column("amount")] for row in sales.rows]
    assert amounts == [250_000, 90_000, 10_000, 5_000]
    assert sales.rows[1][sales.column("ordered_on")] == TODAY


def test_nothing_of_another_customer_is_in_it(desk: Desk) -> None:
    said = words_of(holding.held_on(desk, fill(desk)))
    for word in ("0900 000 111", "70000", "Chi Phạm"):
        assert word not in said


def test_every_table_that_refers_to_customers_or_sales_is_in_it(desk: Desk) -> None:
    """A table that is added later is covered, or noticed here."""
    with desk.file.read() as db:
        linked = {
            each.table
            for each in references.references(db)
            if each.parent in ("customer", "purchase")
        }
        assert linked | {"customer", "to_do_done"} == held.tables(db)
        known = {
            *("customer", "purchase", "purchase_line", "referral", "feedback", "contact"),
            *("campaign_member", "reward_grant", "rule_result", "to_do_done", "not_same"),
        }
        assert held.tables(db) == known
        for table in {each for (each,) in db.execute("SELECT name FROM pragma_table_list")}:
            columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})").fetchall()]
            if "customer_id" in columns or "purchase_id" in columns:
                assert table in known | {"erasure"}


def test_the_file_holds_it_and_is_private(desk: Desk, tmp_path: Path) -> None:
    person = fill(desk)
    path = tmp_path / "held.xlsx"
    exported = holding.write_held(desk, person, path)
    assert exported.sheets[0] == "Customer" and "Feedback" in exported.sentence
    with zipfile.ZipFile(path) as book:
        said = unescape("".join(book.read(name).decode() for name in book.namelist()))
    for word in (NAME, OLD_NAME, "sagte Grüße", "gab ihr Tee"):
        assert word in re.sub(r"<[^>]+>", " ", said)
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(InvalidInput, match="already a file"):
        holding.write_held(desk, person, path)


def test_the_name_of_the_file_names_nobody(desk: Desk) -> None:
    asked = holding.asked(desk, fill(desk))
    assert asked.path.name == f"All we hold on QZ-PERSONAL-1 {TODAY}.xlsx"


def test_of_an_erased_person_nothing_is_left_but_figures(desk: Desk) -> None:
    person = fill(desk)
    with desk.file.write("erased") as db:
        erasing.erase(db, person, "Erased customer", TODAY)
    said = words_of(holding.held_on(desk, person))
    assert [word for word in WORDS if word in said] == []
