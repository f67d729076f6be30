"""Refunds that name no goods, taken off the products of their sales."""

from hypothesis import given
from hypothesis import strategies as st

from shoptui.analytics.product_net import less_refunds
from shoptui.domain.product_sales import PlainRefund, ProductSales, SoldLine

TEA, CAKE = 1, 2
SALES = [
    ProductSales(TEA, "Tea", "", 10_000, 1000),
    ProductSales(CAKE, "Cake", "Baked", 4_000, 600),
]


def nets(*refunds: PlainRefund) -> list[tuple[int, int]]:
    return [(each.quantity, each.net) for each in less_refunds(SALES, refunds)]


def test_each_line_gives_back_the_same_part() -> None:
    # Half of a sale of 200 tea and 100 cake: 100 and 50; nobody knows which goods came back.
    refund = PlainRefund(150, (SoldLine(TEA, 2_000, 200), SoldLine(CAKE, 1_000, 100)))
    assert nets(refund) == [(10_000, 900), (4_000, 550)]


def test_the_whole_of_a_sale_leaves_nothing_of_it() -> None:
    refund = PlainRefund(300, (SoldLine(TEA, 2_000, 200), SoldLine(CAKE, 1_000, 100)))
    assert nets(refund) == [(8_000, 800), (3_000, 500)]


def test_the_parts_add_up() -> None:
    # 100 in three equal parts: up to 33 (33.3), up to 67 (66.7), up to 100: 33, 34 and 33.
    three = (SoldLine(TEA, 1_000, 50), SoldLine(CAKE, 1_000, 50), SoldLine(TEA, 1_000, 50))
    assert nets(PlainRefund(100, three)) == [(10_000, 934), (4_000, 566)]


def test_more_than_the_lines_takes_the_lines() -> None:
    assert nets(PlainRefund(500, (SoldLine(CAKE, 1_000, 100),)))[1] == (3_000, 500)


def test_goods_given_away_have_nothing_to_give_back() -> None:
    assert nets(PlainRefund(10, (SoldLine(CAKE, 1_000, 0),)))[1] == (4_000, 600)


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=9), st.integers(0, 10**10))
def test_no_money_is_lost_or_made(amounts: list[int], back: int) -> None:
    lines = tuple(SoldLine(at % 2 + 1, 1_000, amount) for at, amount in enumerate(amounts))
    before = sum(each.net for each in SALES)
    after = sum(each.net for each in less_refunds(SALES, [PlainRefund(back, lines)]))
    assert before - after == min(back, sum(amounts))
