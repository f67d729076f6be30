"""Why a customer has the scores and the tier, as data."""

from dataclasses import dataclass
from itertools import compress

from shoptui.analytics.cut_points import CutPoints, Measure
from shoptui.analytics.places import known_place
from shoptui.analytics.rfm import MEASURES, RfmResult
from shoptui.analytics.tiers import GRADES, Grade, place_of
from shoptui.domain.facts import CustomerFacts
from shoptui.domain.tiers import RANK

Scores = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Step:
    """One measure raised while the other two stay.

    Attributes:
        needs: the raw value it takes: at most so many days, at least so many orders or minor units.
        score: the score that value gives.
        grade: what the customer would be then.
    """

    needs: int
    score: int
    grade: Grade


@dataclass(frozen=True, slots=True)
class MeasureWhy:
    """Why one measure has its score.

    Attributes:
        cuts: the cut points in force, with their source and the reason for it.
        value: days, orders or minor units.
        score: 1 to 5.
        sharing: how many other buyers have the same value, and so the same score.
        next_step: what the next score needs, None at 5.
        better_tier: the least that reaches a better tier by this measure alone, None for nothing.
    """

    cuts: CutPoints
    value: int
    score: int
    sharing: int
    next_step: Step | None
    better_tier: Step | None

    @property
    def measure(self) -> Measure:
        """What is measured."""
        return self.cuts.measure


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a customer is in a tier.

    Attributes:
        customer: the facts.
        days_silent: days since the last order ever, None where there was none.
        grade: the scores and the tier.
        measures: recency, frequency and monetary; none for Lost without order, and for Prospect.
        after_order: what the customer would be after one more order of the shop's median value
            today, held against the same cut points.
    """

    customer: CustomerFacts
    days_silent: int | None
    grade: Grade
    measures: tuple[MeasureWhy, ...]
    after_order: Grade


def explain(result: RfmResult, customer_id: int) -> Explanation:
    """Why a customer has the scores and the tier.

    Raises:
        NotFound: the customer was not known on the as-of date.
    """
    at = known_place(result.facts, customer_id)
    return _explained(result, result.facts.customers[at], result.grade(at))


def _explained(result: RfmResult, customer: CustomerFacts, grade: Grade) -> Explanation:
    values = _values(result, customer)
    whys = tuple(_why(result, number, values) for number in range(len(MEASURES)))
    after = (0, customer.orders + 1, customer.net + (result.facts.median_order or 0))
    return Explanation(
        customer=customer,
        days_silent=result.days_silent(customer),
        grade=grade,
        measures=whys if customer.last_in_window else (),
        after_order=_grade(_scores(result, after)),
    )


def _values(result: RfmResult, customer: CustomerFacts) -> Scores:
    return result.days_silent(customer) or 0, customer.orders, customer.net


def _scores(result: RfmResult, values: Scores) -> Scores:
    recency, frequency, monetary = result.cuts
    return recency.score(values[0]), frequency.score(values[1]), monetary.score(values[2])


def _grade(scores: Scores) -> Grade:
    return GRADES[place_of(*scores)]


def _why(result: RfmResult, number: int, values: Scores) -> MeasureWhy:
    cuts, scores = result.cuts[number], _scores(result, values)
    aims = range(scores[number] + 1, 6) if cuts.points else ()
    steps = [_step(cuts, number, scores, aim) for aim in aims]
    now = RANK[_grade(scores).tier]
    return MeasureWhy(
        cuts=cuts,
        value=values[number],
        score=scores[number],
        sharing=_sharing(result, cuts.measure, values[number]),
        next_step=steps[0] if steps else None,
        better_tier=next((step for step in steps if RANK[step.grade.tier] < now), None),
    )


def _step(cuts: CutPoints, number: int, scores: Scores, aim: int) -> Step:
    needs = cuts.needed(aim)
    reached = cuts.score(needs)  # a value can pass two cut points at once
    raised = [*scores]
    raised[number] = reached
    return Step(needs, reached, GRADES[place_of(*raised)])


def _sharing(result: RfmResult, measure: Measure, value: int) -> int:
    """Other buyers of the same value; one pass with nothing made for each."""
    customers = result.facts.customers
    bought = customers.last_in_window
    if measure is Measure.RECENCY:
        return bought.count(result.facts.as_of.toordinal() - value) - 1
    figures = customers.orders if measure is Measure.FREQUENCY else customers.net
    return [*compress(figures, bought)].count(value) - 1
