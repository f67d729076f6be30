"""What stands on the day's list, for the tests of it."""

from datetime import date

from shoptui.domain.to_do import ToDo, ToDoKind
from shoptui.services.desk import Desk
from shoptui.services.today import Today, today
from tests.services.reward_people import buyer


def listed(desk: Desk, as_of: date | None = None) -> list[tuple[ToDoKind, str]]:
    return [(entry.kind, entry.name) for entry in today(desk, as_of).to_dos]


def names(desk: Desk, kind: ToDoKind, as_of: date | None = None) -> list[str]:
    return [name for each, name in listed(desk, as_of) if each is kind]


def first(desk: Desk, kind: ToDoKind) -> tuple[Today, ToDo]:
    now = today(desk)
    return now, next(entry for entry in now.to_dos if entry.kind is kind)


def regular(desk: Desk, name: str, silent: int, **fields: object) -> int:
    """Three orders of $10, ten days apart, the last so many days ago."""
    return buyer(desk, name, silent, 3, 10, **fields)
