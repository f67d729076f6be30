"""Why something is so, told to the owner."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """One heading of an explanation and the lines below it.

    Attributes:
        title: in the owner's language.
        lines: whole sentences or short facts, in the owner's language; text people typed stands in
            them as it is stored.
    """

    title: str
    lines: tuple[str, ...]
