"""ABC by share of products and groups; the classes themselves are proved with Pareto's."""

from hypothesis import given
from hypothesis import strategies as st

from shoptui.analytics.products import ProductShares, by_group, by_product
from shoptui.domain.abc_class import AbcClass
from shoptui.domain.product_sales import ProductSales

SALES = [
    ProductSales(1, "Cup", "Ceramics", 3_000, 150),
    ProductSales(2, "Scarf", "Cloth", 1_000, 500),
    ProductSales(3, "Bowl", "Ceramics", 2_000, 300),
    ProductSales(4, "Wrapping", "", 500, 50),
    ProductSales(5, "Lamp", "", 0, 0),
]


def classes(found: ProductShares) -> dict[str, AbcClass | None]:
    names = [item.name or item.group for item in found.items]
    return dict(zip(names, found.pareto.classes, strict=True))


def test_products_by_share() -> None:
    found = by_product(SALES)
    # Of 1000: the scarf up to 50 %, the bowl up to 80 %, the cup up to 95 %, then wrapping.
    assert classes(found) == {
        "Scarf": AbcClass.A,
        "Bowl": AbcClass.A,
        "Cup": AbcClass.B,
        "Wrapping": AbcClass.C,
        "Lamp": AbcClass.C,
    }


def test_groups_are_their_products_together() -> None:
    found = by_group(SALES)
    assert [tuple(item) for item in found.items] == [
        ("", "Ceramics", 5_000, 450),
        ("", "Cloth", 1_000, 500),
        ("", "", 500, 50),
    ]
    assert classes(found) == {"Cloth": AbcClass.A, "Ceramics": AbcClass.A, "": AbcClass.C}


def test_the_classes_added_up() -> None:
    best, middle, rest = by_product(SALES).class_totals()
    assert best == (AbcClass.A, 2, 0.4, 800, 0.8)
    assert middle == (AbcClass.B, 1, 0.2, 150, 0.15)
    assert rest == (AbcClass.C, 2, 0.4, 50, 0.05)


def test_nothing_has_a_share_of_nothing() -> None:
    back = [ProductSales(1, "Cup", "", 0, 0), ProductSales(2, "Bowl", "", -1_000, -50)]
    found = by_product(back)
    assert classes(found) == {"Cup": None, "Bowl": None}
    assert [total[1:] for total in found.class_totals()] == [(0, None, 0, None)] * 3
    assert by_group([]).items == ()
    assert [total[1:] for total in by_product([]).class_totals()] == [(0, None, 0, None)] * 3


@given(st.lists(st.tuples(st.sampled_from("XYZ"), st.integers(-5, 50)), max_size=12))
def test_groups_bring_what_their_products_bring(rows: list[tuple[str, int]]) -> None:
    sales = [ProductSales(n, f"P{n}", group, 1, net) for n, (group, net) in enumerate(rows)]
    products, groups = by_product(sales), by_group(sales)
    assert products.pareto.total == groups.pareto.total
    for found in (products, groups):
        counted = sum(total.items for total in found.class_totals())
        assert counted == (len(found.items) if found.pareto.total > 0 else 0)
