"""Who is strong in a type of loyalty, and who is weak, among the shop's own customers."""

from fractions import Fraction

from shoptui.analytics.loyalty.scores import TypeScores

HALF_WAY = 50.0
_BEST, _LAST = Fraction(3, 4), Fraction(1, 4)


def strong_from(scored: TypeScores) -> float:
    """The score from which a customer is strong.

    It is the upper quartile of the known scores, and never below 50: the best of customers who
    all do nothing are not strong.
    """
    return max(_quantile(scored, _BEST), HALF_WAY)


def weak_up_to(scored: TypeScores) -> float:
    """The score up to which a customer is weak.

    It is the lower quartile of the known scores, and below 50: the last of customers who all do
    much are not weak. -1 where nobody is.
    """
    lowest = _quantile(scored, _LAST)
    return lowest if lowest < HALF_WAY else -1.0


def strong(scored: TypeScores) -> list[int]:
    """The positions of the strong customers."""
    least = strong_from(scored)
    return [at for at, score in enumerate(scored.scores) if score is not None and score >= least]


def weak(scored: TypeScores) -> list[int]:
    """The positions of the weak customers; an unknown score is not weak."""
    most = weak_up_to(scored)
    return [at for at, score in enumerate(scored.scores) if score is not None and score <= most]


def _quantile(scored: TypeScores, share: Fraction) -> float:
    """By linear interpolation, as for the cut points of RFM (type 7); 0 where nothing is known."""
    known = sorted(score for score in scored.scores if score is not None)
    if not known:
        return 0.0
    place = (len(known) - 1) * share
    below = int(place)
    rest = float(place - below)
    return known[below] + (known[below + 1] - known[below]) * rest if rest else known[below]
