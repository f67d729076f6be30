"""The history of a shop: what was done, taking it back and bringing it back again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from shoptui.domain.errors import Conflict
from shoptui.domain.language import _
from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.services.desk import Desk, known_zone
from shoptui.services.history_words import record_words
from shoptui.services.paged_rows import PagedRows
from shoptui.storage import erasing, obstacles, operations, undo
from shoptui.storage.database import Connection
from shoptui.storage.operations import Operation


@dataclass(frozen=True, slots=True)
class Step:
    """What can be undone or brought back.

    Attributes:
        id: of the operation that would be taken back.
        what: what was done, in the owner's words.
        brings_back: whether taking it back brings back what was undone.
        records: which records it touched, in words.
    """

    id: int
    what: str
    brings_back: bool
    records: str


def next_undo(desk: Desk) -> Step | None:
    """What `undo` would take back: the newest step that still counts."""
    with desk.file.read() as db:
        return _step(db, operations.next_undo(db))


def next_redo(desk: Desk) -> Step | None:
    """What `redo` would bring back: the newest step undone, if nothing new was done since."""
    with desk.file.read() as db:
        return _step(db, operations.next_redo(db))


def undo_last(desk: Desk) -> Step | None:
    """Takes back the newest step that still counts; None where there is none.

    Raises:
        Conflict: something stands in the way; nothing was changed.
    """
    meant = next_undo(desk)
    return meant and take_back(desk, meant)


def redo_last(desk: Desk) -> Step | None:
    """Brings back the newest step undone; None where there is none.

    Raises:
        Conflict: something stands in the way; nothing was changed.
    """
    meant = next_redo(desk)
    return meant and take_back(desk, meant)


def step(desk: Desk, operation_id: int) -> Step:
    """What `undo_step` would do with a line of the history.

    Raises:
        NotFound: there is no such step.
        Conflict: nothing can be done with it; the sentence says why.
    """
    with desk.file.read() as db:
        return _checked(db, operation_id)


def undo_step(desk: Desk, operation_id: int) -> Step:
    """Takes back one step of the history alone, or brings it back where it was undone.

    Raises:
        NotFound: there is no such step.
        Conflict: a later step stands in the way, which is named; nothing was changed.
    """
    return take_back(desk, step(desk, operation_id))


def take_back(desk: Desk, meant: Step) -> Step:
    """Does what a step says, and returns it.

    Raises:
        Conflict: a later step stands in the way, or another window was faster; nothing was changed.
    """
    said = _("Brought back: {what}") if meant.brings_back else _("Undone: {what}")
    with desk.file.write(said.format(what=meant.what), undoes=meant.id) as db:
        if not operations.undone(db, before_this=True).is_live(meant.id):
            raise Conflict(_("Another window has just done this; look at the history."))
        undo.take_back(db, meant.id)
    return meant


def history_table(desk: Desk) -> Table:
    """All steps, the newest first; `ids` are the operations. Rows are read when they are shown."""
    shop = desk.shop()
    with desk.file.read() as db:
        ids, known = operations.all_ids(db), operations.undone(db)
    local = _local_time(shop.time_zone)

    def read(positions: range) -> list[Row]:
        with desk.file.read() as db:
            wanted = operations.page(db, [ids[position] for position in positions])
            return [_row(each, known, local) for each in wanted]

    columns = (
        Column("day", _("Day"), Kind.DATE),
        Column("time", _("Time")),
        Column("detail", _("What was done")),
        Column("state", _("State")),
    )
    rows = PagedRows(len(ids), read)
    return Table("history", _("History"), columns, rows, shop.currency, ids)


def _row(operation: Operation, known: operations.Undone, local: Callable[[str], datetime]) -> Row:
    moment = local(operation.at)
    return moment.date(), f"{moment:%H:%M}", operation.what, _state(operation, known)


def _state(operation: Operation, known: operations.Undone) -> str:
    if not operation.has_entries:
        return _("nothing to undo")
    if known.is_live(operation.id):
        return ""
    return _("undone") if operation.undoes is None else _("no longer holds")


def _local_time(zone: str) -> Callable[[str], datetime]:
    calendar = known_zone(zone)
    return lambda at: datetime.fromisoformat(at).replace(tzinfo=UTC).astimezone(calendar)


def _checked(db: Connection, operation_id: int) -> Step:
    """What can be done about a line: take it back, or bring back what it was about."""
    known, operation = operations.undone(db), operations.get(db, operation_id)
    meant = operation_id
    if not known.is_live(meant):
        root = known.root(operation_id)
        meant = root if known.is_live(root) else known.undo_in_force(root)
    if operations.is_blanked(db, meant):
        raise obstacles.erased(db, meant)
    if erasing.is_erasure(db, operation_id):
        raise Conflict(_("An erasure cannot be undone: nothing that told who it was is left."))
    if not operations.get(db, meant).has_entries:
        said = _("“{what}” changed nothing that could be undone.")
        raise Conflict(said.format(what=operation.what))
    return _step_of(db, known, meant)


def _step(db: Connection, operation: Operation | None) -> Step | None:
    return operation and _step_of(db, operations.undone(db), operation.id)


def _step_of(db: Connection, known: operations.Undone, operation_id: int) -> Step:
    root = operations.get(db, known.root(operation_id))
    records = record_words(operations.touched(db, operation_id))
    return Step(operation_id, root.what, not known.is_live(root.id), records)
