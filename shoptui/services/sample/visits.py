"""Who comes on which day: every sale of the shop as one sorted list of numbers."""

from collections.abc import Iterator

from shoptui.services.sample.dice import Dice
from shoptui.services.sample.habits import MANNERS, Habit
from shoptui.services.sample.lives import Life
from shoptui.services.sample.plan import SamplePlan
from shoptui.services.sample.seasons import Calendar

_WALK_INS = 0.07
_END = 1 - 1e-9  # still on the last day


def share_out(lives: list[Life], plan: SamplePlan) -> int:
    """Gives each life its orders, and returns the walk-in sales that are left.

    Everybody but prospects buys once if there are sales enough; the rest goes by appetite.
    """
    buyers = [life for life in lives if life.habit is not Habit.PROSPECT]
    left = plan.sales - round(plan.sales * _WALK_INS)
    for life in _some(buyers, left, Dice(plan.seed, "buyers")):
        life.orders = 1
        left -= 1
    appetite = sum(life.appetite for life in buyers)
    if left and appetite:
        _share_the_rest(buyers, left, appetite)
    return plan.sales - sum(life.orders for life in lives)


def visits(
    lives: list[Life], walk_ins: int, calendar: Calendar, plan: SamplePlan
) -> Iterator[tuple[int, int]]:
    """Day and customer of each sale in the order in which they happen; customer 0 is a walk-in."""
    dice = Dice(plan.seed, "visits")
    wide = len(lives) + 1  # a day and a customer in one number sort fast and take little room
    packed = [day * wide for day in _days_of_strangers(walk_ins, calendar, dice)]
    for customer, life in enumerate(lives, 1):
        packed += [day * wide + customer for day in _days_of(life, calendar, dice)]
    packed.sort()
    if packed:
        packed[-1] = calendar.last * wide + packed[-1] % wide
    return (divmod(number, wide) for number in packed)


def _some(buyers: list[Life], most: int, dice: Dice) -> list[Life]:
    if most >= len(buyers):
        return buyers
    return sorted(buyers, key=lambda _life: dice.random())[:most]


def _share_the_rest(buyers: list[Life], left: int, appetite: float) -> None:
    given, wanted = 0, 0.0
    for life in buyers:
        wanted += life.appetite
        share = round(left * wanted / appetite) - given
        life.orders += share
        given += share


def _days_of_strangers(walk_ins: int, calendar: Calendar, dice: Dice) -> Iterator[int]:
    trade = calendar.trade_before(calendar.last + 1)
    return (calendar.day_at(dice.random() * trade) for _walk_in in range(walk_ins))


def _days_of(life: Life, calendar: Calendar, dice: Dice) -> Iterator[int]:
    """The days of a life's orders: the first, the last, and the rest spread between.

    Each order falls at random within its own stretch, which gives people something of a rhythm;
    in a life that slows down the later stretches are longer.
    """
    start = calendar.trade_before(life.first)
    before, silent = _around_the_pause(life, calendar)
    span = calendar.trade_before(life.last + 1) - start - silent
    slowing = MANNERS[life.habit].slowing
    between = max(life.orders - 2, 1)
    for number in range(life.orders):
        place = min(max(number - 1 + dice.random(), 0.0) / between, _END)
        trade = start + span * place**slowing
        yield calendar.day_at(trade + silent if trade >= before else trade)


def _around_the_pause(life: Life, calendar: Calendar) -> tuple[float, float]:
    """The trade before a life's long silence, and the trade that it misses."""
    if not life.pause:
        return float("inf"), 0.0
    before = calendar.trade_before(life.pause[0])
    return before, calendar.trade_before(life.pause[1]) - before
