"""Every report by its name. A new one is one entry here."""

from collections.abc import Callable
from datetime import date

from shoptui.domain.errors import NotFound
from shoptui.domain.language import _
from shoptui.domain.table import Table
from shoptui.services.desk import Desk
from shoptui.services.loyalty import loyalty_table, map_table
from shoptui.services.setting_forms import did_you_mean, word
from shoptui.services.suggestions import rewards_table
from shoptui.services.tiers import cells_table, cuts_table, rfm_table, tier_table
from shoptui.services.today import today_table

Report = Callable[[Desk, date | None], Table]

REPORTS: dict[str, Report] = {
    "rfm": rfm_table,
    "tiers": tier_table,
    "cells": cells_table,
    "cuts": cuts_table,
    "loyalty": loyalty_table,
    "map": map_table,
    "rewards": rewards_table,
    "today": today_table,
}


def report(desk: Desk, name: str, as_of: date | None = None) -> Table:
    """A report as of a date, today when left out.

    Raises:
        NotFound: there is no report of that name; all are listed.
    """
    if word(name) in REPORTS:
        return REPORTS[word(name)](desk, as_of)
    known = list(REPORTS)
    message = _("There is no report {name}; there are: {reports}.").format(
        name=name.strip()[:60], reports=", ".join(known)
    )
    raise NotFound(message + did_you_mean(word(name), known))
