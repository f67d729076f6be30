"""Who brought whom."""

from bisect import bisect_right
from itertools import accumulate

from shoptui.domain.customers import Gender
from shoptui.services.sample import lists
from shoptui.services.sample.dice import Dice
from shoptui.services.sample.habits import MANNERS
from shoptui.services.sample.lives import Life
from shoptui.services.sample.names import person_name
from shoptui.services.sample.people import Village
from shoptui.services.sample.plan import SamplePlan
from shoptui.services.sample.seasons import Calendar
from shoptui.storage.bulk import ReferralRow

_LEAD_DAYS = 20
_STRANGERS = 0.5  # for each friend who came another one was named and never did


class _Advocates:
    """Those who tell their friends, in the order in which they came."""

    def __init__(self, lives: list[Life]) -> None:
        """Takes everybody with a renown who still comes."""
        known = [(n, life) for n, life in enumerate(lives) if life.renown and life.active]
        self._numbers = [number for number, _life in known]
        self._since = [life.first for _number, life in known]
        self._renown = [0.0, *accumulate(life.renown for _number, life in known)]

    def one(self, day: int, dice: Dice) -> int | None:
        """The place of one who had come before a day, by renown; None while there is nobody."""
        there = bisect_right(self._since, day - _LEAD_DAYS - 1)
        if not there:
            return None
        place = bisect_right(self._renown, dice.random() * self._renown[there]) - 1
        return self._numbers[min(place, there - 1)]


def referrals(
    lives: list[Life], village: Village, calendar: Calendar, plan: SamplePlan
) -> list[ReferralRow]:
    """Every referral by day: friends who came, and friends who were only named."""
    dice = Dice(plan.seed, "referrals")
    advocates = _Advocates(lives)
    friend = lists.words("visiting", "friends")[0]
    rows: list[ReferralRow] = []
    for number, life in enumerate(lives):
        for _friend in range(MANNERS[life.habit].friends):
            rows.append(_named(number, life.late_day(dice), village, calendar, plan, dice))
        if village.customers[number].channel != friend:
            continue
        referrer = advocates.one(life.first, dice)
        if referrer is None:
            continue
        rows.append(_came(number, referrer, life.first, village, calendar, dice))
        if dice.chance(_STRANGERS):
            rows.append(_named(referrer, life.first, village, calendar, plan, dice))
    rows.sort(key=lambda row: row.day)
    return rows


def _came(
    number: int, referrer: int, first: int, village: Village, calendar: Calendar, dice: Dice
) -> ReferralRow:
    customer = village.customers[number]
    day = calendar.texts[first - dice.between(0, _LEAD_DAYS)]
    return ReferralRow(referrer + 1, day, number + 1, customer.name, customer.phone)


def _named(
    referrer: int, day: int, village: Village, calendar: Calendar, plan: SamplePlan, dice: Dice
) -> ReferralRow:
    name = person_name(dice.weighted(plan.market.tongues), Gender.FEMALE, dice)
    phone = village.phones.give() if dice.chance(0.7) else ""
    return ReferralRow(referrer + 1, calendar.texts[day], None, name, phone)
