"""Where an export goes: a name that says what and when, in a folder the owner knows."""

import os
import re
from datetime import date
from itertools import count
from pathlib import Path

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_LONGEST = 80


def suggested_path(
    name: str, today: date, folder: Path | None = None, suffix: str = ".xlsx"
) -> Path:
    """A path that is free: `Customers 2026-06-30.xlsx`, with (2) where that is taken.

    Args:
        name: what is exported, such as a table's title.
        today: the day on the shop's calendar.
        folder: where to; the owner's Downloads when left out.
        suffix: `.xlsx` or `.csv`.
    """
    folder = folder or downloads()
    stem = " ".join(_FORBIDDEN.sub(" ", name).split())[:_LONGEST].strip(". ") or "shoptui"
    wanted = folder / f"{stem} {today.isoformat()}{suffix}"
    return wanted if not os.path.exists(wanted) else second_name(wanted)


def second_name(path: Path) -> Path:
    """A free name beside a file: `list.xlsx` gives `list (2).xlsx`, or (3) where that is taken.

    Where there is no such folder, or nothing may be written in it, the owner's Downloads stand in.
    """
    if not os.access(path.parent, os.W_OK):
        path = downloads() / path.name
        if not os.path.exists(path):
            return path
    others = (path.with_stem(f"{path.stem} ({number})") for number in count(2))
    return next(other for other in others if not os.path.exists(other))


def downloads() -> Path:
    """The owner's folder for downloads; the home folder where there is none."""
    from platformdirs import user_downloads_path

    folder = user_downloads_path()
    return folder if folder.is_dir() else Path.home()
