"""Whom to offer what, and why: read once, then listed, found and explained."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from shoptui.analytics.candidates import Known
from shoptui.analytics.groups import Grouping
from shoptui.analytics.offers import Limits, Suggestion
from shoptui.analytics.suggestions import Suggested, suggest
from shoptui.domain.money import part_of
from shoptui.domain.table import Table
from shoptui.domain.why import Section
from shoptui.services import reward_settings as known
from shoptui.services.desk import Desk
from shoptui.services.figures import Figures, figures
from shoptui.services.known_customers import known_customers
from shoptui.services.known_one import known_one
from shoptui.services.offer_words import OfferWords
from shoptui.services.reward_budget import Budget, budget_in
from shoptui.services.reward_catalogue import catalogue_in
from shoptui.services.reward_skips import skipped_offers
from shoptui.services.reward_tables import suggestions_table
from shoptui.services.settings import Recorded, recorded, rfm_rules_of
from shoptui.services.why_reward import sections
from shoptui.storage.database import Connection
from shoptui.storage.turnover import turnover


@dataclass(frozen=True)
class Suggestions:
    """What to offer, as of a day.

    Attributes:
        desk: the open shop.
        suggested: the suggestions in their order, and those the budget does not reach for.
        budget: the month's.
        words: what is said about them.
        grouping: the groups they follow from. The other figures are let go: of a large shop they
            take as much memory as the suggestions themselves.
    """

    desk: Desk
    suggested: Suggested
    budget: Budget
    words: OfferWords
    grouping: Grouping

    @property
    def as_of(self) -> date:
        """The day they hold for."""
        return self.suggested.as_of

    @property
    def rows(self) -> list[Suggestion]:
        """The suggestions within the budget, in the order of `table`."""
        return self.suggested.within

    def table(self) -> Table:
        """The "rewards" table, `ids` the customers.

        Phone, e-mail and message stand only where a message may be sent, so that the list can be
        used for a mailing as it is.
        """
        return suggestions_table(self.desk, self.suggested, self.words, self.budget)

    def of(self, customer_id: int) -> Suggestion | None:
        """What to offer one customer, None for nothing."""
        return self._by_customer.get(customer_id)

    def why(self, suggestion: Suggestion) -> list[Section]:
        """Why this reward is suggested to this customer, and what it costs."""
        return sections(suggestion, self.words, self.budget)

    @cached_property
    def _by_customer(self) -> dict[int, Suggestion]:
        return {suggestion.customer_id: suggestion for suggestion in self.rows}


def suggestions(desk: Desk, as_of: date | None = None) -> Suggestions:
    """What to offer whom, as of a date (today when left out)."""
    now = recorded(desk)
    day = as_of or now.today
    with desk.file.read() as db:
        read = figures(desk, db, rfm_rules_of(now), day)
        return _suggestions(desk, db, now, read, known_customers(db, now, read))


def suggestions_for(
    desk: Desk, db: Connection, now: Recorded, read: Figures, position: int
) -> Suggestions | None:
    """What to offer one customer, read without the others; as in the list of all.

    None where that takes the others: the customer would be offered something, and there is a
    budget, which may be spent on those who come before.

    Args:
        desk: the open shop.
        db: an open connection, at the moment of the figures.
        now: the settings.
        read: what everybody did.
        position: of the customer in the facts.
    """
    who = read.facts.customers[position].customer_id
    alone = _suggestions(desk, db, now, read, known_one(db, now, read, position), who)
    suggested = alone.suggested
    if alone.budget.left is not None and (suggested.within or suggested.beyond):
        return None
    placed = [_placed(suggestion, position) for suggestion in suggested.within]
    return replace(alone, suggested=replace(suggested, within=placed))


def _suggestions(
    desk: Desk,
    db: Connection,
    now: Recorded,
    read: Figures,
    customers: Known,
    whom: int | None = None,
) -> Suggestions:
    day = read.facts.as_of
    offers = catalogue_in(db, day).offers()
    budget = budget_in(desk, db, now, day)
    limits = _limits(db, now, day, budget, whom)
    taken = turnover(db, day) if read.span.visits else read.turnover(db)
    average = part_of(taken.net, 1, taken.orders) if taken.orders else 0
    words = OfferWords(now.shop, average)
    return Suggestions(desk, suggest(customers, offers, limits), budget, words, customers.grouping)


def _placed(suggestion: Suggestion, position: int) -> Suggestion:
    return suggestion._replace(candidate=suggestion.candidate._replace(position=position))


def rewards_table(desk: Desk, as_of: date | None = None) -> Table:
    """The suggestions as a list; see `Suggestions.table`."""
    return suggestions(desk, as_of).table()


def _limits(db: Connection, now: Recorded, day: date, budget: Budget, whom: int | None) -> Limits:
    return Limits(
        quiet_days=now.value(known.QUIET_DAYS),
        again_days=now.value(known.AGAIN_DAYS),
        budget_left=budget.left,
        mail_unknown=now.value(known.MAIL_UNKNOWN),
        skipped=skipped_offers(db, day, whom),
    )
