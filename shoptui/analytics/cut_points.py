"""The four cut points a measure is held against, where they come from, and why."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from shoptui.analytics.quantiles import QUINTILES, quantile
from shoptui.domain.facts import ShopFacts
from shoptui.domain.rfm_rules import Cuts, Method, RfmRules

FEWEST_BUYERS = 20  # with fewer, the shop's own quantiles say nothing


class Measure(StrEnum):
    """What is measured."""

    RECENCY = "recency"
    FREQUENCY = "frequency"
    MONETARY = "monetary"


class Source(StrEnum):
    """Where the cut points in force come from."""

    OWN_CUSTOMERS = "own customers"
    OWNER = "owner"
    TRADE = "trade"
    MEDIAN_ORDER = "median order"


class Fallback(StrEnum):
    """Why fixed cut points are in force though the owner chose his own customers."""

    TOO_FEW_BUYERS = "too few buyers"
    SAME_CUTS = "same cut points"


@dataclass(frozen=True, slots=True)
class CutPoints:
    """The cut points of one measure in force.

    Attributes:
        measure: what they cut.
        points: four, increasing and exact; none where there is nothing to derive them from.
        source: where they come from.
        fallback: why they are not the quantiles the owner asked for, None when they are.
    """

    measure: Measure
    points: tuple[Fraction, ...]
    source: Source
    fallback: Fallback | None = None

    @property
    def method(self) -> Method:
        """The method in force for this measure."""
        return Method.RELATIVE if self.source is Source.OWN_CUSTOMERS else Method.FIXED

    @property
    def floors(self) -> tuple[int, ...]:
        """The cut points rounded down: they part whole numbers exactly as the exact ones do."""
        return tuple(floor(point) for point in self.points)

    def score(self, value: int) -> int:
        """1 to 5, 5 best; a value equal to a cut point counts as not above it."""
        above = bisect_left(self.floors, value)
        return 5 - above if self.measure is Measure.RECENCY else 1 + above

    def needed(self, score: int) -> int:
        """The raw value nearest to today's that gives at least this score, 2 to 5.

        For recency the most days, for the others the least orders or minor units.
        """
        if self.measure is Measure.RECENCY:
            return self.floors[5 - score]
        return self.floors[score - 2] + 1


def scaled(cuts: Cuts, days: int, usual: int) -> Cuts:
    """Order counts of a usual window scaled to another one, rounded up and kept increasing."""
    kept: list[int] = []
    for cut in cuts:
        least = kept[-1] + 1 if kept else 0
        kept.append(max(ceil(Fraction(cut * days, usual)), least))
    first, second, third, fourth = kept
    return first, second, third, fourth


def days_counted(facts: ShopFacts, rules: RfmRules) -> int:
    """The length of the window in days.

    A window of everything is as long as the shop's life, from its first sale to the as-of date
    and both included, yet never shorter than what is usual in the trade: a shop two months old is
    held to the same figures as with the usual window.
    """
    if rules.window.days is not None:
        return rules.window.days
    return max(_life(facts.first_sale, facts.as_of), rules.defaults.window)


def _life(first_sale: date | None, as_of: date) -> int:
    return (as_of - first_sale).days + 1 if first_sale else 0


def fixed_cuts(measure: Measure, facts: ShopFacts, rules: RfmRules) -> CutPoints:
    """The owner's own cut points, or those usual in the trade.

    Monetary cut points left open are the frequency cut points times the median order, which counts
    as one minor unit at least so that the cut points increase.
    """
    own = {
        Measure.RECENCY: rules.recency,
        Measure.FREQUENCY: rules.frequency,
        Measure.MONETARY: rules.monetary,
    }[measure]
    if own is not None:
        return CutPoints(measure, _exact(own), Source.OWNER)
    if measure is Measure.RECENCY:
        return CutPoints(measure, _exact(rules.defaults.recency), Source.TRADE)
    if measure is Measure.FREQUENCY:
        usual = rules.defaults
        cuts = scaled(usual.frequency, days_counted(facts, rules), usual.window)
        return CutPoints(measure, _exact(cuts), Source.TRADE)
    return CutPoints(measure, _from_median_order(facts, rules), Source.MEDIAN_ORDER)


def cuts_in_force(
    measure: Measure, ordered: Sequence[int], facts: ShopFacts, rules: RfmRules
) -> CutPoints:
    """The cut points a measure is scored by.

    Args:
        measure: what is measured.
        ordered: the measure of every buyer in the window, the least first.
        facts: the shop's facts.
        rules: the owner's choices.
    """
    if rules.method is Method.FIXED:
        return fixed_cuts(measure, facts, rules)
    if len(ordered) < FEWEST_BUYERS:
        return _instead(fixed_cuts(measure, facts, rules), Fallback.TOO_FEW_BUYERS)
    points = tuple(quantile(ordered, share) for share in QUINTILES)
    if len(set(points)) < len(points):
        return _instead(fixed_cuts(measure, facts, rules), Fallback.SAME_CUTS)
    return CutPoints(measure, points, Source.OWN_CUSTOMERS)


def _from_median_order(facts: ShopFacts, rules: RfmRules) -> tuple[Fraction, ...]:
    if facts.median_order is None:
        return ()
    frequency = fixed_cuts(Measure.FREQUENCY, facts, rules)
    return tuple(point * max(facts.median_order, 1) for point in frequency.points)


def _instead(fixed: CutPoints, why: Fallback) -> CutPoints:
    return CutPoints(fixed.measure, fixed.points, fixed.source, why)


def _exact(cuts: Cuts) -> tuple[Fraction, ...]:
    return tuple(map(Fraction, cuts))
