"""Who is strong and who is weak among the shop's own customers."""

import pytest

from shoptui.analytics.loyalty.registry import KINDS
from shoptui.analytics.loyalty.score_column import Scores
from shoptui.analytics.loyalty.scores import TypeScores
from shoptui.analytics.loyalty.strength import strong, weak


def typed(*scores: float | None) -> TypeScores:
    return TypeScores(KINDS[0], (), Scores.of(scores), None)


@pytest.mark.parametrize(
    ("scores", "strong_ones", "weak_ones"),
    [
        # The quartiles lie at 25 and 75: whoever stands on the upper one does not stand above it.
        ((0.0, 25.0, 50.0, 75.0, 100.0), [4], [0, 1]),
        # Of 0, 0, 0, 0, 60 they are both 0, and only 60 is from 50 up.
        ((0.0, 0.0, 0.0, 0.0, 60.0), [4], [0, 1, 2, 3]),
        ((0.0, 10.0, 20.0, 49.9), [], [0]),  # 7.5 and 27.475: nobody reaches 50
        ((90.0, 95.0, 100.0), [2], []),  # 92.5 and 97.5: nobody is below 50
        # 40 and 50: what three of four score sets nobody apart.
        ((10.0, 50.0, 50.0, 50.0), [], [0]),
        # 50 and 50, as where every counter sale keeps one rule of two: only 75 stands out.
        ((0.0, 50.0, 50.0, 50.0, 50.0, 50.0, 50.0, 75.0), [7], [0]),
        # 40 and 100: more than a quarter reached the shop's target, and half of them did not.
        ((40.0, 40.0, 40.0, 50.0, 60.0, 100.0, 100.0), [5, 6], [0, 1, 2]),
        # 100 and 100: everybody reaches it, so it sets nobody apart.
        ((40.0, 100.0, 100.0, 100.0, 100.0), [], [0]),
        ((None, 100.0, None, 0.0), [1], [3]),
        ((None, None), [], []),
        ((), [], []),
    ],
)
def test_the_quartiles_and_50_part_them(
    scores: tuple[float | None, ...], strong_ones: list[int], weak_ones: list[int]
) -> None:
    assert strong(typed(*scores)) == strong_ones
    assert weak(typed(*scores)) == weak_ones
