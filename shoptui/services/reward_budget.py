"""The month's budget for rewards, and what of it is spent."""

from datetime import date
from typing import NamedTuple

from shoptui.domain.language import _
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.reward_settings import BUDGET
from shoptui.services.settings import Recorded, recorded
from shoptui.storage.database import Connection
from shoptui.storage.reward_grants import cost_of_month


class Budget(NamedTuple):
    """A calendar month's budget, as of a day; minor units.

    Attributes:
        amount: what rewards may cost in a month, None for no limit.
        spent: what those given since the first of the month cost.
    """

    amount: int | None
    spent: int

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
        return budget_in(db, now, as_of or now.today)


def budget_in(db: Connection, now: Recorded, as_of: date) -> Budget:
    """The same within a reading of the file."""
    return Budget(now.value(BUDGET), cost_of_month(db, as_of))
