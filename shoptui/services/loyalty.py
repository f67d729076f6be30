"""How loyal the shop's customers are, in five ways, and why."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from shoptui.analytics.house_rules import kept_by_rule
from shoptui.analytics.loyalty.means import as_shown
from shoptui.analytics.loyalty.scores import LoyaltyResult, score_loyalty
from shoptui.analytics.loyalty.strength import strong, weak
from shoptui.analytics.loyalty.why import LoyaltyWhy, explain
from shoptui.analytics.places import known_place
from shoptui.domain.facts import ShopFacts
from shoptui.domain.language import _
from shoptui.domain.loyalty import (
    STAGE_WEIGHTS,
    Indicator,
    LoyaltyRules,
    LoyaltyType,
    Weighing,
)
from shoptui.domain.loyalty_facts import Records
from shoptui.domain.shop import Shop
from shoptui.domain.table import Table
from shoptui.domain.why import Section
from shoptui.domain.working_days import WorkingDays
from shoptui.services import loyalty_settings as known
from shoptui.services import loyalty_tables
from shoptui.services.desk import Desk
from shoptui.services.figures import figures
from shoptui.services.formats import Formats
from shoptui.services.loyalty_words import type_name
from shoptui.services.settings import Recorded, recorded, rfm_rules_of
from shoptui.services.why_loyalty import sections
from shoptui.storage import house_rules
from shoptui.storage.loyalty_facts import loyalty_facts
from shoptui.storage.loyalty_records import judged_sales, records_of
from shoptui.storage.side_by_side import Told


class Standing(NamedTuple):
    """One score of a customer beside the shop's mean.

    Attributes:
        type: the type, None for the overall score.
        name: the type in the owner's language.
        score: 0 to 100 with one decimal, None where it is unknown.
        mean: the shop's mean, likewise.
    """

    type: LoyaltyType | None
    name: str
    score: float | None
    mean: float | None


@dataclass(frozen=True)
class LoyalShop:
    """All customers scored once; every list of the analysis follows from it.

    Attributes:
        desk: the open shop.
        shop: whose customers they are.
        result: the facts and the scores.
    """

    desk: Desk
    shop: Shop
    result: LoyaltyResult

    @cached_property
    def order(self) -> list[int]:
        """All customers, the highest overall score first, unknown last.

        Positions of `result.shop.customers`.
        """
        return _best_first(self.result)

    @property
    def as_of(self) -> date:
        """The last day that counts."""
        return self.result.shop.as_of

    def customers(self) -> Table:
        """Everybody: the "loyalty" table, `ids` the customers."""
        return self._list(self.order, _("Customers by loyalty"))

    def strong_in(self, which: LoyaltyType) -> Table:
        """Who scores above the upper quartile of a type, and 50 at least."""
        members = set(strong(self.result.of_type(which)))
        title = _("Strong in {type}").format(type=type_name(which))
        return self._list([at for at in self.order if at in members], title)

    def weak_in(self, which: LoyaltyType) -> Table:
        """Who scores in the lower quartile of a type, and below 50; unknown is not weak."""
        members = set(weak(self.result.of_type(which)))
        title = _("Weak in {type}").format(type=type_name(which))
        return self._list([at for at in self.order if at in members], title)

    def map(self) -> Table:
        """The map of types, with the shop's mean for each."""
        return loyalty_tables.type_map(self.result, self.shop.currency)

    def profile(self, customer_id: int) -> tuple[Standing, ...]:
        """The five scores of a customer beside the shop's means, and last the overall one.

        Raises:
            NotFound: the customer was not known on the as-of date.
        """
        at, result = known_place(self.result.shop, customer_id), self.result
        five = (_standing(each.kind.type, each.scores[at], each.mean) for each in result.types)
        return (*five, _standing(None, result.overall[at], result.overall_mean))

    def explanation(self, customer_id: int) -> LoyaltyWhy:
        """Why a customer has the five scores, as data; reads that customer's records.

        Raises:
            NotFound: the customer was not known on the as-of date.
        """
        return explain(self.result, customer_id, _records(self, customer_id))

    def why(self, customer_id: int, which: LoyaltyType | None = None) -> list[Section]:
        """The same in the owner's words; of all types, or of one.

        Raises:
            NotFound: the customer was not known on the as-of date.
        """
        return sections(self.explanation(customer_id), self.result, Formats(self.shop), which)

    def _list(self, positions: list[int], title: str) -> Table:
        return loyalty_tables.customers(self.result, positions, title, self.shop.currency)


def score(
    desk: Desk,
    as_of: date | None = None,
    facts: ShopFacts | None = None,
    told: Told | None = None,
) -> LoyalShop:
    """Scores everybody, as of a date (today when left out).

    Args:
        desk: the open shop.
        as_of: the last day that counts.
        facts: what customers bought, where it was read already (`Scored.result.facts`); then the
            date is theirs.
        told: as for `tiers.score`; where the facts have to be read too, that is told first.
    """
    now = recorded(desk)
    rules = loyalty_rules_of(now)
    day = facts.as_of if facts else as_of or now.today
    with desk.file.read() as db:
        if facts is None or day == now.today:
            read = figures(desk, db, rfm_rules_of(now), day, told)
            if facts is None or facts is read.facts:
                return loyal_of(desk, now.shop, read.loyalty(db, rules, told))
        did = loyalty_facts(db, day, rules.window, aside=desk.file.read, told=told)
    return loyal_of(desk, now.shop, score_loyalty(facts, did, rules))


def loyal_of(desk: Desk, shop: Shop, result: LoyaltyResult) -> LoyalShop:
    """The same where everybody was scored already."""
    return LoyalShop(desk, shop, result)


def loyalty_rules_of(now: Recorded) -> LoyaltyRules:
    """The owner's choices for the loyalty scores."""
    rfm, weighing = rfm_rules_of(now), now.value(known.OVERALL)
    own = now.value(known.OWN_WEIGHTS)
    return LoyaltyRules(
        window=rfm.window,
        weights={each: now.value(setting) for each, setting in known.WEIGHTS.items()},
        targets={each: now.value(setting) for each, setting in known.TARGETS.items()},
        overall=own if weighing is Weighing.OWN else STAGE_WEIGHTS[now.shop.stage],
        weighing=weighing,
        day_is_one_visit=rfm.day_is_one_visit,
    )


def loyalty_table(desk: Desk, as_of: date | None = None) -> Table:
    """Every customer with the five scores; see `LoyalShop.customers`."""
    return score(desk, as_of).customers()


def map_table(desk: Desk, as_of: date | None = None) -> Table:
    """The map of types; see `LoyalShop.map`."""
    return score(desk, as_of).map()


def profile(desk: Desk, customer_id: int, as_of: date | None = None) -> tuple[Standing, ...]:
    """The scores of one customer beside the shop's means; see `LoyalShop.profile`."""
    return score(desk, as_of).profile(customer_id)


def why_loyalty(desk: Desk, customer_id: int, as_of: date | None = None) -> list[Section]:
    """Why a customer has the five scores; see `LoyalShop.why`."""
    return score(desk, as_of).why(customer_id)


def _standing(which: LoyaltyType | None, value: float | None, mean: float | None) -> Standing:
    name = type_name(which) if which else _("Overall")
    return Standing(which, name, as_shown(value), as_shown(mean))


def _best_first(result: LoyaltyResult) -> list[int]:
    """By overall score; equal ones by net spend, then as they stand."""
    order = sorted(
        range(len(result.overall)), key=result.shop.customers.net.__getitem__, reverse=True
    )
    # What is unknown lies below every score. Two plain sorts take half as long as one by pairs.
    order.sort(key=result.overall.values.__getitem__, reverse=True)
    return order


def _records(loyal: LoyalShop, customer_id: int) -> Records:
    window = loyal.result.rules.window
    with loyal.desk.file.read() as db:
        records = records_of(db, customer_id, loyal.as_of, window)
        sales = judged_sales(db, customer_id, loyal.as_of, window)
        rules, calendar = house_rules.in_force(db), WorkingDays(house_rules.holidays(db))
    records[Indicator.RULES_KEPT] = kept_by_rule(rules, sales, loyal.as_of, calendar)
    return records
