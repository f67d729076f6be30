"""Rings up the visits one by one: sales with their lines, and the refunds that follow."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from heapq import heappop, heappush

from shoptui.services.sample.baskets import Basket, Item, Shelves
from shoptui.services.sample.contacts import Talk
from shoptui.services.sample.dice import Dice
from shoptui.services.sample.feedback import INCIDENTS, Ear
from shoptui.services.sample.habits import Habit
from shoptui.services.sample.lives import Life
from shoptui.services.sample.payment import AT_THE_COUNTER, Terms, agree, tick
from shoptui.services.sample.returns import RETURNED, WALK_IN_RETURNED, Return, returns_of
from shoptui.services.sample.seasons import Calendar
from shoptui.storage.bulk import LineRow, PurchaseRow, TickRow

_BATCH = 10_000
_UNLISTED = 0.06  # sales of which only the amount was typed
_VOID = 0.006
_ASKED_FIRST = 0.25  # orders of the most sociable that began with a question


@dataclass(slots=True)
class Batch:
    """Rows that go into the file together."""

    purchases: list[PurchaseRow] = field(default_factory=list)
    lines: list[LineRow] = field(default_factory=list)
    ticks: list[TickRow] = field(default_factory=list)


class Till:
    """The till of the sample shop.

    Attributes:
        sales: made so far.
        refunds: given so far.
    """

    def __init__(
        self,
        lives: list[Life],
        calendar: Calendar,
        shelves: Shelves,
        ear: Ear,
        talk: Talk,
        seed: int,
        operation: int,
    ) -> None:
        """Opens the till; what customers say meanwhile goes to the ear and the talk."""
        self.sales = self.refunds = self._purchases = 0
        self._lives = lives
        self._calendar = calendar
        self._shelves = shelves
        self._ear = ear
        self._talk = talk
        self._dice = Dice(seed, "till")
        self._operation = operation
        self._returns: list[tuple[Return, PurchaseRow]] = []
        self._batch = Batch()

    def ring_up(self, visits: Iterable[tuple[int, int]]) -> Iterator[Batch]:
        """All sales and refunds in the order in which they happen, some thousands at a time."""
        for day, customer in visits:
            self._take_back(day)
            if customer:
                self._sell_to(customer, self._lives[customer - 1], day)
            else:
                self._sell_to_a_stranger(day)
            if len(self._batch.purchases) >= _BATCH:
                yield self._batch
                self._batch = Batch()
        self._take_back(self._calendar.last)
        yield self._batch

    def _sell_to_a_stranger(self, day: int) -> None:
        basket = self._shelves.fill(self._dice, 0.8, self._dice.random(), 1)
        self._sell(None, day, basket, AT_THE_COUNTER, WALK_IN_RETURNED)

    def _sell_to(self, customer: int, life: Life, day: int) -> None:
        dice = self._dice
        basket = self._shelves.fill(dice, life.spend, life.taste, life.pieces)
        terms = agree(life, day, self._calendar, dice)
        sale, sent_back = self._sell(customer, day, basket, terms, RETURNED)
        organisation = life.habit is Habit.ORGANISATION
        if organisation and (verdict := tick(life, day, dice)):
            self._batch.ticks.append(TickRow(sale, *verdict))
        if dice.random() < (0.5 if sent_back else life.candour):
            self._ear.about_order(customer, sale, day, sent_back)
        elif dice.random() < INCIDENTS:
            self._ear.incident(customer, sale, day)
        if dice.random() < life.sociable * _ASKED_FIRST:
            self._talk.asked_first(customer, life, sale, day, basket.items[0].product)

    def _sell(
        self, customer: int | None, day: int, basket: Basket, terms: Terms, returned: float
    ) -> tuple[int, bool]:
        """Writes one sale, and returns its number and whether some of it will come back."""
        dice = self._dice
        self._purchases += 1
        self.sales += 1
        number, today, void = self._purchases, self._calendar.texts[day], dice.random() < _VOID
        back: list[Return] = []
        if dice.random() < returned and not void:
            planned = returns_of(basket, number, day, self._calendar, self._shelves, dice)
            back = [each for each in planned if each.day <= self._calendar.last]
        row = PurchaseRow(
            id=number,
            customer_id=customer,
            kind="sale",
            ordered_on=today,
            amount=basket.amount,
            operation_id=self._operation,
            counted_on=today,
            discount=basket.discount,
            receipt=f"{self.sales:06}",
            void=int(void),
            channel=terms.channel,
            invoiced_on=terms.invoiced_on,
            due_on=terms.due_on,
            paid_on=terms.paid_on,
            papers_on=terms.papers_on,
            fulfilment=terms.fulfilment,
            wholly_refunded_on=self._gone_on(back, basket.amount) if back else None,
        )
        self._batch.purchases.append(row)
        if back or dice.random() > _UNLISTED:
            self._list(number, basket.items)
        for each in back:
            heappush(self._returns, (each, row))
        return number, bool(back)

    def _gone_on(self, back: list[Return], amount: int) -> str | None:
        """The day the returns of a sale come to all of it."""
        whole = sum(each.amount for each in back) >= amount
        return self._calendar.texts[back[-1].day] if whole else None

    def _take_back(self, day: int) -> None:
        """Writes the refunds due up to a day."""
        while self._returns and self._returns[0][0].day <= day:
            back, sale = heappop(self._returns)
            self._purchases += 1
            self.refunds += 1
            self._batch.purchases.append(
                PurchaseRow(
                    id=self._purchases,
                    customer_id=sale.customer_id,
                    kind="refund",
                    ordered_on=self._calendar.texts[back.day],
                    amount=back.amount,
                    operation_id=self._operation,
                    counted_on=sale.ordered_on,
                    sale_id=sale.id,
                    receipt=f"R{self.refunds:05}",
                    note=back.why,
                )
            )
            self._list(self._purchases, back.items)

    def _list(self, purchase: int, items: Iterable[Item]) -> None:
        for product, quantity, price, amount in items:
            self._batch.lines.append(LineRow(purchase, product, quantity, price, amount))
