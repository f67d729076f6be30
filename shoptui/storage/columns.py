"""How days and yes/no stand in the file: ISO text and 0 or 1."""

from datetime import date


def to_text(day: date | None) -> str | None:
    """The day as the file keeps it."""
    return day.isoformat() if day else None


def to_day(text: str | None) -> date | None:
    """The day the file keeps, None where it keeps none."""
    return date.fromisoformat(text) if text else None
