"""What is on the shelves, and what customers put into their baskets."""

from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from shoptui.domain.purchases import Product
from shoptui.services.sample import lists
from shoptui.services.sample.dice import Dice
from shoptui.services.sample.market import Market

_MOST_LINES = 5
_ONE_MORE = 0.37  # chance of another product in the basket
_FAVOURITE = 0.45  # chance that a product comes from the group one likes best
_WHOLE = 1000  # quantities are thousandths
_DISCOUNTED = 0.08
_PER_CENT_OFF = (5, 10, 10, 15, 20)


class Item(NamedTuple):
    """One product in a basket.

    Attributes:
        product: number of the product.
        quantity: thousandths of a unit.
        price: for one unit, minor units.
        amount: paid for the line, minor units.
    """

    product: int
    quantity: int
    price: int
    amount: int


class Basket(NamedTuple):
    """What is paid at once.

    Attributes:
        items: the products.
        amount: to pay, minor units.
        discount: taken off before that, minor units.
    """

    items: list[Item]
    amount: int
    discount: int


@dataclass(frozen=True, slots=True)
class _Good:
    product: int
    price: int
    weighed: bool


class Shelves:
    """The goods of the shop, cheap ones first, popular ones more than once.

    Attributes:
        products: every product; its number is its place from 1 on.
    """

    def __init__(self, market: Market) -> None:
        """Prices the goods for a market."""
        self._step = market.step
        self.products: list[Product] = []
        self._groups: list[list[_Good]] = []
        for group, goods in lists.goods().items():
            self._groups.append([])
            for name, good in goods.items():
                price = self._line(good["price"] * market.rate)
                self.products.append(Product(name=name, group=group, price=price))
                placed = _Good(len(self.products), price, bool(good.get("weighed")))
                self._groups[-1] += [placed] * good["popular"]
        for goods_of_group in self._groups:
            goods_of_group.sort(key=lambda good: good.price)
        self._all = sorted(chain(*self._groups), key=lambda good: good.price)

    def fill(self, dice: Dice, spend: float, taste: float, pieces: int) -> Basket:
        """Fills a basket.

        Args:
            dice: chance.
            spend: above 1 dearer goods are taken, below 1 cheaper ones.
            taste: 0 to 1, the group liked best.
            pieces: the most pieces of one product; 1 for most people.
        """
        random, dear = dice.random, 1 / spend
        favourites = self._groups[int(taste * len(self._groups))]
        percent = dice.pick(_PER_CENT_OFF) if random() < _DISCOUNTED else 0
        items: dict[int, Item] = {}
        full = paid = 0
        while not items or (len(items) < _MOST_LINES and random() < _ONE_MORE):
            goods = favourites if random() < _FAVOURITE else self._all
            good = goods[int(len(goods) * random() ** dear)]
            if good.product in items:
                continue
            quantity = self._quantity(good, dice, pieces)
            price = good.price * quantity // _WHOLE
            if good.weighed:
                price = self._line(price)
            amount = self._line(price * (100 - percent) // 100) if percent else price
            items[good.product] = Item(good.product, quantity, good.price, amount)
            full += price
            paid += amount
        return Basket(list(items.values()), paid, full - paid)

    def part(self, amount: int, share: float) -> int:
        """About this share of an amount, at least one step of the market."""
        return min(self._line(int(amount * share)), amount)

    def _quantity(self, good: _Good, dice: Dice, pieces: int) -> int:
        if good.weighed:
            return 50 * dice.between(2, 10) * max(1, pieces // 4)
        if pieces > 1:
            return _WHOLE * dice.between(1, pieces)
        return _WHOLE if dice.random() < 0.85 else 2 * _WHOLE

    def _line(self, amount: int) -> int:
        """The amount as it is asked for: whole steps of the market, at least one."""
        step = self._step
        return (amount + step // 2) // step * step or step
