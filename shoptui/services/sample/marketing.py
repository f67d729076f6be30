"""What the shop spent to be found: advertisements every month, fairs, campaigns, and wages."""

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from shoptui.services.sample import lists
from shoptui.services.sample.campaigns import Sending
from shoptui.services.sample.dice import Dice
from shoptui.services.sample.plan import SamplePlan
from shoptui.services.sample.seasons import Calendar
from shoptui.storage.bulk import MarketingRow

_USUAL_CUSTOMERS = 400  # of the shop these costs are those of; a larger one spends more
_MONTH = 30
_STEP = 10  # thousand đồng


class _Habit(NamedTuple):
    """What is spent again and again; the costs are in thousand đồng."""

    channel: str
    words: str
    first: int  # day from which on
    every: int  # days
    low: int
    high: int
    wages: int = 0


_HABITS = (
    _Habit("Facebook", "facebook", 0, _MONTH, 250, 600),
    _Habit("Instagram", "instagram", 200, _MONTH, 100, 300),
    _Habit("TikTok", "tiktok", 560, 45, 200, 700),
    _Habit("Google Maps", "google-maps", 90, 365, 300, 500),
    _Habit("Market fair", "market-fair", 150, 182, 800, 1500),
    _Habit("", "wages", 365, _MONTH, 900, 1200, wages=1),
)


def marketing_costs(
    calendar: Calendar, plan: SamplePlan, sendings: Sequence[Sending], operation_id: int
) -> list[MarketingRow]:
    """Every cost, by day.

    Args:
        calendar: the days of the shop.
        plan: how large a shop.
        sendings: its campaigns; those to come have cost nothing yet.
        operation_id: what the costs are recorded by.
    """
    ledger = _Ledger(calendar, plan, operation_id)
    rows = [*ledger.habits(), *ledger.campaigns(sendings)]
    return sorted(rows, key=attrgetter("day"))


class _Ledger:
    """Writes the costs down."""

    def __init__(self, calendar: Calendar, plan: SamplePlan, operation_id: int) -> None:
        self._calendar = calendar
        self._dice = Dice(plan.seed, "marketing")
        self._size = max(1.0, plan.customers / _USUAL_CUSTOMERS)
        self._rate = plan.market.rate
        self._operation = operation_id

    def habits(self) -> Iterator[MarketingRow]:
        for habit in _HABITS:
            for number in range(habit.first, self._calendar.last + 1, habit.every):
                day = self._calendar.open_from(number + self._dice.between(0, 6))
                if day <= self._calendar.last:
                    amount = self._amount(habit.low, habit.high)
                    note = self._dice.pick(lists.words("marketing", habit.words))
                    yield self._row(day, amount, habit.channel, None, habit.wages, note)

    def campaigns(self, sendings: Sequence[Sending]) -> Iterator[MarketingRow]:
        for sending in sendings:
            if sending.day > self._calendar.last:
                continue
            kind = "event" if sending.is_event else "newsletter"
            amount = self._amount(300, 900) if sending.is_event else self._amount(50, 150)
            note = self._dice.pick(lists.words("marketing", kind))
            yield self._row(sending.day, amount, "", sending.row.id, 0, note)
            if sending.is_event and self._dice.chance(0.7):
                wages = self._amount(150, 300)
                note = self._dice.pick(lists.words("marketing", "event-wages"))
                yield self._row(sending.day, wages, "", sending.row.id, 1, note)

    def _amount(self, low: int, high: int) -> int:
        thousands = round(self._dice.between(low, high) * self._size / _STEP) * _STEP
        return thousands * self._rate

    def _row(
        self, day: int, amount: int, channel: str, campaign: int | None, wages: int, note: str
    ) -> MarketingRow:
        text = self._calendar.texts[day]
        return MarketingRow(text, amount, channel, campaign, wages, note, self._operation)
