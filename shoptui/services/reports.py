"""Every report by its name. A new list is one entry here; those of pane 8 are in `analyses`."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from importlib import import_module

from shoptui.domain.errors import InvalidInput, NotFound
from shoptui.domain.language import _
from shoptui.domain.table import Table
from shoptui.services.analyses.analysis import Analysis, Answer, Asked
from shoptui.services.analyses.registry import NAMES, analysis
from shoptui.services.desk import Desk
from shoptui.services.setting_forms import did_you_mean, word

Report = Callable[[Desk, date | None], Table]


def _in(module: str, function: str) -> Report:
    """A report from a module that is loaded when the report is asked for."""

    def made(desk: Desk, as_of: date | None) -> Table:
        table: Table = getattr(import_module(module, __package__), function)(desk, as_of)
        return table

    return made


REPORTS: dict[str, Report] = {
    "rfm": _in(".tiers", "rfm_table"),
    "tiers": _in(".tiers", "tier_table"),
    "cells": _in(".tiers", "cells_table"),
    "cuts": _in(".tiers", "cuts_table"),
    "loyalty": _in(".loyalty", "loyalty_table"),
    "map": _in(".loyalty", "map_table"),
    "rewards": _in(".suggestions", "rewards_table"),
    "today": _in(".today", "today_table"),
}
EVERYTHING = Asked()


def report(desk: Desk, name: str, as_of: date | None = None) -> Table:
    """The list of a report as of a date, today when left out.

    Raises:
        NotFound: there is no report of that name; all are listed.
    """
    return answer(desk, name, Asked(as_of=as_of)).table


def answer(desk: Desk, name: str, asked: Asked = EVERYTHING) -> Answer:
    """A report with all that belongs to it.

    Raises:
        NotFound: there is no report of that name; all are listed.
        InvalidInput: it has no such breakdown, no period at all, or refuses this one.
    """
    wanted = word(name)
    if wanted in NAMES:
        found = analysis(wanted)
        return found.make(desk, _checked(found, asked, desk.today()))
    if wanted not in REPORTS:
        raise _unknown(name)
    _refuse(wanted, asked)
    return Answer(REPORTS[wanted](desk, asked.as_of))


def _checked(found: Analysis, asked: Asked, today: date) -> Asked:
    """What is asked, as far as the report has it."""
    not_had = Asked(
        since=None if found.has_period else asked.since, by="" if found.breakdowns else asked.by
    )
    _refuse(found.name, not_had)
    if asked.since is not None and asked.since > (asked.as_of or today):
        message = _("The period begins after its last day: choose an earlier day to begin with.")
        raise InvalidInput(message, "since")
    return replace(asked, by=_breakdown(found, asked.by))


def _breakdown(found: Analysis, by: str) -> str:
    known = list(found.breakdowns)
    if not by or word(by) in known:
        return word(by)
    message = _("The report {name} can't be broken down by {by}; choose from {names}.").format(
        name=found.name, by=by.strip()[:60], names=", ".join(known)
    )
    raise InvalidInput(message + did_you_mean(word(by), known), "by")


def _refuse(name: str, asked: Asked) -> None:
    """Says where a report has no period or no breakdown."""
    if asked.since is not None:
        message = _("The report {name} has no period: leave out --since.")
        raise InvalidInput(message.format(name=name), "since")
    if asked.by:
        message = _("The report {name} has no breakdown: leave out --by.")
        raise InvalidInput(message.format(name=name), "by")


def _unknown(name: str) -> NotFound:
    known = [*REPORTS, *NAMES]
    message = _("There is no report {name}; there are: {reports}.").format(
        name=name.strip()[:60], reports=", ".join(known)
    )
    return NotFound(message + did_you_mean(word(name), known))
