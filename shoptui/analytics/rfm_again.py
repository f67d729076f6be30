"""The scores after a few customers changed: others only where a cut point moved past them."""

from bisect import bisect_left, bisect_right
from collections.abc import MutableSequence, Sequence

from shoptui.analytics.cut_points import CutPoints
from shoptui.analytics.renewal import put_in
from shoptui.analytics.rfm import RfmResult, cuts_of, places_of, score_shop
from shoptui.analytics.spread import Spread
from shoptui.domain.facts import Customers, ShopFacts


def score_again(
    before: RfmResult, facts: ShopFacts, spread: Spread, changed: Sequence[int] | None
) -> RfmResult:
    """The same as `score_shop` after a few customers changed.

    Args:
        before: the scores until now; of the same day and by the same rules.
        facts: the new facts.
        spread: of the new facts.
        changed: the positions of those who changed, in order, newcomers at the end included; None
            where positions are no longer what they were.
    """
    cuts = cuts_of(facts, before.rules, spread)
    if changed is None or [len(cut.points) for cut in cuts] != [
        len(cut.points) for cut in before.cuts
    ]:
        return score_shop(facts, before.rules, spread)
    passed = _passed(facts, spread, before.cuts, cuts)
    anew = sorted({*changed, *passed})
    held: MutableSequence[int] = bytearray(before.places)
    put_in(held, anew, places_of(Customers.of([facts.customers[at] for at in anew]), facts, cuts))
    return RfmResult(facts, before.rules, cuts, spread.buyers, bytes(held))


def _passed(
    facts: ShopFacts, spread: Spread, old: Sequence[CutPoints], new: Sequence[CutPoints]
) -> list[int]:
    """The positions of those whose figures a cut point moved past."""
    today = facts.as_of.toordinal()
    recency, frequency, monetary = (
        [(*sorted(pair),) for pair in zip(was.floors, now.floors, strict=True) if len({*pair}) > 1]
        for was, now in zip(old, new, strict=True)
    )
    days = {
        day
        for low, high in recency
        for day in spread.last[
            bisect_left(spread.last, today - high) : bisect_left(spread.last, today - low)
        ]
    }
    orders, nets = _between(spread.orders, frequency), _between(spread.net, monetary)
    if not (days or orders or nets):
        return []
    columns = (facts.customers.last_in_window, facts.customers.orders, facts.customers.net)
    return [
        at
        for at, (last, count, net) in enumerate(zip(*columns, strict=True))
        if last and (net in nets or count in orders or last in days)
    ]


def _between(ordered: Sequence[int], moves: Sequence[tuple[int, ...]]) -> set[int]:
    """The figures above the lower and not above the higher one of each pair."""
    return {
        figure
        for low, high in moves
        for figure in ordered[bisect_right(ordered, low) : bisect_right(ordered, high)]
    }
