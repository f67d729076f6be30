"""Looking through folders for a file."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from shoptui.domain.errors import FileTrouble
from shoptui.domain.language import _


@dataclass(frozen=True, slots=True)
class Found:
    """A folder or file.

    Attributes:
        path: where it is.
        is_folder: whether it is a folder.
        changed_on: the day a file was last changed, None for a folder.
    """

    path: Path
    is_folder: bool
    changed_on: date | None = None


def listing(folder: Path, suffixes: Sequence[str]) -> list[Found]:
    """The folders in a folder, then its files of the kinds asked for; hidden ones are left out.

    Args:
        folder: where to look.
        suffixes: endings such as ".db".

    Raises:
        FileTrouble: the folder is gone or may not be read.
    """
    try:
        with os.scandir(folder) as entries:
            shown = [entry for entry in entries if not entry.name.startswith(".")]
    except OSError as error:
        raise FileTrouble(
            _("The folder {folder} cannot be read ({reason}). Choose another one.").format(
                folder=folder, reason=error.strerror
            )
        ) from error
    found = [_found(entry) for entry in shown]
    wanted = [each for each in found if each.is_folder or each.path.suffix.lower() in suffixes]
    return sorted(wanted, key=lambda each: (not each.is_folder, each.path.name.casefold()))


def _found(entry: os.DirEntry[str]) -> Found:
    path = Path(entry.path)
    try:
        if entry.is_dir():
            return Found(path, True)
        return Found(path, False, datetime.fromtimestamp(entry.stat().st_mtime).date())
    except OSError:  # a link that leads nowhere
        return Found(path, False)
