"""What the owner was told since the app was opened."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence the owner was told.

    Attributes:
        at: when.
        text: the sentence.
        is_trouble: whether something went wrong.
    """

    at: datetime
    text: str
    is_trouble: bool
