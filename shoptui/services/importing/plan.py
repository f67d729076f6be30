"""What an import would do, to be looked at before anything is saved."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from shoptui.services.importing.choices import Answer, Choice
from shoptui.services.importing.work import Work


@dataclass(slots=True)
class Counts:
    """What is printed at the end.

    Attributes:
        rows_read: rows of the sheet that hold anything, the header and titles left out.
        customers_new: customers that are recorded.
        customers_updated: customers whose record is completed or corrected.
        sales_new: sales that are recorded; lines sharing a receipt are one, walk-ins included.
        refunds: refunds that are recorded.
        void: cancelled receipts, recorded now or before, that count nowhere.
        walk_ins: those of the new sales that have no customer.
        costs_new: marketing costs that are recorded.
        already_known: what is in the shop as it stands in the sheet.
        looks_typed_by_hand: rows left out since the owner seems to have typed the same.
        needs_you: rows that wait for the owner's decision.
        refused: rows that cannot be taken.
    """

    rows_read: int = 0
    customers_new: int = 0
    customers_updated: int = 0
    sales_new: int = 0
    refunds: int = 0
    void: int = 0
    walk_ins: int = 0
    costs_new: int = 0
    already_known: int = 0
    looks_typed_by_hand: int = 0
    needs_you: int = 0
    refused: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A customer that a row may mean."""

    id: int
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """A row that is not imported as it stands.

    Attributes:
        row: its number in the sheet.
        reason: a sentence.
        cells: what stands in it, empty beyond the first `SHOWN` troubles of a kind.
        candidates: customers it may mean, for a row that needs the owner.
        answers: what else may be decided about it.
    """

    row: int
    reason: str
    cells: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    answers: tuple[Answer, ...] = ()


SHOWN = 200


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for, so that it can be worked out again.

    Attributes:
        mapping: field → column, by the owner; None for the one used last time.
    """

    path: Path
    mapping: Mapping[str, str] | None = None
    encoding: str = ""
    worksheet: str = ""
    decisions: Mapping[int, Choice] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do.

    Attributes:
        request: what was asked for, the decisions so far included.
        title: the export it is ("Loyverse receipts"), "" for any other sheet.
        worksheet: the worksheet read, "" in a text file.
        headers: the names of the columns.
        mapping: field → column, as understood.
        understood: one sentence for each thing that was decided about the sheet.
        notes: what else the owner should know.
        counts: what would be printed.
        refused: rows that cannot be taken.
        needs_you: rows that wait for a decision.
        typed_by_hand: rows that look like a sale typed by hand; left out unless decided.
        work: what would be saved.
    """

    request: Request
    title: str
    worksheet: str
    headers: tuple[str, ...]
    mapping: Mapping[str, str]
    understood: tuple[str, ...]
    notes: tuple[str, ...]
    counts: Counts
    refused: tuple[Trouble, ...]
    needs_you: tuple[Trouble, ...]
    typed_by_hand: tuple[Trouble, ...]
    work: Work

    def has_anything(self) -> bool:
        """Whether there is something to save, to decide or to know of."""
        return not self.work.is_empty() or bool(self.refused or self.needs_you)


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did.

    Attributes:
        counts: as in the plan.
        batch_id: the import's number in the shop file, None when there was nothing to save.
        no_backup: why no backup could be made before, "" where there is one.
    """

    counts: Counts
    batch_id: int | None
    no_backup: str = ""
