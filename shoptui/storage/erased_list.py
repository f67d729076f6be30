"""Whom the owner erased, kept beside the backups as well, for when the shop file is damaged.

Only numbers and marks are in it: nothing that tells who it was.
"""

import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from shoptui.domain.errors import ShopError
from shoptui.storage.backup_places import SIDECARS, places_of
from shoptui.storage.database import ShopFile
from shoptui.storage.durable import new_private, put_in_place, sync_file
from shoptui.storage.erasing import Erasure, all_of
from shoptui.storage.header import USER_VERSION, read_header

NAME = "erased.json"
_LONGEST = 50_000_000  # bytes; a million people


def known(shop: Path, file: ShopFile) -> list[Erasure]:
    """Everybody erased, by what the shop file says and by what lies beside its backups."""
    return list(dict.fromkeys((*_of_file(file), *_of_folders(shop))))


def keep(shop: Path, erased: Iterable[Erasure]) -> None:
    """Keeps the list beside the backups; where that fails the shop file alone has it."""
    places = places_of(shop)
    wanted = list(dict.fromkeys((*_of_folders(shop), *erased)))
    for folder in (places.beside, places.away):
        with suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _write(folder / NAME, wanted)
            return


def _of_file(file: ShopFile) -> list[Erasure]:
    # What a crash left beside the file would be worked in, or deleted, by opening it.
    if any(file.path.with_name(file.path.name + suffix).exists() for suffix in SIDECARS):
        return []
    try:
        if file.key is None and read_header(file.path).version < USER_VERSION:
            return []
        with file.read() as db:
            return all_of(db)
    except (ShopError, OSError):  # damaged or gone, which is why a backup is brought back
        return []


def _of_folders(shop: Path) -> list[Erasure]:
    places = places_of(shop)
    return [each for folder in (places.beside, places.away) for each in _read(folder / NAME)]


def _read(path: Path) -> list[Erasure]:
    try:
        with path.open(encoding="utf-8") as file:
            entries = json.loads(file.read(_LONGEST))["erased"]
        return [Erasure(int(each["customer"]), str(each["mark"])) for each in entries]
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return []


def _write(path: Path, erased: Iterable[Erasure]) -> None:
    entries = [{"customer": each.customer_id, "mark": each.mark} for each in erased]
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    new_private(part)
    try:
        part.write_text(json.dumps({"erased": entries}, indent=1), encoding="utf-8")
        sync_file(part)
        put_in_place(part, path)
    finally:
        part.unlink(missing_ok=True)
