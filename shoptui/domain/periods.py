"""Months and quarters of the calendar, numbered: later less earlier says how many lie between."""

from datetime import date
from enum import IntEnum

MONTHS = 12


class Span(IntEnum):
    """How long a period is, in months."""

    MONTH = 1
    QUARTER = 3


def period_of(day: date, span: Span) -> int:
    """The number of the period a day lies in."""
    return (day.year * MONTHS + day.month - 1) // span


def first_day(period: int, span: Span) -> date:
    """The first day of a period."""
    year, month = divmod(period * span, MONTHS)
    return date(year, month + 1, 1)


def period_name(period: int, span: Span) -> str:
    """The period as it sorts: "2026-01", "2026-Q1"."""
    day = first_day(period, span)
    if span is Span.MONTH:
        return f"{day.year:04}-{day.month:02}"
    return f"{day.year:04}-Q{(day.month - 1) // span + 1}"
