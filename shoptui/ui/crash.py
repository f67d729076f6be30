"""A fault of the program itself: one sentence for the owner, and a report without any value.

Textual would print the local variables, names and phones of customers included. The report holds
only what kind of error it was and through which lines of code it went.
"""

import os
import traceback
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from textual.worker import WorkerFailed

from shoptui.domain.language import _

MOST_LINKS = 10  # in a chain of errors caused by errors


def report_of(error: BaseException) -> str:
    """The report: kinds of error, file:line:function of each step, versions. No message, no local.

    Args:
        error: what was raised; its causes are reported, too.
    """
    from shoptui.services.versions import versions  # slow to import, and rarely needed

    lines = [f"{name} {number}" for name, number in versions().items()]
    for link in _chain(error):
        kind = type(link)
        lines += ["", f"{kind.__module__}.{kind.__qualname__}"]
        lines += [
            f"  {_place(frame.filename)}:{frame.lineno}:{frame.name}"
            for frame in traceback.StackSummary.extract(
                traceback.walk_tb(link.__traceback__), lookup_lines=False
            )
        ]
    return "\n".join(lines) + "\n"


def write_report(error: BaseException, folder: Path, at: datetime) -> Path | None:
    """Writes the report into a folder, for the owner's eyes only; None where that fails."""
    path = folder / f"crash-{at:%Y%m%d-%H%M%S-%f}.txt"
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(report_of(error))
        return path
    return None


def sentence(report: Path | None) -> str:
    """What the owner reads."""
    said = _("shoptui had to stop because of a fault of its own. What was saved is safe.")
    if report is None:
        return said
    where = _("What happened, without any names or figures, is written here; please send it:")
    return f"{said}\n{where}\n{report}"


def _chain(error: BaseException) -> Iterator[BaseException]:
    link: BaseException | None = error
    for _step in range(MOST_LINKS):
        if link is None:
            return
        yield link
        link = link.__cause__ or link.__context__ or _inside(link)


def _inside(link: BaseException) -> BaseException | None:
    """What a thread raised, where this only says that one failed."""
    return link.error if isinstance(link, WorkerFailed) else None


def _place(file: str) -> str:
    """The path inside the package or library; what is above it may hold the owner's name."""
    parts = Path(file).parts
    for root in ("site-packages", "dist-packages"):
        if root in parts:
            return "/".join(parts[parts.index(root) + 1 :])
    known = [at for at, part in enumerate(parts) if part in ("shoptui", "tests")]
    return "/".join(parts[known[-1] :] if known else parts[-1:])
