"""What is said about cohorts: whom they hold, what counts, and what has to be taken with care."""

from dataclasses import dataclass
from datetime import date, timedelta

from shoptui.analytics.cohorts import CohortRules
from shoptui.domain.language import _
from shoptui.domain.periods import Span, period_of
from shoptui.domain.shop import Shop
from shoptui.domain.why import Section
from shoptui.services.active_days import ActiveDays
from shoptui.services.formats import Formats

MONTH, QUARTER = "month", "quarter"
CHANNEL, GROUP, AREA = "channel", "product group", "area"

FIRST_SEEN = "*"  # after the name of a row in the picture, where there is no room for a word


@dataclass(frozen=True, slots=True)
class Told:
    """What was asked, and what holds for all cohorts.

    Attributes:
        shop: whose customers they are.
        by: the breakdown.
        rules: by which they were parted.
        active: the active days.
        any_first_seen: whether some customers are only first seen.
    """

    shop: Shop
    by: str
    rules: CohortRules
    active: ActiveDays
    any_first_seen: bool

    @property
    def is_by_time(self) -> bool:
        """Whether the cohorts are those of months or quarters."""
        return self.rules.labels is None

    @property
    def in_quarters(self) -> bool:
        """Whether time is counted in quarters, else in months."""
        return self.rules.span is Span.QUARTER


def cohort_title(by: str) -> str:
    """What the first column holds."""
    named = {CHANNEL: _("Channel"), GROUP: _("First product group"), AREA: _("Area")}
    return named.get(by) or _("Cohort")


def cohort_name(name: str) -> str:
    """The name of a cohort, where it has none the word for that."""
    return name or _("unknown")


def notes(told: Told, formats: Formats) -> tuple[str, ...]:
    """What has to stand beside the lists."""
    said = [_as_of(told, formats), _counting(told)]
    return (*said, _seen(told, formats)) if told.any_first_seen else tuple(said)


def why(told: Told) -> tuple[Section, ...]:
    """How the figures come about."""
    return (
        Section(_("Who is in a cohort"), tuple(_whom(told))),
        Section(
            _("Month by month") if not told.in_quarters else _("Quarter by quarter"),
            (
                _("Share: customers with at least one order in it ÷ customers."),
                _(
                    "Net spend each: sales less refunds in it ÷ customers, also those who stayed "
                    "away."
                ),
                _("Average order: sales less refunds in it ÷ orders in it."),
            ),
        ),
        Section(
            _("Up to now"),
            (
                _("Came again: customers with two orders or more ÷ customers."),
                told.active.words(),
                _("Worth each: sales less refunds ever ÷ customers."),
            ),
        ),
    )


def _whom(told: Told) -> list[str]:
    parted = {
        MONTH: _("Everybody who ordered, by the month of the first order."),
        QUARTER: _("Everybody who ordered, by the quarter of the first order."),
        CHANNEL: _("Everybody who ordered, by how they heard of you."),
        GROUP: _(
            "Everybody who ordered, by the product group on the receipt of the first day; where "
            "there are several, the one written first."
        ),
        AREA: _("Everybody who ordered, by where they live."),
    }
    lines = [
        parted[told.by],
        _(
            "Customers put away are left out. A wholly refunded sale is no order, and a refund "
            "counts on the day of its sale."
        ),
    ]
    if told.rules.day_is_one_visit:
        lines.append(_("Several receipts of a customer on one day are one order."))
    return lines


def _as_of(told: Told, formats: Formats) -> str:
    last, span = told.rules.as_of, told.rules.span
    if period_of(last + timedelta(days=1), span) != period_of(last, span):
        message = _("As of {day}.")
    elif told.in_quarters:
        message = _("As of {day}; the latest quarter is not over.")
    else:
        message = _("As of {day}; the latest month is not over.")
    return message.format(day=formats.date(last))


def _counting(told: Told) -> str:
    if told.in_quarters:
        return _("Quarter 0 is that of the first order.")
    if told.is_by_time:
        return _("Month 0 is that of the first order.")
    return _("Months count from each first order, for those who got that far.")


def _seen(told: Told, formats: Formats) -> str:
    begin = told.shop.records_begin
    message = _(
        "* First seen: first order by {until}, so soon after the records begin ({begin}) that "
        "they may not be new."
    )
    return message.format(
        until=formats.date(date.fromordinal(told.rules.until)),
        begin=formats.date(begin) if begin else "",
    )
