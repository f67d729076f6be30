"""The shops measured on: three sizes out of one seed, made once and kept."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from shoptui.services.desk import Desk, open_desk

UNTIL = date(2026, 6, 30)
MOMENT = datetime(UNTIL.year, UNTIL.month, UNTIL.day, 12, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Size:
    """How big a shop is."""

    name: str
    customers: int
    sales: int


SIZES = {
    "S": Size("S", 1_000, 10_000),
    "M": Size("M", 10_000, 100_000),
    "L": Size("L", 100_000, 1_000_000),
}


def shop_of(size: Size, folder: Path) -> Path:
    """The shop of a size, made by `shoptui sample` where it is not there yet."""
    file = folder / f"{size.name}.db"
    if not file.exists():
        print(f"making {file} ...", file=sys.stderr, flush=True)
        folder.mkdir(parents=True, exist_ok=True)
        numbers = ("--customers", str(size.customers), "--sales", str(size.sales))
        command = [sys.executable, "-m", "shoptui", "sample", str(file), *numbers]
        subprocess.run([*command, "--until", UNTIL.isoformat()], check=True, stdout=sys.stderr)
    return file


def copy_of(shop: Path, folder: Path) -> Path:
    """A copy that may be written to."""
    return Path(shutil.copy(shop, folder / f"copy of {shop.name}"))


def opened(file: Path) -> Desk:
    """The shop as it opens on its last day."""
    return open_desk(file, lambda: UNTIL, lambda: MOMENT)
