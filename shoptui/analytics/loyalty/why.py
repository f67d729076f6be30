"""Why a customer has the five scores, as data."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from shoptui.analytics.loyalty.counts import Raw
from shoptui.analytics.loyalty.kind import Deed, Raws
from shoptui.analytics.loyalty.means import A_HAIR, weighted_mean
from shoptui.analytics.loyalty.measured import LeftOut, Measured
from shoptui.analytics.loyalty.scores import LoyaltyResult, TypeScores
from shoptui.analytics.places import known_place
from shoptui.domain.facts import CustomerFacts
from shoptui.domain.loyalty import Indicator, LoyaltyType
from shoptui.domain.loyalty_facts import Counted, Records


@dataclass(frozen=True, slots=True)
class Step:
    """One thing the customer could do next.

    Attributes:
        deed: what.
        score: the score of the type it would make, today's targets unchanged.
    """

    deed: Deed
    score: float


@dataclass(frozen=True, slots=True)
class IndicatorWhy:
    """Why one indicator has its score.

    Attributes:
        indicator: which.
        raw: what was counted, None where the customer had no occasion.
        target: what counts as 100, None where there is none.
        score: 0 to 100, None where it is left out.
        left_out: why it is, None where it counts.
        weight: the weight it was given.
        share: its share of the type's score once what is left out gave way, 0 where it is itself.
        records: what it was counted from.
    """

    indicator: Indicator
    raw: Raw | None
    target: Fraction | None
    score: float | None
    left_out: LeftOut | None
    weight: int
    share: Fraction
    records: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class TypeWhy:
    """Why one type has its score.

    Attributes:
        type: which.
        score: 0 to 100, None where it is unknown.
        mean: the shop's mean.
        weight: its weight in the overall score.
        indicators: what the score was made of.
        next_step: the one thing that would raise the score most, None where nothing would.
    """

    type: LoyaltyType
    score: float | None
    mean: float | None
    weight: int
    indicators: tuple[IndicatorWhy, ...]
    next_step: Step | None


@dataclass(frozen=True, slots=True)
class LoyaltyWhy:
    """Why a customer is as loyal as the scores say.

    Attributes:
        customer: the facts.
        overall: the overall score, None where nothing is known.
        overall_mean: the shop's mean of it.
        types: the five.
    """

    customer: CustomerFacts
    overall: float | None
    overall_mean: float | None
    types: tuple[TypeWhy, ...]


def explain(result: LoyaltyResult, customer_id: int, records: Records) -> LoyaltyWhy:
    """Why a customer has the five scores.

    Args:
        result: the scores.
        customer_id: the customer.
        records: what the customer's counts were counted from.

    Raises:
        NotFound: the customer was not known on the as-of date, or is put away.
    """
    at = known_place(result.shop, customer_id)
    customer = result.shop.customers[at]
    types = tuple(
        _type(result, scored, weight, at, records)
        for scored, weight in zip(result.types, result.rules.overall, strict=True)
    )
    return LoyaltyWhy(customer, result.overall[at], result.overall_mean, types)


def _type(
    result: LoyaltyResult, scored: TypeScores, weight: int, at: int, records: Records
) -> TypeWhy:
    customer, score = result.shop.customers[at], scored.scores[at]
    return TypeWhy(
        type=scored.kind.type,
        score=score,
        mean=scored.mean,
        weight=weight,
        indicators=_indicators(scored.measured, customer, records),
        next_step=_next_step(result, scored, customer, score),
    )


def _indicators(
    measured: Sequence[Measured], customer: CustomerFacts, records: Records
) -> tuple[IndicatorWhy, ...]:
    counting = sum(each.weight for each in measured if each.why_not(customer) is None)
    return tuple(
        IndicatorWhy(
            indicator=each.indicator,
            raw=(raw := each.counts.of(customer)),
            target=each.target,
            score=each.score(raw),
            left_out=(left_out := each.why_not(customer)),
            weight=each.weight,
            share=Fraction(0) if left_out else Fraction(each.weight, counting),
            records=records.get(each.indicator, ()),
        )
        for each in measured
    )


def _next_step(
    result: LoyaltyResult, scored: TypeScores, customer: CustomerFacts, now: float | None
) -> Step | None:
    raws = {each.indicator: each.counts.of(customer) for each in scored.measured}
    best: Step | None = None
    least = -1.0 if now is None else now
    for deed, after in scored.kind.deeds(raws, result.shop).items():
        score = _score(scored.measured, after)
        if score is not None and score > least + A_HAIR:
            best, least = Step(deed, score), score
    return best


def _score(measured: Sequence[Measured], raws: Raws) -> float | None:
    return weighted_mean(
        [(each.weight, each.score(raws[each.indicator])) for each in measured if each.weight]
    )
