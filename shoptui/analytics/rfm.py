"""Recency, frequency and monetary scores of every customer."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from shoptui.analytics.cut_points import CutPoints, Measure, cuts_in_force
from shoptui.analytics.spread import Spread, spread_of
from shoptui.analytics.tiers import GRADES, LOST, PROSPECT, Grade, place_of
from shoptui.domain.facts import CustomerFacts, Customers, ShopFacts
from shoptui.domain.rfm_rules import RfmRules

MEASURES = tuple(Measure)


@dataclass(frozen=True, slots=True)
class RfmResult:
    """The scores of a whole shop.

    Attributes:
        facts: what they were worked out from.
        rules: the owner's choices.
        cuts: the cut points in force, for recency, frequency and monetary.
        buyers: customers with an order in the window.
        places: for each customer of `facts.customers` the place of its grade in `GRADES`; one byte
            a customer, since there are only 127 grades.
    """

    facts: ShopFacts
    rules: RfmRules
    cuts: tuple[CutPoints, CutPoints, CutPoints]
    buyers: int
    places: bytes

    def grade(self, position: int) -> Grade:
        """The grade of the customer at a position of `facts.customers`."""
        return GRADES[self.places[position]]

    def days_silent(self, customer: CustomerFacts) -> int | None:
        """Days from the last order to the as-of date, None where there was never one."""
        return self.facts.as_of.toordinal() - customer.last_order if customer.last_order else None

    def members(self) -> list[list[int]]:
        """For each grade of `GRADES` the positions of its customers."""
        groups: list[list[int]] = [[] for _grade in GRADES]
        for position, place in enumerate(self.places):
            groups[place].append(position)
        return groups


def score_shop(facts: ShopFacts, rules: RfmRules, spread: Spread | None = None) -> RfmResult:
    """Scores every customer from 1 to 5 on each measure and names the tier.

    A score is 1 plus the number of cut points strictly below the value, for recency 5 less that
    number; so equal customers share a score whatever the order of the rows.

    Args:
        facts: taken with the window and the visit rule of `rules`.
        rules: the owner's choices.
        spread: of the facts, where it is known already.
    """
    spread = spread or spread_of(facts.customers)
    cuts = cuts_of(facts, rules, spread)
    return RfmResult(facts, rules, cuts, spread.buyers, places_of(facts.customers, facts, cuts))


def cuts_of(
    facts: ShopFacts, rules: RfmRules, spread: Spread
) -> tuple[CutPoints, CutPoints, CutPoints]:
    """The cut points in force, for recency, frequency and monetary."""
    silences = spread.silences(facts.as_of.toordinal())
    return (
        cuts_in_force(Measure.RECENCY, silences, facts, rules),
        cuts_in_force(Measure.FREQUENCY, spread.orders, facts, rules),
        cuts_in_force(Measure.MONETARY, spread.net, facts, rules),
    )


def places_of(customers: Customers, facts: ShopFacts, cuts: Sequence[CutPoints]) -> bytes:
    """The places of customers' grades in `GRADES`.

    One loop over all customers with nothing made for each: this is where the time goes. Days and
    numbers of orders are few, so what they are worth is looked up.
    """
    today = facts.as_of.toordinal()
    recency, frequency, monetary = (cut.floors for cut in cuts)
    best = place_of(5, 1, 1)
    by_day = {
        day: best - 25 * bisect_left(recency, today - day) for day in {*customers.last_in_window}
    }
    by_orders = {orders: 5 * bisect_left(frequency, orders) for orders in {*customers.orders}}
    columns = (customers.last_in_window, customers.orders, customers.net, customers.orders_ever)
    return bytes(
        [
            by_day[last] + by_orders[orders] + bisect_left(monetary, net)
            if last
            else (LOST if ever else PROSPECT)
            for last, orders, net, ever in zip(*columns, strict=True)
        ]
    )
