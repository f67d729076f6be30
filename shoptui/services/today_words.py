"""The day's list in words: what there is to do, why, and what to do about it."""

from collections.abc import Callable
from datetime import date

from shoptui.domain.language import _, counted
from shoptui.domain.to_do import Action, ToDo, ToDoKind
from shoptui.services.formats import Formats

LONGEST = 120  # characters of what was said


def kind_names() -> dict[ToDoKind, str]:
    """What each sort of entry is called."""
    return {
        ToDoKind.COMPLAINT: _("Complaint"),
        ToDoKind.INCIDENT: _("A slip of ours"),
        ToDoKind.FEEDBACK: _("Ask for feedback"),
        ToDoKind.BIRTHDAY: _("Birthday"),
        ToDoKind.LATE: _("Away for long"),
        ToDoKind.FOLLOW_UP: _("Follow-up"),
        ToDoKind.CAMPAIGN: _("Campaign"),
    }


def action_names() -> dict[Action, str]:
    """What is to be done, as a command."""
    return {
        Action.ANSWER: _("answer it"),
        Action.APOLOGISE: _("apologise first"),
        Action.ASK: _("ask how it was"),
        Action.GREET: _("congratulate"),
        Action.CALL: _("call or write"),
        Action.RETURN: _("come back to it"),
        Action.REACH: _("invite or write"),
    }


def reason(entry: ToDo, as_of: date, formats: Formats) -> str:
    """Why it stands in the list, with the figures it follows from."""
    return _REASONS[entry.kind](entry, as_of.toordinal(), formats)


def _slip(entry: ToDo, today: int, _formats: Formats) -> str:
    return _joined(
        counted("open for {count} day", "open for {count} days", today - entry.day), entry.text
    )


def _feedback(entry: ToDo, today: int, formats: Formats) -> str:
    ago = counted("order {count} day ago", "order {count} days ago", today - entry.day)
    return _joined(ago, formats.money(entry.amount))


def _birthday(entry: ToDo, today: int, formats: Formats) -> str:
    days = entry.day - today
    if not days:
        return _("today")
    ahead = counted("in {count} day", "in {count} days", days)
    return _joined(ahead, formats.date(date.fromordinal(entry.day)))


def _late(entry: ToDo, today: int, formats: Formats) -> str:
    silent = counted("{count} day away", "{count} days away", today - entry.day)
    usual = _("usually {days} days").format(days=formats.number(entry.gap / 2))
    return _joined(silent, usual)


def _follow_up(entry: ToDo, today: int, _formats: Formats) -> str:
    days = today - entry.day
    ago = (
        counted(
            "showed interest {count} day ago, no order since",
            "showed interest {count} days ago, no order since",
            days,
        )
        if entry.by_shop
        else counted(
            "asked {count} day ago, no order since",
            "asked {count} days ago, no order since",
            days,
        )
    )
    return _joined(ago, entry.text)


def _campaign(entry: ToDo, _today: int, formats: Formats) -> str:
    until = _("until {day}").format(day=formats.date(date.fromordinal(entry.day)))
    return _joined(entry.text, until)


_REASONS: dict[ToDoKind, Callable[[ToDo, int, Formats], str]] = {
    ToDoKind.COMPLAINT: _slip,
    ToDoKind.INCIDENT: _slip,
    ToDoKind.FEEDBACK: _feedback,
    ToDoKind.BIRTHDAY: _birthday,
    ToDoKind.LATE: _late,
    ToDoKind.FOLLOW_UP: _follow_up,
    ToDoKind.CAMPAIGN: _campaign,
}


def _joined(*parts: str) -> str:
    short = (part if len(part) <= LONGEST else f"{part[: LONGEST - 1]}…" for part in parts)
    return " · ".join(" ".join(part.split()) for part in short if part.strip())
