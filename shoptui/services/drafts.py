"""What stands in open forms, kept so that it is there again after a crash or a power cut."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from shoptui.domain.errors import ShopError
from shoptui.services.desk import Desk
from shoptui.storage import drafts
from shoptui.storage.drafts import KeptDraft, being_saved
from shoptui.storage.window_lock import Life, WindowLock, life_of, sweep

__all__ = ["DraftBook", "LeftBehind", "being_saved"]

Content = Mapping[str, Any]

# A draft of a window on another computer cannot be asked about; after so long nobody types in it.
QUIET = timedelta(hours=1)
FOLDER = "windows"


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """A draft whose window is gone.

    Attributes:
        kept: as it lies in the file.
        form: the name of the form.
        content: what stood in it.
        at: when something was typed last, in UTC.
    """

    kept: KeptDraft
    form: str
    content: Content
    at: datetime


class DraftBook:
    """The drafts of one window. Every call may run in a thread."""

    def __init__(self, state_folder: Path) -> None:
        """A book with nothing in it; this window shows that it is alive in the folder."""
        self._folder = state_folder / FOLDER
        self._lock = WindowLock(self._folder)

    def keep(self, desk: Desk, draft_id: int, form: str, content: Content) -> int:
        """Keeps what stands in a form; returns the draft's number.

        Args:
            desk: the open shop.
            draft_id: its number, 0 the first time.
            form: the name of the form.
            content: what stands in it, fit for JSON.

        Raises:
            ShopError: it could not be kept; what was kept before still is.
        """
        self._lock.hold()
        text = json.dumps(content, ensure_ascii=False)
        at = desk.now().isoformat(timespec="seconds")
        with desk.file.write_aside() as db:
            return drafts.keep(db, KeptDraft(draft_id, self._lock.name, form, text, at))

    def forget(self, desk: Desk, draft_id: int) -> None:
        """Throws a draft away.

        Raises:
            ShopError: it is still there.
        """
        with desk.file.write_aside() as db:
            drafts.forget(db, draft_id)

    def left_behind(self, desk: Desk) -> list[LeftBehind]:
        """The drafts of windows that are gone, the newest first.

        Raises:
            ShopError: the shop cannot be read.
        """
        sweep(self._folder, desk.now().timestamp())
        with desk.file.read() as db:
            found = drafts.all_of(db)
        read = (_read(kept) for kept in found if kept.window != self._lock.name)
        return [each for each in read if each and self._is_left(each, desk.now())]

    def take_over(self, desk: Desk, draft: LeftBehind) -> bool:
        """Makes a draft one of this window; False where another window was quicker.

        Raises:
            ShopError: it could not be taken over.
        """
        self._lock.hold()
        with desk.file.write_aside() as db:
            return drafts.take_over(db, draft.kept, self._lock.name)

    def close(self, desk: Desk | None) -> None:
        """Throws away what is still open in this window, which the owner chose to leave.

        Args:
            desk: the shop that is open.
        """
        if desk is not None:
            with suppress(ShopError), desk.file.write_aside() as db:
                drafts.forget_window(db, self._lock.name)
        self._lock.remove()

    def let_go(self) -> None:
        """Shows this window as one that died; its drafts are offered to the others."""
        self._lock.let_go()

    def _is_left(self, draft: LeftBehind, now: datetime) -> bool:
        life = life_of(self._folder, draft.kept.window)
        return life is Life.DEAD or (life is Life.UNKNOWN and now - draft.at > QUIET)


def _read(kept: KeptDraft) -> LeftBehind | None:
    try:
        content = json.loads(kept.content)
        at = datetime.fromisoformat(kept.at)
    except ValueError:
        return None
    return LeftBehind(kept, kept.form, content, at) if isinstance(content, dict) else None
