"""The life each customer has with the shop: when they come, how often, and what they are like."""

from dataclasses import dataclass
from typing import NamedTuple

from shoptui.services.sample.dice import Dice
from shoptui.services.sample.habits import MANNERS, SHARES, Habit, Manner
from shoptui.services.sample.plan import DAYS, SamplePlan

_LAST = DAYS - 1
_FOUNDERS = 0.5  # share of the regulars who were there when the records began
_LATELY = 0.45  # share of the one-timers who came within the last weeks
_LATE_COMERS = 50  # days that these weeks are
_STRONG = 0.08  # share of the customers who are strong in one trait
_LONG_PAUSE = (200, 400)
_LATE = 300  # days that are still of late
_GONE_DAYS = (125, 260)  # how long ago those who vanished were last seen


@dataclass(slots=True, kw_only=True)
class Life:
    """One customer's life with the shop; days are numbers of the calendar.

    Attributes:
        habit: how they buy.
        first: day of the first visit, or of getting known.
        last: day of the last visit.
        pause: first and last day of a long silence, if there is one.
        appetite: orders wanted, against those of others.
        orders: orders made.
        spend: how dear the goods they buy; 1 is usual.
        pieces: the most pieces of one product they take.
        taste: 0 to 1, which group of goods they like best.
        discipline: chance that a house rule is kept.
        candour: chance that an order brings feedback.
        sociable: 0 to 1, how much they talk with the shop.
        renown: how likely friends come through them, against others.
    """

    habit: Habit
    first: int
    last: int
    pause: tuple[int, int] | None
    appetite: float
    orders: int = 0
    spend: float
    pieces: int
    taste: float
    discipline: float
    candour: float
    sociable: float
    renown: float

    @property
    def active(self) -> bool:
        """Still coming at the end."""
        return self.orders > 1 and self.last > _LAST - 120

    def late_day(self, dice: Dice) -> int:
        """A day of the last months of this life."""
        return self.last - dice.between(0, min(_LATE, self.last - self.first))


class _Traits(NamedTuple):
    discipline: float
    candour: float
    sociable: float
    renown: float


def live(plan: SamplePlan) -> list[Life]:
    """All lives, in the order in which the shop got to know them."""
    dice = Dice(plan.seed, "lives")
    lives = [_life(dice) for _customer in range(plan.customers)]
    lives.sort(key=lambda life: life.first)
    return lives


def _life(dice: Dice) -> Life:
    habit = dice.weighted(SHARES)
    manner = MANNERS[habit]
    first, last = _span(habit, manner, dice)
    pause = _pause(first, last, dice) if manner.pause else None
    traits = _fond(manner) if manner.is_fond else _usual(dice)
    return Life(
        habit=habit,
        first=first,
        last=last,
        pause=pause,
        appetite=_appetite(manner, last - first - (pause[1] - pause[0] if pause else 0), dice),
        spend=manner.spend * (0.55 + 0.12 / (dice.random() + 0.1)),
        pieces=manner.pieces,
        taste=dice.random(),
        discipline=traits.discipline,
        candour=traits.candour,
        sociable=traits.sociable,
        renown=traits.renown,
    )


def _fond(manner: Manner) -> _Traits:
    """Those who do what their habit says and no more."""
    return _Traits(0.0 if manner.heedless else 0.45, 0.0, 0.0, 0.0)


def _usual(dice: Dice) -> _Traits:
    """Most people: ordinary, and some of them strong in one thing."""
    return _Traits(
        discipline=0.97 if dice.chance(3 * _STRONG) else dice.spread(0.45, 0.95),
        candour=0.7 if dice.chance(_STRONG) else dice.spread(0.005, 0.06),
        sociable=dice.spread(0.8, 1.0) if dice.chance(_STRONG) else dice.spread(0.0, 0.08),
        renown=1.0 / (dice.random() + 0.15) if dice.chance(_STRONG) else 0.0,
    )


def _span(habit: Habit, manner: Manner, dice: Dice) -> tuple[int, int]:
    came = dice.between(*manner.came)
    if habit is Habit.ONCE and dice.chance(_LATELY):
        came = dice.between(0, _LATE_COMERS)
    if habit in (Habit.REGULAR, Habit.CORE, Habit.DRIFTER) and dice.chance(_FOUNDERS):
        came = dice.between(_LAST - 60, _LAST)
    first = _LAST - came
    if habit is Habit.VANISHED:
        return first, _LAST - dice.between(*_GONE_DAYS)
    if manner.stayed:
        return first, min(first + dice.between(*manner.stayed), _LAST)
    silence = dice.random() * manner.silence
    return first, max(first, _LAST - int(silence))


def _appetite(manner: Manner, days: int, dice: Dice) -> float:
    """Orders wanted in this many days: most want little more than the least, a few much more."""
    yearly = manner.yearly * (1.0 + manner.tail * (0.5 / (dice.random() + 0.05) - 0.47))
    return yearly * days / 365


def _pause(first: int, last: int, dice: Dice) -> tuple[int, int]:
    length = dice.between(*_LONG_PAUSE)
    back = last - dice.between(20, 90)
    return max(first, back - length), max(first, back)
