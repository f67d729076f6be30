from fractions import Fraction

from shoptui.analytics.rfm import score_shop
from shoptui.analytics.tier_summary import best_first, grid_cells, tier_summaries
from shoptui.domain.tiers import BEST_FIRST, Tier
from tests.analytics.figures import FIXED, buyer, exact, prospect, shop_of, silent

SHOP = [
    buyer(1, 10, 3, 900),  # 5-3-4: Champion
    buyer(2, 20, 5, 1500),  # 5-4-4: Champion
    buyer(3, 5, 1, 100),  # 5-1-1: New
    buyer(4, 200, 9, 2500),  # 2-5-5: Can't lose
    silent(5, 400),
    prospect(6),
]


def test_all_25_cells_come_in_the_order_they_are_drawn() -> None:
    cells = grid_cells(score_shop(shop_of(SHOP), FIXED))
    assert [(cell.r, cell.fm) for cell in cells] == [
        (r, fm) for r in (5, 4, 3, 2, 1) for fm in (1, 2, 3, 4, 5)
    ]


def test_a_cell_adds_up_its_customers() -> None:
    cells = {(cell.r, cell.fm): cell for cell in grid_cells(score_shop(shop_of(SHOP), FIXED))}
    # 2,400 over 8 orders
    assert cells[5, 4][2:] == (Tier.CHAMPION, 2, 2400, 300)
    assert cells[1, 1][2:] == (Tier.LOST, 0, 0, None)
    assert sum(cell.customers for cell in cells.values()) == 4  # Lost and Prospect have no cell


def test_an_average_order_is_rounded_half_up() -> None:
    cells = grid_cells(score_shop(shop_of([buyer(1, 10, 2, 901)]), FIXED))
    assert [cell.average_order for cell in cells if cell.customers] == [451]


def test_the_tier_table_adds_up_to_the_shop() -> None:
    rows = {row.tier: row for row in tier_summaries(score_shop(shop_of(SHOP), FIXED))}
    assert list(rows) == list(BEST_FIRST)
    assert sum(row.customers for row in rows.values()) == 6
    assert rows[Tier.CHAMPION].share == 2 / 6
    assert rows[Tier.CHAMPION].net_share == 2400 / 5000
    assert sum(row.net for row in rows.values()) == 5000


def test_medians_of_an_even_number_lie_halfway() -> None:
    rows = {row.tier: row for row in tier_summaries(score_shop(shop_of(SHOP), FIXED))}
    champions = rows[Tier.CHAMPION]
    assert (champions.recency, champions.frequency) == exact(15, 4)
    assert champions.monetary == 1200
    shop = shop_of([buyer(1, 10, 3, 901), buyer(2, 11, 4, 1500)])
    halves = tier_summaries(score_shop(shop, FIXED))[0]
    assert (halves.recency, halves.frequency) == exact("10.5", "3.5")
    assert halves.monetary == 1201  # 1200.5 of the smallest unit there is


def test_the_lost_show_how_long_they_are_silent_and_prospects_nothing() -> None:
    rows = {row.tier: row for row in tier_summaries(score_shop(shop_of(SHOP), FIXED))}
    assert rows[Tier.LOST].recency == Fraction(400)
    assert rows[Tier.LOST].monetary == 0
    assert rows[Tier.PROSPECT][5:] == (None, None, None)


def test_shares_of_nothing_are_unknown_and_not_an_error() -> None:
    empty = tier_summaries(score_shop(shop_of([], median_order=None), FIXED))
    assert {row.share for row in empty} == {None}
    refunded = tier_summaries(score_shop(shop_of([buyer(1, 1, 1, -10)]), FIXED))
    assert {row.net_share for row in refunded} == {None}


def test_the_best_tier_comes_first_and_in_it_the_highest_spend() -> None:
    result = score_shop(shop_of([*reversed(SHOP), buyer(7, 3, 1, 100)]), FIXED)
    ids = [result.facts.customers[at].customer_id for at in best_first(result)]
    assert ids == [2, 1, 3, 7, 4, 5, 6]
