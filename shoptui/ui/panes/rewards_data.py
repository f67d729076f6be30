"""What the pane of rewards shows, read in one go."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from shoptui.domain.language import _
from shoptui.domain.rewards import GrantState
from shoptui.domain.table import Table
from shoptui.services.desk import Desk
from shoptui.services.reward_lists import catalogue_table
from shoptui.services.rewards import Suggestions, grants_table, suggestions


class View(StrEnum):
    """Which list is shown."""

    SUGGESTED = "suggested"
    OPEN = "open"
    GIVEN = "given"
    CATALOGUE = "catalogue"

    def step(self, places: int) -> "View":
        """The list so many places on; after the last comes the first."""
        views = tuple(View)
        return views[(views.index(self) + places) % len(views)]

    @property
    def is_grants(self) -> bool:
        """Whether the rows are rewards given."""
        return self in (View.OPEN, View.GIVEN)


@dataclass(frozen=True, slots=True)
class RewardsData:
    """One reading of the shop.

    Attributes:
        suggestions: what to offer whom.
        tables: every list.
    """

    suggestions: Suggestions
    tables: Mapping[View, Table]


def read(desk: Desk) -> RewardsData:
    """Works out the suggestions and reads the other lists; runs in a thread."""
    suggested = suggestions(desk)
    tables = {
        View.SUGGESTED: suggested.table(),
        View.OPEN: grants_table(desk, state=GrantState.OPEN),
        View.GIVEN: grants_table(desk),
        View.CATALOGUE: catalogue_table(desk),
    }
    return RewardsData(suggested, tables)


def view_names() -> dict[View, str]:
    """What each list is called."""
    return {
        View.SUGGESTED: _("Suggested"),
        View.OPEN: _("Open"),
        View.GIVEN: _("All given"),
        View.CATALOGUE: _("Catalogue"),
    }


def empty_text(view: View) -> str:
    """What will stand in a list, and how it is filled."""
    return {
        View.SUGGESTED: _("Nobody to offer anything to just now. Sales and contacts bring ideas."),
        View.OPEN: _("Here stand rewards not redeemed yet. Tab to the suggestions, g gives one."),
        View.GIVEN: _("Here stands what you gave. Tab to the suggestions, g gives one."),
        View.CATALOGUE: _("Here stand the rewards you can give."),
    }[view]
