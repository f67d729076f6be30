"""Run on a failing disk: every act of an owner, with every change of the disk failing in turn.

Prints one JSON object a trial: what the owner was told, then told again on saving once more with
the disk healed, and how often the act was in the file after each.
"""

import errno
import json
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, nullcontext
from itertools import product
from pathlib import Path
from typing import Any
from unittest.mock import patch

from shoptui.domain.errors import ShopError
from shoptui.services.desk import Desk, open_desk
from shoptui.storage.doubt import Doubt
from shoptui.storage.leftover import journal_of
from tests.builders import Clock
from tests.safety.acts import ACTS, is_sound, times_found
from tests.safety.failing_disk import Disk
from tests.safety.shop_files import sound

clock = Clock()


def main(
    folder: Path, acts: str, errors: str, lasting: str, every: str = "1", protection: str = ""
) -> None:
    """Tries every act with every error named, failing "once" or "forever", at every Nth change."""
    original = sound(folder).rename(folder.with_name("original.db"))
    bench = Bench(folder, original)
    control = patch.object(Doubt, "judge", believe_the_failure)
    with control if protection == "none" else nullcontext():
        for act, error, lasts in product(acts.split(","), errors.split(","), lasting.split(",")):
            for trial in bench.trials(act, getattr(errno, error), lasts == "forever", int(every)):
                print(json.dumps({"act": act, "error": error, "lasts": lasts, **trial}))


class Bench:
    """A shop that is made new for every trial, on a disk that can be made to fail."""

    def __init__(self, folder: Path, original: Path) -> None:
        self._path = folder / "shop.db"
        self._original = original
        self._disk = Disk(folder)

    def trials(self, act: str, error: int, forever: bool, every: int) -> Iterator[dict[str, Any]]:
        """Fails the last change, then one before it, and so on to the first."""
        desk = self._new_desk()
        self._disk.fail_at(0, 0)
        assert attempt(desk, act) == "saved"
        for change, kind in list(enumerate(self._disk.heal(), 1))[::-every]:
            desk = self._new_desk()
            self._disk.fail_at(change, error, forever=forever)
            told = attempt(desk, act)
            self._disk.heal()
            found, is_whole = self._found(act)
            again = attempt(desk, act) if told != "saved" else ""
            twice, still_whole = self._found(act)
            yield {
                "change": change,
                "kind": kind,
                "told": told,
                "found": found,
                "again": again,
                "found_again": twice,
                "sound": is_whole and still_whole,
            }

    def _new_desk(self) -> Desk:
        journal_of(self._path).unlink(missing_ok=True)
        shutil.copyfile(self._original, self._path)
        return open_desk(self._path, clock.today, clock.now)

    def _found(self, act: str) -> tuple[float, bool]:
        with closing(sqlite3.connect(self._path)) as db:
            return times_found(db, act, 1), is_sound(db)


def believe_the_failure(_doubt: Doubt, _about: object, failure: sqlite3.Error, *_: object) -> None:
    """Takes a failed commit for one that did not happen."""
    raise failure


def attempt(desk: Desk, act: str) -> str:
    """Does it, and gives what the owner is told."""
    try:
        ACTS[act](desk, 1)
    except ShopError as error:
        return f"{type(error).__name__}: {error}"
    return "saved"


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
