"""Runs the benchmarks and prints them as tables: `python -m tests.benchmarks --help`."""

import argparse
import platform
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks import bringing_in, commands, one_sale, scoring, workbooks
from tests.benchmarks.figures import Figure, as_markdown
from tests.benchmarks.shops import SIZES, shop_of

WORK = ("scoring", "sale", "import", "excel", "commands", "screens")


def main() -> None:
    """Measures what was asked for."""
    asked = _arguments()
    print(f"{platform.platform()}, Python {platform.python_version()}\n")
    for work in asked.work or WORK:
        print(f"## {work}\n\n{as_markdown(_measured(work, asked))}\n", flush=True)


def _measured(work: str, asked: argparse.Namespace) -> Iterator[Figure]:
    if work == "import":
        yield from bringing_in.figures(asked.rows)
    elif work == "excel":
        yield from workbooks.figures()
    else:
        shops = {size: shop_of(SIZES[size], asked.shops) for size in asked.sizes}
        yield from _of_shops(work, shops, asked.runs)


def _of_shops(work: str, shops: dict[str, Path], runs: int) -> Iterator[Figure]:
    if work == "sale":
        yield from one_sale.figures(shops)
    elif work == "commands":
        yield from commands.figures(next(iter(shops.values())), runs)
    else:
        for size, file in shops.items():
            yield from _of_one_shop(work, file, size, runs)


def _of_one_shop(work: str, file: Path, size: str, runs: int) -> Iterator[Figure]:
    if work == "scoring":
        yield from scoring.figures(file, size, runs)
    elif sys.platform == "win32":
        print("Screens are measured in a Unix terminal only.", file=sys.stderr)
    else:
        from tests.benchmarks import screens

        yield from screens.figures(file, size, runs)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("work", nargs="*", choices=[*WORK, []], help="all if left out")
    parser.add_argument("--sizes", nargs="+", choices=SIZES, default=list(SIZES))
    parser.add_argument("--runs", type=int, default=5, help="rounds of which the median is told")
    parser.add_argument("--rows", type=int, default=1_000_000, help="sales in the imported sheet")
    usual = Path(tempfile.gettempdir()) / "shoptui benchmarks"
    parser.add_argument("--shops", type=Path, default=usual, help="where the shops are kept")
    return parser.parse_args()


if __name__ == "__main__":
    main()
