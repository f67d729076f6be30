"""From scores to tiers: the R x FM grid."""

from typing import NamedTuple

from shoptui.domain.tiers import Tier

SCORES = (1, 2, 3, 4, 5)

_GRID = {
    5: (Tier.NEW, Tier.POTENTIAL_LOYAL, Tier.POTENTIAL_LOYAL, Tier.CHAMPION, Tier.CHAMPION),
    4: (Tier.PROMISING, Tier.POTENTIAL_LOYAL, Tier.POTENTIAL_LOYAL, Tier.LOYAL, Tier.LOYAL),
    3: (Tier.ABOUT_TO_SLEEP, Tier.ABOUT_TO_SLEEP, Tier.COOLING_OFF, Tier.LOYAL, Tier.LOYAL),
    2: (Tier.HIBERNATING, Tier.HIBERNATING, Tier.AT_RISK, Tier.AT_RISK, Tier.CANT_LOSE),
    1: (Tier.LOST, Tier.LOST, Tier.AT_RISK, Tier.AT_RISK, Tier.CANT_LOSE),
}


class Grade(NamedTuple):
    """What a customer is worth in marks; 5 is best, None where there is nothing to score.

    Attributes:
        r: recency score.
        f: frequency score.
        m: monetary score.
        fm: frequency and monetary together.
        tier: read off the grid.
    """

    r: int | None
    f: int | None
    m: int | None
    fm: int | None
    tier: Tier


def fm_score(f: int, m: int) -> int:
    """Frequency and monetary scores together: their mean, a half rounded up."""
    return (f + m + 1) // 2


def tier_of(r: int, fm: int) -> Tier:
    """The tier of a cell of the grid; both scores 1 to 5."""
    return _GRID[r][fm - 1]


def _graded(r: int, f: int, m: int) -> Grade:
    fm = fm_score(f, m)
    return Grade(r, f, m, fm, tier_of(r, fm))


# Every grade there is, so that a customer's is one small number: its place in this list.
GRADES: tuple[Grade, ...] = (
    *(_graded(r, f, m) for r in SCORES for f in SCORES for m in SCORES),
    Grade(None, None, None, None, Tier.LOST),
    Grade(None, None, None, None, Tier.PROSPECT),
)
LOST, PROSPECT = len(GRADES) - 2, len(GRADES) - 1


def place_of(r: int, f: int, m: int) -> int:
    """The place of three scores in `GRADES`."""
    return (r - 1) * 25 + (f - 1) * 5 + m - 1
