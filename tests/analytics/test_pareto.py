"""ABC by share, each rule with figures worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoptui.analytics.pareto import pareto
from shoptui.domain.abc_class import AbcClass

MONEY = st.lists(st.integers(-1000, 1000), max_size=30)


@pytest.mark.parametrize(
    ("values", "classes"),
    [
        # of 100: 50, then 80 (reaches the line), then 95 (reaches the next), then 100
        ([50, 30, 15, 5], "AABC"),
        ([5, 15, 30, 50], "CBAA"),  # whatever the order of the rows
        ([79, 11, 5, 5], "AABB"),  # 79 lies below the line, so the next crosses it; 90, then 95
        ([81, 13, 6], "ABB"),  # the first crosses 80, the third crosses 95
        ([70, 10, 10, 10], "AAAA"),  # the second reaches the line, and its equals come with it
        ([100], "A"),
        ([90, 10, 0, -5], "ABCC"),  # of 95: what brings nothing or less is C
        ([60, 60, -20], "AAC"),  # of 100: equals share a class, though the first reaches 60
    ],
)
def test_the_item_that_crosses_a_line_belongs_to_the_better_class(
    values: list[int], classes: str
) -> None:
    assert pareto(values).classes == [AbcClass(letter) for letter in classes]


@pytest.mark.parametrize("values", [[0], [10, -10], [5, -20], [-5]])
def test_a_total_of_nothing_has_no_classes_and_no_shares(values: list[int]) -> None:
    found = pareto(values)
    assert found.classes == [None] * len(values)
    assert found.share(0) is None
    assert found.running_share(0) is None
    assert found.points() == ()


def test_nothing_at_all() -> None:
    found = pareto([])
    assert (found.total, found.classes, found.order, found.points()) == (0, [], [], ())


def test_shares_run_up_to_the_whole() -> None:
    found = pareto([15, 50, 5, 30])
    assert found.order == [1, 3, 0, 2]
    assert found.running == [50, 80, 95, 100]
    assert found.share(3) == 0.3
    assert found.running_share(1) == 0.8
    assert found.points() == ((0.25, 0.5), (0.5, 0.8), (0.75, 0.95), (1.0, 1.0))


def test_money_given_back_lets_the_curve_rise_no_further_than_the_whole() -> None:
    found = pareto([60, 60, -20])
    assert [found.running_share(place) for place in range(3)] == [0.6, 1.2, 1.0]
    assert [up for _across, up in found.points()] == [0.6, 1.0, 1.0]


def test_many_items_make_few_points() -> None:
    points = pareto(list(range(1, 10_001))).points(50)
    assert len(points) == 50
    assert points[0][0] == 0.02
    assert points[-1] == (1.0, 1.0)


@given(MONEY)
def test_each_item_is_in_one_class_and_no_smaller_one_in_a_better(values: list[int]) -> None:
    found = pareto(values)
    if found.total <= 0:
        assert set(found.classes) <= {None}
        return
    letters = [str(found.classes[position]) for position in found.order]
    assert letters == sorted(letters)
    by_value: dict[int, str] = {}
    assert all(
        by_value.setdefault(values[position], letter) == letter
        for position, letter in zip(found.order, letters, strict=True)
    )


@given(MONEY)
def test_a_is_the_shortest_head_that_reaches_the_line_equals_taken_along(values: list[int]) -> None:
    found = pareto(values)
    if found.total <= 0:
        return
    head = [value for value, each in zip(values, found.classes, strict=True) if each == "A"]
    assert 100 * sum(head) >= 80 * found.total
    least = [value for value in head if value > min(head)]
    assert 100 * sum(least) < 80 * found.total


@given(MONEY)
def test_the_curve_rises_within_its_frame(values: list[int]) -> None:
    points = pareto(values).points(10)
    assert list(points) == sorted(points)
    assert all(0 < across <= 1 and 0 <= up <= 1 for across, up in points)
