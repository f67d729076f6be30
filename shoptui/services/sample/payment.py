"""How sales are ordered, invoiced, paid, signed for and handed over."""

from typing import NamedTuple

from shoptui.domain.house_rules import Judged, Verdict
from shoptui.services.sample.dice import Dice
from shoptui.services.sample.habits import Habit
from shoptui.services.sample.lives import Life
from shoptui.services.sample.plan import DAYS
from shoptui.services.sample.seasons import Calendar
from shoptui.storage.bulk import HouseRuleRow

OUR_FORM = "our form"
_DAYS_TO_PAY = 7
_IN_TIME = 5  # calendar days: never more than as many working days
_LATE = (12, 45)
_NEVER = 0.06  # of those who do not pay in time
_RULES_SINCE = 540  # days back
_TICKED = 5


class Terms(NamedTuple):
    """The days and ways of one sale; days as the file keeps them."""

    channel: str
    fulfilment: str
    invoiced_on: str | None
    due_on: str | None
    paid_on: str | None
    papers_on: str | None


# Paid and taken away at once, without papers.
AT_THE_COUNTER = Terms("counter", "collected", None, None, None, None)


def house_rules(calendar: Calendar) -> list[HouseRuleRow]:
    """The rules of the house, numbered."""
    since = max(0, calendar.last - _RULES_SINCE)
    rules = (
        ("Paid within 5 working days", Judged.PAID_WITHIN, 5, ""),
        ("Papers signed within 10 working days", Judged.PAPERS_WITHIN, 10, ""),
        ("Ordered through our form", Judged.OWN_FORM, 0, OUR_FORM),
        ("Collected in person", Judged.COLLECTED, 0, ""),
        ("Brought the closing papers", Judged.TICKED, 0, ""),
    )
    return [
        HouseRuleRow(
            id=number,
            name=name,
            judged=judged.value,
            days=days,
            channel=channel,
            starts_on=calendar.texts[since],
            active=1,
        )
        for number, (name, judged, days, channel) in enumerate(rules, 1)
    ]


def agree(life: Life, day: int, calendar: Calendar, dice: Dice) -> Terms:
    """The terms of a customer's sale: most people buy at the counter, organisations on invoice."""
    organisation = life.habit is Habit.ORGANISATION
    if not organisation and life.discipline and dice.random() < 0.7:
        return AT_THE_COUNTER
    kept = dice.random() < life.discipline
    channel = OUR_FORM if kept else dice.pick(("phone", "message", "message"))
    fulfilment = "collected" if dice.random() < life.discipline * 0.9 else "delivered"
    invoiced = day + dice.between(0, 1)
    signed = _papers(life, invoiced, calendar, dice) if organisation else None
    invoiced_on = calendar.text(invoiced)
    return Terms(
        channel,
        fulfilment,
        invoiced_on,
        calendar.day(invoiced + _DAYS_TO_PAY).isoformat() if invoiced_on else None,
        _paid(life, invoiced, calendar, dice),
        signed,
    )


def tick(life: Life, day: int, dice: Dice) -> tuple[int, str] | None:
    """The ticked rule and its verdict on an organisation's sale; None where nothing was ticked."""
    if day < DAYS - _RULES_SINCE or dice.random() < 0.3:
        return None
    if dice.random() < 0.05:
        return _TICKED, Verdict.NOT_APPLICABLE.value
    kept = dice.random() < life.discipline
    return _TICKED, (Verdict.KEPT if kept else Verdict.BROKEN).value


def _paid(life: Life, invoiced: int, calendar: Calendar, dice: Dice) -> str | None:
    if dice.random() < life.discipline:
        return calendar.text(invoiced + dice.between(0, _IN_TIME))
    if dice.random() < _NEVER:
        return None
    return calendar.text(invoiced + dice.between(*_LATE))


def _papers(life: Life, invoiced: int, calendar: Calendar, dice: Dice) -> str | None:
    if dice.random() < 0.1:
        return None
    in_time = dice.random() < life.discipline
    days = dice.between(1, 12) if in_time else dice.between(20, 50)
    return calendar.text(invoiced + days)
