"""The three classes of an ABC analysis."""

from enum import StrEnum


class AbcClass(StrEnum):
    """A matters most, C least; the letters are the same in every language."""

    A = "A"
    B = "B"
    C = "C"
