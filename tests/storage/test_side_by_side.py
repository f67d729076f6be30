"""Two connections to one file: every question is answered once, of the same moment."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event, current_thread, main_thread

import pytest

from shoptui.services.desk import Desk
from shoptui.storage import side_by_side
from shoptui.storage.side_by_side import answers
from tests.builders import TODAY, add, new_desk, sell


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(side_by_side, "_WORTH_IT", 0)
    desk = new_desk(tmp_path)
    sell(desk, add(desk, "An"), TODAY, 100)
    return desk


def sold(db: sqlite3.Connection) -> int:
    total: int = db.execute("SELECT sum(amount) FROM purchase").fetchone()[0]
    return total


def test_answers_come_in_the_order_of_the_questions(desk: Desk) -> None:
    questions = [lambda db, at=at: (at, sold(db)) for at in range(40)]
    told: list[tuple[int, int]] = []
    with desk.file.read() as db:
        found = answers(db, questions, desk.file.read, lambda *far: told.append(far))
    assert found == [(at, 100) for at in range(40)]
    assert sorted(done for done, _of in told)[-1] == 40
    assert {of for _done, of in told} == {40}


def test_the_other_thread_takes_its_share(desk: Desk) -> None:
    """The first question waits for the second, which only the other thread can answer."""
    answered = Event()

    def first(_db: sqlite3.Connection) -> bool:
        return answered.wait(10)

    def second(_db: sqlite3.Connection) -> bool:
        answered.set()
        return True

    with desk.file.read() as db:
        assert answers(db, [first, second], desk.file.read) == [True, True]


def test_a_small_shop_is_read_by_one_alone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(side_by_side, "_WORTH_IT", 2)
    with desk.file.read() as db:
        threads = answers(db, [lambda _db: current_thread()] * 9, desk.file.read)
    assert {*threads} == {main_thread()}


def test_without_a_second_connection_nothing_is_lost(desk: Desk) -> None:
    @contextmanager
    def refused() -> Iterator[sqlite3.Connection]:
        raise sqlite3.OperationalError("database is locked")
        yield

    with desk.file.read() as db:
        assert answers(db, [sold] * 5, refused) == [100] * 5


def test_whichever_thread_fails_the_failure_is_told(desk: Desk) -> None:
    def fails(db: sqlite3.Connection) -> None:
        db.execute("SELECT no_such_column FROM purchase")

    for place in range(4):
        questions = [sold, sold, sold, sold]
        with desk.file.read() as db, pytest.raises(sqlite3.OperationalError, match="no_such"):
            answers(db, [*questions[:place], fails, *questions[place:]], desk.file.read)


def test_nobody_can_write_in_between(desk: Desk) -> None:
    """Both connections see the moment at which the first one began to read."""
    stands, tried = Event(), Event()

    def while_somebody_tries(db: sqlite3.Connection) -> int:
        if not stands.is_set():
            stands.set()
            with closing(sqlite3.connect(desk.file.path, timeout=0)) as other:
                other.execute("BEGIN IMMEDIATE")
                other.execute("DELETE FROM purchase")
                with pytest.raises(sqlite3.OperationalError, match="locked"):
                    other.execute("COMMIT")
            tried.set()
        assert tried.wait(10)
        return sold(db)

    with desk.file.read() as db:
        assert answers(db, [while_somebody_tries] * 6, desk.file.read) == [100] * 6
