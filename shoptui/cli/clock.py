"""The clock of this laptop; everything else is given its days and moments."""

from datetime import UTC, date, datetime


def today() -> date:
    """The day on the laptop's calendar."""
    return datetime.now().astimezone().date()


def now() -> datetime:
    """This moment in UTC."""
    return datetime.now(UTC)
