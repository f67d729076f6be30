"""Drafts: what stands in the open forms, kept in the shop file so that it survives a crash.

They are no records: keeping one is no operation, raises no revision and cannot be undone.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

# Set while a form is being saved, so that its draft goes in the very transaction that saves it: a
# crash between the two would offer what is saved already, and it would be recorded twice.
_being_saved: ContextVar[int | None] = ContextVar("_being_saved", default=None)


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft as it lies in the file.

    Attributes:
        id: its number.
        window: the window it belongs to.
        form: the name of the form.
        content: what stands in it, JSON.
        at: when it was last kept, ISO text in UTC.
    """

    id: int
    window: str
    form: str
    content: str
    at: str


def all_of(db: sqlite3.Connection) -> list[KeptDraft]:
    """Every draft, those of windows at work included, the newest first."""
    rows = db.execute("SELECT id, window, form, content, at FROM draft ORDER BY at DESC, id DESC")
    return [KeptDraft(*row) for row in rows]


def keep(db: sqlite3.Connection, draft: KeptDraft) -> int:
    """Keeps a draft in place of what was kept of it before; returns its number.

    Args:
        db: a connection within `ShopFile.write_aside`.
        draft: with the id 0 it is a new one; one that was thrown away meanwhile is kept anew.
    """
    values = (draft.window, draft.form, draft.content, draft.at)
    changed = db.execute(
        "UPDATE draft SET window = ?, form = ?, content = ?, at = ? WHERE id = ?",
        (*values, draft.id),
    )
    if changed.rowcount:
        return draft.id
    made = db.execute("INSERT INTO draft (window, form, content, at) VALUES (?, ?, ?, ?)", values)
    return int(made.lastrowid or 0)


def take_over(db: sqlite3.Connection, draft: KeptDraft, window: str) -> bool:
    """Gives a draft to another window; False where it is gone or another one was quicker."""
    moved = db.execute(
        "UPDATE draft SET window = ? WHERE id = ? AND window = ?", (window, draft.id, draft.window)
    )
    return moved.rowcount == 1


def forget(db: sqlite3.Connection, draft_id: int) -> None:
    """Throws one draft away."""
    db.execute("DELETE FROM draft WHERE id = ?", (draft_id,))


def forget_window(db: sqlite3.Connection, window: str) -> None:
    """Throws away the drafts of one window."""
    db.execute("DELETE FROM draft WHERE window = ?", (window,))


def forget_all(db: sqlite3.Connection) -> None:
    """Throws every draft away, as when a person is erased; works within every kind of write.

    A form that is open in some window is kept anew with its next key.
    """
    db.execute("DELETE FROM draft")


def leave_out(db: sqlite3.Connection) -> None:
    """Throws the drafts in a copy away, which may be of a version that had none."""
    there_is = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'draft'"
    if db.execute(there_is).fetchone() and db.execute("SELECT 1 FROM draft").fetchone():
        forget_all(db)


@contextmanager
def being_saved(draft_id: int | None) -> Iterator[None]:
    """Throws a draft away with the next write begun inside, in the same transaction."""
    before = _being_saved.set(draft_id)
    try:
        yield
    finally:
        _being_saved.reset(before)


def forget_if_saved(db: sqlite3.Connection) -> None:
    """Throws away the draft of what is being saved in this write."""
    draft_id = _being_saved.get()
    if draft_id is not None:
        forget(db, draft_id)
