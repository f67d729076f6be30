"""Drafts in the shop file: kept beside the records, never among them."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from shoptui.domain.backups import Reason
from shoptui.domain.errors import InvalidInput
from shoptui.services.desk import Desk
from shoptui.storage import drafts, shop_backups
from shoptui.storage.drafts import KeptDraft
from tests.builders import add, new_desk

SALE = KeptDraft(0, "window-a", "sale", '{"amount": "250k"}', "2026-06-30T18:02:00+00:00")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def kept(desk: Desk) -> list[KeptDraft]:
    with desk.file.read() as db:
        return drafts.all_of(db)


def keep(desk: Desk, draft: KeptDraft = SALE) -> int:
    with desk.file.write_aside() as db:
        return drafts.keep(db, draft)


def count(desk: Desk, table: str) -> int:
    with desk.file.read() as db:
        (many,) = db.execute(f"SELECT count(*) FROM {table}").fetchone()
        return int(many)


def test_a_draft_is_no_step_of_the_history(desk: Desk) -> None:
    add(desk, "Lan")
    before = desk.revision(), count(desk, "journal"), count(desk, "operation")
    keep(desk)
    assert (desk.revision(), count(desk, "journal"), count(desk, "operation")) == before
    assert [(each.form, each.content) for each in kept(desk)] == [("sale", SALE.content)]


def test_keeping_it_again_replaces_it_and_one_thrown_away_comes_back(desk: Desk) -> None:
    number = keep(desk)
    again = KeptDraft(number, "window-a", "sale", '{"amount": "260k"}', SALE.at)
    assert keep(desk, again) == number
    assert kept(desk) == [again]
    with desk.file.write_aside() as db:
        drafts.forget_all(db)
    assert keep(desk, again) > number
    assert [each.content for each in kept(desk)] == ['{"amount": "260k"}']


def test_it_goes_in_the_transaction_that_saves_the_form(desk: Desk) -> None:
    number = keep(desk)
    with drafts.being_saved(number):
        add(desk, "Lan")
    assert kept(desk) == []


def test_it_stays_where_saving_fails(desk: Desk) -> None:
    number = keep(desk)
    with drafts.being_saved(number), pytest.raises(InvalidInput):
        add(desk, "")
    assert [each.id for each in kept(desk)] == [number]


def test_only_one_window_takes_it_over(desk: Desk) -> None:
    keep(desk)
    (left,) = kept(desk)
    with desk.file.write_aside() as db:
        assert drafts.take_over(db, left, "window-b")
    with desk.file.write_aside() as db:
        assert not drafts.take_over(db, left, "window-c")
    assert [each.window for each in kept(desk)] == ["window-b"]


def test_leaving_throws_away_the_drafts_of_that_window_alone(desk: Desk) -> None:
    keep(desk)
    keep(desk, KeptDraft(0, "window-b", "customer", "{}", SALE.at))
    with desk.file.write_aside() as db:
        drafts.forget_window(db, "window-a")
    assert [each.window for each in kept(desk)] == ["window-b"]


def test_no_backup_holds_a_draft_and_no_byte_of_it(desk: Desk) -> None:
    keep(desk, KeptDraft(0, "w", "customer", '{"name": "Somebody half typed"}', SALE.at))
    assert b"Somebody half typed" in desk.file.path.read_bytes()
    made = shop_backups.make(desk.file, Reason.BY_HAND)
    assert b"Somebody half typed" not in made.path.read_bytes()
    with closing(sqlite3.connect(made.path)) as db:
        assert db.execute("SELECT count(*) FROM draft").fetchone() == (0,)
    assert len(kept(desk)) == 1


def test_throwing_all_away_leaves_no_byte_of_them(desk: Desk) -> None:
    keep(desk, KeptDraft(0, "w", "customer", '{"name": "Somebody half typed"}', SALE.at))
    with desk.file.write("an erasure") as db:
        drafts.forget_all(db)
    assert b"Somebody half typed" not in desk.file.path.read_bytes()
    with desk.file.read() as db:
        assert db.execute("SELECT count(*) FROM journal").fetchone() == (0,)
