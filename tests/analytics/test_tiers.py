from itertools import product

import pytest

from shoptui.analytics.tiers import GRADES, LOST, PROSPECT, SCORES, fm_score, place_of, tier_of
from shoptui.domain.tiers import BEST_FIRST, RANK, Tier, tier_names

GRID = """
New            | Potential loyal | Potential loyal | Champion | Champion
Promising      | Potential loyal | Potential loyal | Loyal    | Loyal
About to sleep | About to sleep  | Cooling off     | Loyal    | Loyal
Hibernating    | Hibernating     | At risk         | At risk  | Can't lose
Lost           | Lost            | At risk         | At risk  | Can't lose
"""


def test_grid_is_the_one_of_the_method() -> None:
    drawn = [[cell.strip() for cell in line.split("|")] for line in GRID.strip().splitlines()]
    for r, row in zip((5, 4, 3, 2, 1), drawn, strict=True):
        assert [str(tier_of(r, fm)) for fm in SCORES] == row


def test_all_125_codes_have_a_tier_and_a_place_of_their_own() -> None:
    places = {place_of(r, f, m) for r, f, m in product(SCORES, repeat=3)}
    assert places == set(range(125))
    for r, f, m in product(SCORES, repeat=3):
        grade = GRADES[place_of(r, f, m)]
        assert grade[:3] == (r, f, m)
        assert grade.tier is tier_of(r, fm_score(f, m))


def test_customers_without_an_order_in_the_window_have_no_scores() -> None:
    assert GRADES[LOST] == (None, None, None, None, Tier.LOST)
    assert GRADES[PROSPECT] == (None, None, None, None, Tier.PROSPECT)


@pytest.mark.parametrize(
    ("f", "m", "fm"), [(1, 1, 1), (1, 2, 2), (3, 4, 4), (4, 4, 4), (1, 5, 3), (2, 5, 4), (5, 5, 5)]
)
def test_fm_is_the_mean_rounded_half_up(f: int, m: int, fm: int) -> None:
    assert fm_score(f, m) == fm


def test_a_better_score_never_gives_a_worse_tier() -> None:
    # "What would make him better" is only honest if the order of the tiers follows the scores.
    for r, fm in product(SCORES, repeat=2):
        if r < 5:
            assert RANK[tier_of(r + 1, fm)] <= RANK[tier_of(r, fm)]
        if fm < 5:
            assert RANK[tier_of(r, fm + 1)] <= RANK[tier_of(r, fm)]


def test_all_twelve_tiers_have_a_name_and_only_prospect_is_off_the_grid() -> None:
    assert len(BEST_FIRST) == 12
    assert list(tier_names()) == list(BEST_FIRST)
    on_grid = {tier_of(r, fm) for r, fm in product(SCORES, repeat=2)}
    assert set(Tier) - on_grid == {Tier.PROSPECT}
