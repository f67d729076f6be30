"""What the shop held and sent: an event every few months, a newsletter every two, one to come."""

from collections.abc import Iterator
from typing import NamedTuple

from shoptui.domain.campaigns import CampaignKind
from shoptui.domain.loyalty import LoyaltyType
from shoptui.services.sample import lists
from shoptui.services.sample.dice import Dice
from shoptui.services.sample.market import Market
from shoptui.services.sample.seasons import Calendar
from shoptui.storage.bulk import CampaignRow

# Days back from the last day; the first event is still to come. None of them went out so lately
# that everybody would have to be left in peace.
_EVENTS = (-18, 34, 96, 187, 278, 360, 452, 543, 690, 820, 960)
_NEWSLETTERS = (24, 85, 146, 208, 270, 331, 410, 470, 548, 610, 700, 800, 900, 1000)
_EVENING_COSTS = (800, 2500)  # thousand đồng
_SATURDAY = 5


class Sending(NamedTuple):
    """A campaign and its day.

    Attributes:
        row: the campaign.
        day: on which it took place or went out; that of the next event is still to come.
    """

    row: CampaignRow
    day: int

    @property
    def is_event(self) -> bool:
        """Whether people come to it."""
        return self.row.kind == CampaignKind.EVENT


def campaigns(calendar: Calendar, market: Market, dice: Dice) -> list[Sending]:
    """Every campaign by day, numbered."""
    days = sorted([*_days(calendar, CampaignKind.EVENT), *_days(calendar, CampaignKind.NEWSLETTER)])
    return [
        Sending(_row(number, day, kind, name, calendar, market, dice), day)
        for number, (day, kind, name) in enumerate(days, 1)
    ]


def _days(calendar: Calendar, kind: CampaignKind) -> Iterator[tuple[int, CampaignKind, str]]:
    is_event = kind is CampaignKind.EVENT
    back = _EVENTS if is_event else _NEWSLETTERS
    for days, name in zip(back, lists.words("campaign", kind.value), strict=True):
        day = calendar.last - days
        yield _open_saturday(calendar, day) if is_event else calendar.open_from(day), kind, name


def _open_saturday(calendar: Calendar, day: int) -> int:
    """The Saturday of that week or, when the shop is closed then, of the next."""
    day += _SATURDAY - calendar.day(day).weekday()
    return day if calendar.open_from(day) == day else day + 7


def _row(
    number: int,
    day: int,
    kind: CampaignKind,
    name: str,
    calendar: Calendar,
    market: Market,
    dice: Dice,
) -> CampaignRow:
    on = calendar.day(day).isoformat()
    is_event = kind is CampaignKind.EVENT
    return CampaignRow(
        id=number,
        name=name,
        raises=LoyaltyType.CONTACT.value,
        kind=kind.value,
        starts_on=on,
        ends_on=on,
        budget=dice.between(*_EVENING_COSTS) // 100 * 100 * market.rate if is_event else 0,
        note=dice.pick(lists.words("campaign", "event-note")) if is_event else "",
    )
