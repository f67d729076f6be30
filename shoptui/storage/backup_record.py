"""What is recorded of a backup, in a small file beside it: fingerprint, contents, reason."""

import json
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from shoptui.domain.backups import Backup, Contents
from shoptui.storage.durable import new_private, put_in_place, sync_file


def path_of(backup: Path) -> Path:
    """Where the record of a backup lies."""
    return backup.with_suffix(".json")


def write(backup: Backup) -> None:
    """Writes the record, for its owner only; replaces none that is half written.

    Raises:
        OSError: it cannot be written.
    """
    record = {
        "at": backup.at.astimezone(UTC).isoformat(timespec="seconds"),
        "reason": backup.reason,
        "about": backup.about,
        "sha256": backup.sha256,
        "damaged": backup.is_damaged,
        "contents": asdict(backup.contents) if backup.contents else None,
    }
    part = backup.path.with_name(f".{backup.path.stem}.json.part")
    part.unlink(missing_ok=True)
    new_private(part)
    try:
        part.write_text(json.dumps(record, ensure_ascii=False, indent=1), encoding="utf-8")
        sync_file(part)
        put_in_place(part, path_of(backup.path))
    finally:
        part.unlink(missing_ok=True)


def read(named: Backup) -> Backup:
    """The backup with what is recorded of it; as it is where the record is missing or spoilt."""
    try:
        with open(path_of(named.path), encoding="utf-8") as file:
            return _filled(named, json.loads(file.read(10_000)))
    except (OSError, ValueError, TypeError, KeyError, RecursionError, AttributeError):
        return named


def _filled(named: Backup, record: dict[str, Any]) -> Backup:
    contents = record["contents"]
    return replace(
        named,
        at=datetime.fromisoformat(str(record["at"])).astimezone(UTC),
        about=str(record["about"]),
        sha256=str(record["sha256"]),
        is_damaged=bool(record["damaged"]),
        contents=_contents(contents) if contents else None,
    )


def _contents(record: dict[str, Any]) -> Contents:
    return Contents(
        customers=int(record["customers"]),
        sales=int(record["sales"]),
        revision=int(record["revision"]),
        changed_at=str(record["changed_at"]),
    )
