"""The month's budget for rewards, and what of it is spent."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial

from shoptui.domain.language import _
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.reward_settings import BUDGET
from shoptui.services.settings import Recorded, recorded
from shoptui.storage.database import Connection
from shoptui.storage.reward_grants import cost_of_month


@dataclass(frozen=True)
class Budget:
    """A calendar month's budget, as of a day; minor units.

    Attributes:
        amount: what rewards may cost in a month, None for no limit.
        cost: finds what those given since the first of the month cost, which takes a look at all
            that were ever given: without a limit nothing depends on it.
    """

    amount: int | None
    cost: Callable[[], int]

    @cached_property
    def spent(self) -> int:
        """What those given since the first of the month cost."""
        return self.cost()

    @property
    def left(self) -> int | None:
        """What may still be spent, never below 0; None for no limit."""
        return None if self.amount is None else max(self.amount - self.spent, 0)

    def words(self, formats: Formats) -> str:
        """The budget as a sentence."""
        spent = formats.money(self.spent)
        if self.amount is None:
            return _("Spent this month: {spent}; you set no budget.").format(spent=spent)
        return _("Spent this month: {spent} of {amount}.").format(
            spent=spent, amount=formats.money(self.amount)
        )


def budget(desk: Desk, as_of: date | None = None) -> Budget:
    """The budget of a day's month."""
    now = recorded(desk)
    with desk.file.read() as db:
        return budget_in(desk, db, now, as_of or now.today)


def budget_in(desk: Desk, db: Connection, now: Recorded, as_of: date) -> Budget:
    """The same within a reading of the file; without a limit the cost is read when asked for."""
    amount = now.value(BUDGET)
    if amount is None:
        return Budget(None, partial(_cost, desk, as_of))
    cost = cost_of_month(db, as_of)
    return Budget(amount, lambda: cost)


def _cost(desk: Desk, as_of: date) -> int:
    with desk.file.read() as db:
        return cost_of_month(db, as_of)
