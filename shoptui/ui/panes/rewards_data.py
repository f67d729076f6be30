"""What the pane of rewards shows, read in one go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from shoptui.domain.language import _
from shoptui.domain.reward_rules import RewardRule
from shoptui.domain.rewards import GrantState
from shoptui.domain.table import Table
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.reward_catalogue import Catalogue, catalogue
from shoptui.services.reward_lists import catalogue_table, rules_table
from shoptui.services.rewards import Suggestion, Suggestions, grants_table, suggestions


class View(StrEnum):
    """Which list is shown."""

    SUGGESTED = "suggested"
    OPEN = "open"
    GIVEN = "given"
    CATALOGUE = "catalogue"
    RULES = "rules"

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
        catalogue: what there is to give, and when it is suggested.
        tables: every list.
        by_rule: what each rule suggests, also beyond the budget, in order, by the rule's id.
        cost: what all that is suggested would cost; minor units.
        cost_beyond: what all that is beyond the budget would cost.
    """

    suggestions: Suggestions
    catalogue: Catalogue
    tables: Mapping[View, Table]
    by_rule: Mapping[int, Sequence[Suggestion]]
    cost: int
    cost_beyond: int

    def fired(self, rule: RewardRule) -> Sequence[Suggestion]:
        """What a rule suggests today, also beyond the budget, in order."""
        return self.by_rule.get(rule.id, ())

    def can_move(self, rule: RewardRule, places: int) -> bool:
        """Whether a rule has one of its like above (-1) or below it (1)."""
        likes = [each.id for each in self.catalogue.in_order if each.urgency is rule.urgency]
        return 0 <= likes.index(rule.id) + places < len(likes)


def read(desk: Desk) -> RewardsData:
    """Works out the suggestions and reads the other lists; runs in a thread."""
    suggested = suggestions(desk)
    within, beyond = suggested.suggested.within, suggested.suggested.beyond
    by_rule: dict[int, list[Suggestion]] = {}
    for each in (*within, *beyond):
        by_rule.setdefault(each.rule.id, []).append(each)
    fires = {rule_id: len(found) for rule_id, found in by_rule.items()}
    tables = {
        View.SUGGESTED: suggested.table(),
        View.OPEN: grants_table(desk, state=GrantState.OPEN),
        View.GIVEN: grants_table(desk),
        View.CATALOGUE: catalogue_table(desk),
        View.RULES: rules_table(desk, fires, suggested.words.average),
    }
    costs = (sum(each.cost for each in within), sum(each.cost for each in beyond))
    return RewardsData(suggested, catalogue(desk), tables, by_rule, *costs)


def list_names(data: RewardsData, formats: Formats) -> list[str]:
    """What each list is called, with how many rows it has."""
    names = {
        View.SUGGESTED: _("Suggested"),
        View.OPEN: _("Open"),
        View.GIVEN: _("All given"),
        View.CATALOGUE: _("Catalogue"),
        View.RULES: _("Rules"),
    }
    return [f"{names[view]} {formats.number(len(data.tables[view].rows))}" for view in View]


def empty_text(view: View) -> str:
    """What will stand in a list, and how it is filled."""
    return {
        View.SUGGESTED: _("Nobody to offer anything to just now. Sales and contacts bring ideas."),
        View.OPEN: _("Here stand rewards not redeemed yet. Tab to the suggestions, g gives one."),
        View.GIVEN: _("Here stands what you gave. Tab to the suggestions, g gives one."),
        View.CATALOGUE: _("Here stand the rewards you can give. Press a to add one."),
        View.RULES: _("Here stand the rules of what is suggested to whom. Press a to add one."),
    }[view]
