"""What is brought back: whole sales, single pieces, or a price lowered afterwards."""

from typing import NamedTuple

from shoptui.services.sample import lists
from shoptui.services.sample.baskets import Basket, Item, Shelves
from shoptui.services.sample.dice import Dice
from shoptui.services.sample.seasons import Calendar

RETURNED = 0.028
WALK_IN_RETURNED = 0.008
_WHOLLY = 0.45
_AGAIN = 0.15  # part returns after which the rest comes back too
_DAYS = (1, 18)


class Return(NamedTuple):
    """Money that goes back on a sale.

    Attributes:
        day: number of the day it happens.
        sale: the sale it belongs to.
        amount: minor units.
        items: what comes back; none where only the price was lowered.
        why: the reason noted.
    """

    day: int
    sale: int
    amount: int
    items: tuple[Item, ...]
    why: str


def returns_of(
    basket: Basket, sale: int, day: int, calendar: Calendar, shelves: Shelves, dice: Dice
) -> list[Return]:
    """What comes back of a basket, by day; together never more than was paid."""
    back = calendar.open_from(day + dice.between(*_DAYS))
    items = tuple(basket.items)
    if dice.chance(_WHOLLY):
        return [Return(back, sale, basket.amount, items, _why("whole", dice))]
    if len(items) == 1:
        amount = shelves.part(basket.amount, dice.spread(0.1, 0.4))
        return [Return(back, sale, amount, (), _why("price", dice))]
    kept, gone = items[:-1], items[-1:]
    some = [Return(back, sale, gone[0].amount, gone, _why("part", dice))]
    if dice.chance(_AGAIN):
        later = calendar.open_from(back + dice.between(*_DAYS))
        rest = sum(item.amount for item in kept)
        some.append(Return(later, sale, rest, kept, _why("whole", dice)))
    return some


def _why(kind: str, dice: Dice) -> str:
    return dice.pick(lists.words("refund", kind))
