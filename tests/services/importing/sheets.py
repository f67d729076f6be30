"""Small sheets for tests, and what came of importing them."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from shoptui.domain.customers import Customer
from shoptui.services import people
from shoptui.services.desk import Desk
from shoptui.services.importing import ImportPlan, apply, plan_import

DATA = Path(__file__).parents[4] / "shared" / "data"


def sheet(folder: Path, *rows: str, name: str = "sales.csv") -> Path:
    """A CSV file of these lines."""
    path = folder / name
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def plan_of(
    desk: Desk, folder: Path, *rows: str, mapping: Mapping[str, str] | None = None
) -> ImportPlan:
    """The plan for a CSV file of these lines."""
    return plan_import(desk, sheet(folder, *rows), mapping)


def bring(
    desk: Desk, folder: Path, *rows: str, mapping: Mapping[str, str] | None = None
) -> dict[str, int]:
    """Imports a CSV file of these lines; the counts that are not 0, the rows read left out."""
    return bring_file(desk, sheet(folder, *rows), mapping)


def bring_file(desk: Desk, path: Path, mapping: Mapping[str, str] | None = None) -> dict[str, int]:
    """Imports a file; the counts that are not 0, the rows read left out."""
    return counts_of(apply(desk, plan_import(desk, path, mapping)).counts)


def counts_of(counts: Any) -> dict[str, int]:
    """The counts that are not 0, the rows read left out."""
    return {name: count for name, count in asdict(counts).items() if count and name != "rows_read"}


def asked(desk: Desk, query: str, *values: object) -> list[Any]:
    """What the shop file answers; single columns as plain values."""
    with desk.file.read() as db:
        rows = db.execute(query, values).fetchall()
    return [row[0] if len(row) == 1 else row for row in rows]


def recorded(desk: Desk) -> list[tuple[str, str, int, int]]:
    """Day, kind, amount and whether void, of everything recorded, in order of days."""
    query = "SELECT ordered_on, kind, amount, void FROM purchase ORDER BY ordered_on, kind, amount"
    return asked(desk, query)


def customer_named(desk: Desk, name: str) -> Customer:
    """The one customer with this name."""
    (found,) = asked(desk, "SELECT id FROM customer WHERE name = ?", name)
    return people.customer(desk, found)


def reasons(plan: ImportPlan) -> Sequence[tuple[int, str]]:
    """Row and reason of what is refused."""
    return [(trouble.row, trouble.reason) for trouble in plan.refused]
