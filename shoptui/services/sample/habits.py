"""The kinds of customers a shop has, and how each kind behaves."""

from dataclasses import dataclass
from enum import Enum, auto


class Habit(Enum):
    """How a customer buys."""

    PROSPECT = auto()
    ONCE = auto()
    OCCASIONAL = auto()
    REGULAR = auto()
    CORE = auto()
    DRIFTER = auto()
    VANISHED = auto()
    RETURNER = auto()
    RARE_BIG = auto()
    ORGANISATION = auto()
    NEWCOMER = auto()


@dataclass(frozen=True, slots=True)
class Manner:
    """What is typical of a habit; days are counted back from the last day.

    Attributes:
        share: of a hundred customers.
        came: the latest and the earliest day of the first visit.
        stayed: the fewest and most days from first to last visit; None for those still coming.
        silence: for those still coming, the most days since the last visit.
        yearly: orders a year, the least of them.
        tail: how far a few exceed that: the most is about `yearly * (1 + 10 * tail)`.
        spend: how dear the goods they buy; 1 is usual.
        pieces: the most pieces of one product they take.
        slowing: 1 comes evenly, 2 ever more seldom.
        pause: comes back after a long silence.
    """

    share: int
    came: tuple[int, int]
    stayed: tuple[int, int] | None = None
    silence: int = 0
    yearly: float = 0.0
    tail: float = 0.0
    spend: float = 1.0
    pieces: int = 1
    slowing: float = 1.0
    pause: bool = False


MANNERS = {
    Habit.PROSPECT: Manner(5, (1, 700)),
    Habit.ONCE: Manner(27, (1, 1095), stayed=(0, 0), spend=0.9),
    Habit.OCCASIONAL: Manner(20, (60, 1095), stayed=(60, 900), yearly=1.8, spend=0.9),
    Habit.REGULAR: Manner(18, (200, 1095), silence=80, yearly=3.5, tail=0.3),
    Habit.CORE: Manner(5, (300, 1095), silence=20, yearly=9, tail=0.8, spend=1.1),
    Habit.DRIFTER: Manner(9, (380, 1095), stayed=(150, 900), yearly=7, tail=0.2, slowing=1.7),
    Habit.VANISHED: Manner(3, (500, 1095), yearly=16, tail=0.2, spend=1.3),
    Habit.RETURNER: Manner(4, (600, 1095), silence=60, yearly=6, tail=0.1, pause=True),
    Habit.RARE_BIG: Manner(3, (200, 1095), silence=300, yearly=1, spend=3.5, pieces=3),
    Habit.ORGANISATION: Manner(3, (150, 1095), silence=60, yearly=9, tail=0.1, pieces=12),
    Habit.NEWCOMER: Manner(3, (15, 80), silence=12, yearly=14),
}
SHARES = tuple((habit, manner.share) for habit, manner in MANNERS.items())
