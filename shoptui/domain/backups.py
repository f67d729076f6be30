"""A backup: a whole copy of a shop file, with when and why it was made."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path


class Reason(StrEnum):
    """Why a backup was made; the value stands in its file name."""

    LEAVING = "leaving"
    WORKING = "working"  # every half hour while the shop is open
    BEFORE_IMPORT = "before-import"
    BEFORE_CHANGE = "before-change"  # of many records at once
    BEFORE_RESTORE = "before-restore"
    BEFORE_UPDATE = "before-update"
    BY_HAND = "by-hand"


@dataclass(frozen=True, slots=True)
class Contents:
    """What a shop file holds.

    Attributes:
        customers: how many, without those put away.
        sales: how many, without void ones and refunds.
        revision: the number of its last operation, 0 where there was none.
        changed_at: the moment of that operation, as recorded.
    """

    customers: int
    sales: int
    revision: int
    changed_at: str

    @property
    def mark(self) -> tuple[int, str]:
        """What tells this state of the shop from every other.

        The number alone would not do: after a restore it is given a second time.
        """
        return self.revision, self.changed_at


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of a shop file.

    Attributes:
        number: counts up with every backup of the shop; the order, whatever the clock says.
        path: where it lies.
        at: when it was made.
        reason: why.
        about: what it was made before, such as the name of a spreadsheet.
        contents: what it holds; None where that is not known.
        sha256: of its bytes, in hexadecimal digits; "" where that was not recorded.
        is_damaged: whether it is a copy of a file that was damaged already.
    """

    number: int
    path: Path
    at: datetime
    reason: Reason
    about: str = ""
    contents: Contents | None = None
    sha256: str = ""
    is_damaged: bool = False
