"""Importing a sheet of sales or customers: look at the plan, decide what is open, then apply it."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from shoptui.domain.backups import Reason
from shoptui.domain.errors import Conflict, InvalidInput
from shoptui.domain.language import _
from shoptui.exchange.fields import HAND_FIELDS
from shoptui.services.backups import back_up_before
from shoptui.services.desk import Desk
from shoptui.services.importing.choices import Answer, Choice
from shoptui.services.importing.plan import (
    Candidate,
    Counts,
    ImportPlan,
    ImportResult,
    Request,
    Trouble,
)
from shoptui.services.importing.planning import work_out
from shoptui.services.importing.progress import Progress, Step, Tell, untold
from shoptui.services.importing.refused_file import write_refused
from shoptui.services.importing.saving import save
from shoptui.services.phones import region_of
from shoptui.services.uncollected import uncollected
from shoptui.storage import bulk
from shoptui.storage.imports import Batch

__all__ = [
    "HAND_FIELDS",
    "Answer",
    "Candidate",
    "Choice",
    "Counts",
    "ImportPlan",
    "ImportResult",
    "Progress",
    "Step",
    "Tell",
    "Trouble",
    "apply",
    "check_again",
    "decide",
    "plan_import",
    "write_refused",
]


def plan_import(
    desk: Desk,
    path: Path,
    mapping: Mapping[str, str] | None = None,
    encoding: str = "",
    worksheet: str = "",
    progress: Tell = untold,
) -> ImportPlan:
    """Works out what importing a sheet would do; nothing is saved.

    Args:
        desk: the open shop.
        path: a workbook or text file.
        mapping: field → column by the owner, each replacing the guess for that field ("" takes it
            away); None for what the owner mapped the last time a sheet with these headers came.
        encoding: of a text file, "" to find out.
        worksheet: of a workbook, "" for the first one that holds anything.
        progress: told how far it is; it may raise `Cancelled`.

    Raises:
        FileTrouble: the file cannot be read.
        InvalidInput: the encoding or a column has to be chosen; `field` says which.
        NotFound: there is no such column or worksheet.
    """
    with uncollected():
        return work_out(desk, Request(path, mapping, encoding, worksheet), progress)


def decide(plan: ImportPlan, row: int, choice: Choice) -> ImportPlan:
    """The plan with a decision of the owner about one row; `check_again` works it in.

    A customer chosen for a row is the customer of all rows that name the same person.

    Raises:
        InvalidInput: nothing is to be decided about this row.
    """
    if row not in {trouble.row for trouble in (*plan.needs_you, *plan.typed_by_hand)}:
        raise InvalidInput(_("Row {row} needs no decision.").format(row=row))
    decisions = {**plan.request.decisions, row: choice}
    return replace(plan, request=replace(plan.request, decisions=decisions))


def check_again(desk: Desk, plan: ImportPlan, progress: Tell = untold) -> ImportPlan:
    """The plan worked out anew, with the decisions so far and the shop as it is now.

    Raises:
        ShopError: as `plan_import`.
    """
    with uncollected():
        return work_out(desk, plan.request, progress)


def apply(desk: Desk, plan: ImportPlan, progress: Tell = untold) -> ImportResult:
    """Saves what a plan says, all of it or nothing; a backup is made before.

    Args:
        desk: the open shop.
        plan: what to do.
        progress: told how far it is; it may raise `Cancelled`, which leaves the shop as it was.

    Raises:
        Conflict: the shop was changed since the plan was made; check again.
        ShopError: nothing was saved.
    """
    work = plan.work
    if work.decisions != plan.request.decisions:
        raise InvalidInput(_("Check the import again before saving it: something was decided."))
    if work.is_empty():
        return ImportResult(plan.counts, None)
    shop, name = desk.shop(), plan.request.path.name
    no_backup = back_up_before(desk, Reason.BEFORE_IMPORT, name)
    batch = Batch(desk.now().isoformat(timespec="seconds"), name, work.about)
    said = _("Import of {file}").format(file=name)
    with uncollected(), desk.file.write(said, sorts_much=True) as db:
        if bulk.this_operation(db) != work.revision + 1:
            raise Conflict(
                _("The shop was changed in another window meanwhile; check the import once more.")
            )
        region, today = region_of(shop.locale), desk.today()
        batch_id = save(db, work, batch, shop.currency, region, today, progress)
    return ImportResult(plan.counts, batch_id, no_backup)
