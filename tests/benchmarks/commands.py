"""Commands without a screen, as whole processes, beside the same in bare typer."""

import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.benchmarks.compiled import surroundings
from tests.benchmarks.figures import Figure
from tests.benchmarks.timing import in_turn

BARE = """
from typing import Annotated
import typer
app = typer.Typer(rich_markup_mode=None)
@app.command()
def report(file: Annotated[str, typer.Argument(help="The shop file.")], name: str):
    "Print a report."
    import sqlite3
    print(sqlite3.connect(file).execute("SELECT count(*) FROM customer").fetchone())
@app.command()
def other(): "Something else."
app()
"""


def figures(small: Path, runs: int) -> Iterator[Figure]:
    """What a command costs beyond its work."""
    ours = [sys.executable, "-m", "shoptui"]
    bare = [sys.executable, "-c", BARE]
    file = str(small)
    jobs = {
        "help": partial(_run, [*ours, "--help"]),
        "bare help": partial(_run, [*bare, "--help"]),
        "settings": partial(_run, [*ours, "settings", file]),
        "bare report": partial(_run, [*bare, "report", file, "x"]),
    }
    in_turn(jobs, 1)  # which compiles what was not yet
    took = in_turn(jobs, runs)
    peer = "bare typer"
    yield Figure("shoptui --help", took["help"], {peer: took["bare help"]}, "s", peer, 1.3)
    peers = {"bare typer and a query": took["bare report"]}
    (against,) = peers
    yield Figure("shoptui settings SHOP", took["settings"], peers, "s", against, 1.3)


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=surroundings())
