"""What stands beside the value of customers, and why it is so much."""

from datetime import date
from typing import NamedTuple

from shoptui.analytics.value import LONGEST, ShopValue
from shoptui.domain.language import _
from shoptui.domain.why import Section
from shoptui.services.active_days import ActiveDays
from shoptui.services.formats import NOTHING, Formats
from shoptui.services.settings import Recorded


class ValueRead(NamedTuple):
    """What the file says of the value of customers as of a day."""

    now: Recorded
    as_of: date
    active: ActiveDays
    value: ShopValue


def notes(read: ValueRead, formats: Formats) -> tuple[str, ...]:
    """What has to be known beside the figures."""
    said = [
        _("As of {day}, over the shop's whole life.").format(day=formats.date(read.as_of)),
        _("Revenue and orders are the whole shop's, with walk-ins and customers put away."),
        read.active.words(),
    ]
    if not read.value.year.at_start:
        said.append(_("Nobody was a customer a year ago, so how long they stay is not known yet."))
    if begin := read.now.shop.records_begin:
        told = _("The records begin on {day}; what customers spent before is not in it.")
        said.append(told.format(day=formats.date(begin)))
    return tuple(said)


def why(read: ValueRead, formats: Formats) -> tuple[Section, ...]:
    """How each figure comes about."""
    value, revenue = read.value, formats.money(read.value.turnover.net)
    average = _money(value.average_order, formats)
    repeat = _("{repeat} came again ÷ {buyers} buyers = {rate}.")
    return (
        Section(
            _("Average order: {amount}").format(amount=average),
            (
                _("Revenue ÷ orders = {revenue} ÷ {orders}.").format(
                    revenue=revenue, orders=formats.number(value.turnover.orders)
                ),
                _("Void sales do not count; what was given back is taken off."),
            ),
        ),
        Section(
            _("Repeat rate"),
            (
                repeat.format(
                    repeat=value.repeat_buyers,
                    buyers=len(value.customers),
                    rate=_share(value.repeat_rate, formats),
                ),
            ),
        ),
        _why_years(read, formats),
        _why_projected(value, formats),
    )


def _why_years(read: ValueRead, formats: Formats) -> Section:
    value, years = read.value, read.value.expected_years
    churn = _(
        "Yearly churn = 1 − the retention rate of the last 365 days: {lost} of the {start} "
        "customers of a year ago are no more, {churn}."
    )
    told = NOTHING if years is None else formats.number(float(years))
    return Section(
        _("Expected years: {years}").format(years=told),
        (
            churn.format(
                lost=len(value.year.lost),
                start=value.year.at_start,
                churn=_share(value.churn, formats),
            ),
            _("Expected years = 1 ÷ yearly churn, at most {most}.").format(most=LONGEST),
            read.active.words(),
        ),
    )


def _why_projected(value: ShopValue, formats: Formats) -> Section:
    return Section(
        _("Projected: {amount}").format(amount=_money(value.projected, formats)),
        (
            _("Each customer's average order × orders a year × expected years; this is the mean."),
            _("Orders a year = orders ÷ the years since the first order, of which at least one."),
            _("Whoever is not active projects nothing."),
        ),
    )


def _money(amount: int | None, formats: Formats) -> str:
    return NOTHING if amount is None else formats.money(amount)


def _share(share: float | None, formats: Formats) -> str:
    return NOTHING if share is None else formats.share(share)
