"""4,906 real orders of 995 customers, held against figures others published for them."""

import csv
from collections import defaultdict
from datetime import date
from fractions import Fraction
from pathlib import Path
from statistics import median_low, quantiles

import pytest

from shoptui.analytics.rfm import RfmResult, score_shop
from shoptui.analytics.tier_summary import grid_cells, tier_summaries
from shoptui.domain.dates import Window
from shoptui.domain.facts import CustomerFacts, Customers, ShopFacts
from shoptui.domain.rfm_rules import Method, RfmRules

ORDERS = Path(__file__).parents[3] / "shared" / "data" / "rfm_orders.csv"
AS_OF = date(2006, 12, 31)
FIXED = RfmRules(
    Window(None), Method.FIXED, (114, 180, 297, 481), (3, 4, 5, 7), (255, 381, 506, 665)
)

pytestmark = pytest.mark.skipif(not ORDERS.exists(), reason="the real orders are not here")


@pytest.fixture(scope="module")
def facts() -> ShopFacts:
    orders: dict[str, list[tuple[date, int]]] = defaultdict(list)
    with ORDERS.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            day = date.fromisoformat(row["order_date"])
            orders[row["customer_id"]].append((day, int(row["revenue"])))
    amounts = [amount for bought in orders.values() for _day, amount in bought]
    first = min(day for bought in orders.values() for day, _amount in bought)
    customers = [_facts(number, name, orders[name]) for number, name in enumerate(orders)]
    return ShopFacts(AS_OF, None, first, median_low(amounts), Customers.of(customers))


def _facts(number: int, name: str, orders: list[tuple[date, int]]) -> CustomerFacts:
    days = [day.toordinal() for day, _amount in orders]
    count, net = len(orders), sum(amount for _day, amount in orders)
    return CustomerFacts(
        number, str(number), name, min(days), max(days), count, net, max(days), count, net
    )


def scores(result: RfmResult) -> dict[str, tuple[int | None, ...]]:
    return {
        each.name: (result.days_silent(each), each.orders, each.net, *result.grade(at)[:3])
        for at, each in enumerate(result.facts.customers)
    }


def test_known_customers_have_their_known_scores(facts: ShopFacts) -> None:
    known = scores(score_shop(facts, FIXED))
    assert len(known) == 995
    assert known["Abbey O'Reilly"] == (205, 6, 472, 3, 4, 3)
    assert known["Agness O'Keefe"] == (90, 9, 843, 5, 5, 5)
    assert known["Aiyanna Bruen"] == (246, 4, 157, 3, 2, 1)
    assert known["Akeelah Walsh"] == (160, 7, 779, 4, 4, 5)


def test_relative_cut_points_agree_with_another_implementation(facts: ShopFacts) -> None:
    result = score_shop(facts, RfmRules(Window(None), Method.RELATIVE))
    nets = [customer.net for customer in facts.customers]
    theirs = quantiles([Fraction(net) for net in nets], n=5, method="inclusive")
    assert list(result.cuts[2].points) == theirs
    assert [cuts.fallback for cuts in result.cuts] == [None, None, None]


def test_cells_and_tiers_add_up_to_the_sheet(facts: ShopFacts) -> None:
    result = score_shop(facts, FIXED)
    cells, tiers = grid_cells(result), tier_summaries(result)
    total = sum(customer.net for customer in facts.customers)
    assert sum(cell.customers for cell in cells) == sum(row.customers for row in tiers) == 995
    assert sum(cell.net for cell in cells) == sum(row.net for row in tiers) == total
