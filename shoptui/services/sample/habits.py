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
    ADMIRER = auto()  # fond of the shop, and buys one small thing
    SILENT_FRIEND = auto()  # fond of it, and never asks for anything
    CARELESS_FRIEND = auto()  # fond of it, and keeps none of its rules
    DISCREET_FRIEND = auto()  # fond of it, and never says how it was


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
        friends: how many friends they name in their last year.
        opinions: how often they say in it what they think of the shop.
        questions: how often they ask for something in it.
        heedless: keeps no rule of the house.
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
    friends: int = 0
    opinions: int = 0
    questions: int = 0
    heedless: bool = False

    @property
    def is_fond(self) -> bool:
        """Loyal in every way but one, which is the one worth raising."""
        return self.friends > 0


MANNERS = {
    Habit.PROSPECT: Manner(4, (1, 700)),
    Habit.ONCE: Manner(18, (1, 1095), stayed=(0, 0), spend=0.9),
    Habit.OCCASIONAL: Manner(15, (60, 1095), stayed=(60, 900), yearly=1.8, spend=0.9),
    Habit.REGULAR: Manner(21, (200, 1095), silence=80, yearly=3.5, tail=0.3),
    Habit.CORE: Manner(8, (300, 1095), silence=20, yearly=9, tail=0.8, spend=1.1),
    Habit.DRIFTER: Manner(9, (380, 1095), stayed=(150, 900), yearly=7, tail=0.2, slowing=1.7),
    Habit.VANISHED: Manner(3, (500, 1095), yearly=16, tail=0.2, spend=1.3),
    Habit.RETURNER: Manner(4, (600, 1095), silence=60, yearly=6, tail=0.1, pause=True),
    Habit.RARE_BIG: Manner(3, (200, 1095), silence=300, yearly=1, spend=3.5, pieces=3),
    Habit.ORGANISATION: Manner(3, (150, 1095), silence=60, yearly=9, tail=0.1, pieces=12),
    Habit.NEWCOMER: Manner(3, (15, 80), silence=12, yearly=14),
    Habit.ADMIRER: Manner(
        2, (30, 150), stayed=(0, 0), spend=0.2, friends=2, opinions=2, questions=1
    ),
    Habit.SILENT_FRIEND: Manner(3, (150, 360), silence=50, yearly=3, friends=2, opinions=2),
    Habit.DISCREET_FRIEND: Manner(2, (150, 360), silence=50, yearly=3, friends=2, questions=1),
    Habit.CARELESS_FRIEND: Manner(
        2, (150, 360), silence=50, yearly=3, friends=2, opinions=2, questions=1, heedless=True
    ),
}
SHARES = tuple((habit, manner.share) for habit, manner in MANNERS.items())
