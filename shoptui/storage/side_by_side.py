"""Several questions to one file answered by two connections, each in a thread of its own.

SQLite lets Python go while it works on a question, so two long questions take half the time on
two processors. Both connections see the same moment: the first one has read already and holds
writers out, and the second one takes a question only while the first is still at work.
"""

import sqlite3
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from threading import Thread
from typing import Generic, TypeVar

from shoptui.domain.errors import ShopError

Answer = TypeVar("Answer")
Question = Callable[[sqlite3.Connection], Answer]
Aside = Callable[[], AbstractContextManager[sqlite3.Connection]]  # opens another connection
Told = Callable[[int, int], object]  # is told how many of how many questions are answered

_WORTH_IT = 50_000  # purchases; fewer are read before a second connection is open
_SIZE = "SELECT ifnull(max(id), 0) FROM purchase"


def answers(
    db: sqlite3.Connection,
    questions: Sequence[Question[Answer]],
    aside: Aside | None = None,
    told: Told | None = None,
) -> list[Answer]:
    """The answers, in the order of the questions.

    Args:
        db: a connection within a read.
        questions: the longest first, so that both connections end at about the same time.
        aside: opens a second connection for another thread; without it, or in a small shop, the
            questions are answered one after the other.
        told: is told how far it is, from whichever thread.
    """
    (size,) = db.execute(_SIZE).fetchone()  # from here on nobody can write
    work = _Work(questions, told)
    if aside is None or size < _WORTH_IT:
        work.answer_open(db)
        return work.answers()
    helper = Thread(target=work.help_out, args=(aside,), daemon=True)
    helper.start()
    try:
        work.answer_open(db)
    finally:
        work.close()
        if work.is_helped:  # else it waits for its connection, and will find nothing to do
            helper.join()
    return work.answers()


class _Work(Generic[Answer]):
    """The questions still open, and the answers found."""

    def __init__(self, questions: Sequence[Question[Answer]], told: Told | None) -> None:
        self._open = deque(enumerate(questions))
        self._found: dict[int, Answer] = {}
        self._count, self._told = len(questions), told
        self._failure: BaseException | None = None
        self.is_helped = False

    def answer_open(self, db: sqlite3.Connection) -> None:
        """Answers one open question after the other."""
        while True:
            try:
                at, question = self._open.popleft()
            except IndexError:
                return
            self._found[at] = question(db)
            if self._told is not None:
                self._told(len(self._found), self._count)

    def help_out(self, aside: Aside) -> None:
        """Does the same with a second connection."""
        try:
            with aside() as db:
                db.execute(_SIZE).fetchone()
                self.is_helped = True
                self._answer_or_fail(db)
        except (ShopError, sqlite3.Error):
            pass  # no connection was to be had, as while somebody waits to write: nothing is lost

    def _answer_or_fail(self, db: sqlite3.Connection) -> None:
        try:
            self.answer_open(db)
        except BaseException as failure:
            self._failure = failure

    def close(self) -> None:
        """Takes back what is open."""
        self._open.clear()

    def answers(self) -> list[Answer]:
        """All of them in order, once both are done."""
        if self._failure is not None:
            raise self._failure
        return [self._found[at] for at in range(self._count)]
