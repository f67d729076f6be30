"""How pictures write their figures and share out their room."""

from collections.abc import Iterable
from dataclasses import dataclass

from rich.cells import cell_len

from shoptui.domain.table import Kind
from shoptui.domain.text import visible
from shoptui.services.formats import NOTHING, Formats

STEPS = " ▁▂▃▄▅▆▇█"  # eighths of a cell, from its ground
NEARLY = 0.6  # of the most: what is above it all along hardly shows any difference


@dataclass(frozen=True, slots=True)
class Room:
    """The room a picture has.

    Attributes:
        width: cells across.
        height: lines.
    """

    width: int
    height: int


def figure(value: float | None, kind: Kind, formats: Formats) -> str:
    """A value in few letters: "45%", "1,2 Tr", "312"; "–" where there is none.

    Args:
        value: a share from 0 to 1, minor units of money, or a number.
        kind: which of these.
        formats: how the shop writes.
    """
    if value is None:
        return NOTHING
    if kind is Kind.SHARE:
        return f"{round(100 * value)}%"
    if kind is Kind.MONEY:
        return formats.brief_money(round(value), sign=False)
    return formats.number(value)


def widest(texts: Iterable[str], most: int) -> int:
    """The cells that the widest of some texts takes, but not more than `most`."""
    return min(max((cell_len(visible(text)) for text in texts), default=0), most)


def parted(text: str) -> tuple[str, str]:
    """The blanks a text begins with, and the rest: pictures of the screen drop the former."""
    bare = text.lstrip()
    return text[: len(text) - len(bare)], bare


def peak(values: Iterable[float | None]) -> float:
    """The largest value, and 0 where none is above it."""
    return max((value for value in values if value is not None), default=0.0) or 0.0


def column(value: float, most: float, rows: int, least: float = 0.0) -> list[str]:
    """One upright bar, a letter a row from the top; anything above the ground shows.

    Args:
        value: how high it is.
        most: what fills all rows.
        rows: how many rows there are.
        least: what stands on the ground.
    """
    share = max(min((value - least) / (most - least), 1.0), 0.0) if most > least else 0.0
    eighths = max(round(share * rows * 8), 1 if share > 0 else 0)
    levels = (min(max(eighths - 8 * row, 0), 8) for row in reversed(range(rows)))
    return [STEPS[level] for level in levels]


def ground(values: Iterable[float | None]) -> float:
    """What upright bars stand on: 0, or below the least where all values are nearly alike."""
    known = [value for value in values if value is not None]
    least, most = min(known, default=0.0), max(known, default=0.0)
    if least <= NEARLY * most or most <= 0:
        return 0.0
    return max(least - (most - least) / 2, 0.0) if most > least else 0.0
