"""One more sale, and the new figures of the one who bought."""

import os
import sqlite3
import statistics
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from shoptui.domain.purchases import Purchase
from shoptui.services.judged import judged
from shoptui.services.sales import record_sale
from tests.benchmarks.figures import Figure
from tests.benchmarks.shops import UNTIL, copy_of, opened
from tests.benchmarks.timing import seconds_of

SALES = 30


def figures(shops: dict[str, Path]) -> Iterator[Figure]:
    """The sale alone, and until the customer is judged again; by the size of the shop."""
    took = {size: _measured(file) for size, file in shops.items()}
    for size, (recorded, judged_again, written) in took.items():
        peers = {"one 4 KB write and sync": written}
        yield Figure(f"record one sale, durable, {size}", recorded, peers)
        goal = 0.050 if size == "L" else None
        yield Figure(f"the customer's new figures after it, {size}", judged_again, goal=goal)
    if {"S", "L"} <= took.keys():
        for at, what in enumerate(("record one sale", "record one sale and judge again")):
            large, small = (sum(took[size][: at + 1]) for size in ("L", "S"))
            yield Figure(f"{what}: L beside S", large, {"S": small}, against="S", goal=1.5)


def _measured(file: Path) -> tuple[float, float, float]:
    with TemporaryDirectory() as folder:
        desk = opened(copy_of(file, Path(folder)))
        judged(desk)
        recorded, judged_again = [], []
        for customer_id in _buyers(file):
            draft = Purchase(customer_id=customer_id, ordered_on=UNTIL, amount=150_000)
            recorded.append(seconds_of(lambda draft=draft: record_sale(desk, draft)))  # type: ignore[misc]
            judged_again.append(
                seconds_of(lambda who=customer_id: judged(desk).of(who))  # type: ignore[misc]
            )
        written = [seconds_of(lambda: _write(Path(folder) / "bare")) for _run in range(SALES)]
    return statistics.median(recorded), statistics.median(judged_again), statistics.median(written)


def _buyers(file: Path) -> list[int]:
    with sqlite3.connect(file) as db:
        ids = db.execute(
            "SELECT id FROM customer WHERE archived_on IS NULL AND merged_into IS NULL "
            "ORDER BY id * 7919 % 1009, id LIMIT ?",
            (SALES,),
        )
        return [customer_id for (customer_id,) in ids]


def _write(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b"\0" * 4096)
        file.flush()
        os.fsync(file.fileno())
