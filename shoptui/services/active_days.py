"""For how long a silent customer is still taken for one."""

from datetime import date
from typing import NamedTuple

from shoptui.analytics.gaps import automatic_active_days
from shoptui.domain.language import _, counted
from shoptui.services.setting_list import ACTIVE_DAYS
from shoptui.services.settings import Recorded, rfm_rules_of
from shoptui.storage.database import Connection
from shoptui.storage.order_days import OrderDays, order_days


class ActiveDays(NamedTuple):
    """The active days and where they come from.

    Attributes:
        days: a customer silent for longer is not active.
        automatic: whether they follow from the gaps between the shop's own orders.
    """

    days: int
    automatic: bool

    def words(self) -> str:
        """Who is active, as a sentence."""
        said = counted(
            "Active is who ordered within the last {count} day",
            "Active is who ordered within the last {count} days",
            self.days,
        )
        if self.automatic:
            return _("{active}: twice your customers' median gap.").format(active=said)
        return f"{said}."


def active_days(db: Connection, now: Recorded, as_of: date) -> ActiveDays:
    """What holds on a day: the owner's or the trade's days, or those the orders speak of."""
    fixed = now.value(ACTIVE_DAYS)
    if fixed is not None:
        return ActiveDays(fixed, automatic=False)
    return days_by_gaps(order_days(db, as_of), now)


def days_by_gaps(days: OrderDays, now: Recorded) -> ActiveDays:
    """What the orders speak of; the trade's days where nobody came twice yet."""
    found = automatic_active_days(days.values())
    return ActiveDays(found or rfm_rules_of(now).defaults.active_days, automatic=bool(found))
