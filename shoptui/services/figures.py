"""What everybody did and the scores that follow, held in memory as of today.

After a change, also one that another window made, the journal tells whose records it was about:
they alone are read again, and the scores of the others are kept where no cut point moved. Where it
does not tell, and on another day, everybody is read anew.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import NamedTuple

from shoptui.analytics.loyalty.again import score_loyalty_again
from shoptui.analytics.loyalty.counts_again import counted_again
from shoptui.analytics.loyalty.scores import LoyaltyResult, score_loyalty
from shoptui.analytics.loyalty.strength import in_order
from shoptui.analytics.renewal import renewed
from shoptui.analytics.rfm import RfmResult, score_shop
from shoptui.analytics.rfm_again import score_again
from shoptui.analytics.spread import Spread, spread_of
from shoptui.domain.dates import Window
from shoptui.domain.facts import ShopFacts
from shoptui.domain.loyalty import LoyaltyRules
from shoptui.domain.loyalty_facts import LoyaltyFacts
from shoptui.domain.rfm_rules import RfmRules
from shoptui.domain.turnover import Turnover
from shoptui.services.desk import Desk
from shoptui.storage.changed import Changed, Seen, changed_since, last_seen
from shoptui.storage.database import Connection
from shoptui.storage.facts import around, shop_facts, some_facts
from shoptui.storage.loyalty_facts import loyalty_facts
from shoptui.storage.order_values import median_order
from shoptui.storage.side_by_side import Aside, Told
from shoptui.storage.turnover import turnover, turnover_since


class Span(NamedTuple):
    """What figures are of.

    Attributes:
        file: which file, see `Desk.which_file`.
        as_of: the last day that counts.
        window: the days that count.
        visits: several receipts of one day count as one order.
    """

    file: int
    as_of: date
    window: Window
    visits: bool


@dataclass(slots=True)
class Figures:
    """The figures of a shop at one moment.

    Attributes:
        span: what they are of.
        seen: the last operation they know of.
        facts: what everybody bought.
        spread: how the buyers' figures are spread.
        result: tiers and R, F, M scores, once they were asked for.
        did: what everybody did besides buying, likewise.
        loyal: the five scores, likewise.
        taken: what the shop took in its whole life, likewise.
        aside: opens a second connection to the file, which reads beside the first.
    """

    span: Span
    seen: Seen
    facts: ShopFacts
    spread: Spread
    result: RfmResult | None = None
    did: LoyaltyFacts | None = None
    loyal: LoyaltyResult | None = None
    taken: Turnover | None = None
    aside: Aside | None = None

    def scored(self, rules: RfmRules) -> RfmResult:
        """Tiers and R, F, M scores."""
        result = self.result
        if result is None or result.rules != rules:
            self.result = result = score_shop(self.facts, rules, self.spread)
        return result

    def loyalty(
        self, db: Connection, rules: LoyaltyRules, told: Told | None = None
    ) -> LoyaltyResult:
        """The five scores.

        Args:
            db: a connection to the file at the moment of the figures.
            rules: the owner's choices.
            told: is told how far the reading is.
        """
        if self.did is None:
            as_of, window = self.span.as_of, self.span.window
            self.did = loyalty_facts(db, as_of, window, aside=self.aside, told=told)
        loyal = self.loyal
        if loyal is None or loyal.rules != rules:
            self.loyal = loyal = score_loyalty(self.facts, self.did, rules, self.spread)
        return loyal

    def turnover(self, db: Connection) -> Turnover:
        """What the shop took in its whole life; `db` as for `loyalty`."""
        if self.taken is None:
            self.taken = turnover(db, self.span.as_of, self.span.visits)
        return self.taken

    def loyalty_in_order(self, db: Connection, rules: LoyaltyRules) -> LoyaltyResult:
        """The five scores, each type's also from the least to the highest, which are held on."""
        loyal = self.loyalty(db, rules)
        if any(each.ordered is None for each in loyal.types):
            types = tuple(replace(each, ordered=in_order(each)) for each in loyal.types)
            self.loyal = loyal = replace(loyal, types=types)
        return loyal


def figures(
    desk: Desk, db: Connection, rules: RfmRules, as_of: date, told: Told | None = None
) -> Figures:
    """The figures as of a day; today's are held and renewed, those of another day read.

    Args:
        desk: the open shop.
        db: a connection to its file.
        rules: the owner's choices.
        as_of: the last day that counts.
        told: is told how far the reading is, see `Told`.
    """
    span = Span(desk.which_file(), as_of, rules.window, rules.day_is_one_visit)
    if as_of != desk.today():
        return _read(desk, db, span, told)
    held: Figures = desk.book.renew(partial(_up_to_date, desk, db, span, told))
    return held


def facts_over(
    desk: Desk, db: Connection, rules: RfmRules, as_of: date, window: Window
) -> ShopFacts:
    """What everybody bought over a window; held ones where it is that of the scores."""
    if window == rules.window:
        return figures(desk, db, rules, as_of).facts
    median = partial(median_order, db, as_of, window)
    return shop_facts(db, as_of, window, rules.day_is_one_visit, median)


def fresh_figures(db: Connection, rules: RfmRules, as_of: date) -> Figures:
    """The figures read through one connection, which stays open as long as they are used."""
    span = Span(0, as_of, rules.window, rules.day_is_one_visit)
    return _figures(db, span, partial(median_order, db, as_of, rules.window))


def _up_to_date(
    desk: Desk, db: Connection, span: Span, told: Told | None, last: Figures | None
) -> Figures:
    if last is None or last.span != span:
        return _read(desk, db, span, told)
    seen = last_seen(db)
    if seen == last.seen:
        return last
    changed = changed_since(db, last.seen)
    if changed is None:
        return _read(desk, db, span, told)
    return _renewed(desk, db, last, seen, changed)


def _read(desk: Desk, db: Connection, span: Span, told: Told | None) -> Figures:
    return _figures(db, span, partial(_median, desk, span), desk.file.read, told)


def _figures(
    db: Connection,
    span: Span,
    median: Callable[[], int | None],
    aside: Aside | None = None,
    told: Told | None = None,
) -> Figures:
    facts = shop_facts(db, span.as_of, span.window, span.visits, median, aside, told)
    return Figures(span, last_seen(db), facts, spread_of(facts.customers), aside=aside)


def _renewed(desk: Desk, db: Connection, last: Figures, seen: Seen, changed: Changed) -> Figures:
    span, whom = last.span, changed.customers
    fresh = some_facts(db, whom, span.as_of, span.window, span.visits)
    now = renewed(last.facts.customers, whom, fresh)
    facts = around(db, span.as_of, span.window, now.customers, partial(_median, desk, span))
    spread = last.spread.moved(now.gone, now.come)
    new = Figures(span, seen, facts, spread, aside=last.aside)
    if last.result is not None:
        new.result = score_again(last.result, facts, new.spread, now.positions)
    if last.taken is not None and not span.visits:
        more = turnover_since(db, last.seen.id, span.as_of)
        taken = last.taken
        new.taken = more and Turnover(taken.net + more.net, taken.orders + more.orders)
    if last.did is None:
        return new
    did = loyalty_facts(db, span.as_of, span.window, None if changed.everybody else whom)
    new.did = did if changed.everybody else counted_again(last.did, did, whom)
    if last.loyal is not None:
        places = None if changed.everybody else now.positions
        new.loyal = score_loyalty_again(last.loyal, facts, new.did, new.spread, places)
    return new


def _median(desk: Desk, span: Span) -> int | None:
    with desk.file.read() as db:
        return median_order(db, span.as_of, span.window)
