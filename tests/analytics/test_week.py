from shoptui.analytics.week import Newcomer, WeekFigures, compare_weeks
from shoptui.domain.week import Sold

TODAY = 1_000


def sold(day: int, net: int, who: int | None = 1, *, is_order: bool = True) -> Sold:
    return Sold(day, who, is_order, net)


def test_the_weeks_are_seven_days_each() -> None:
    week = compare_weeks(
        TODAY,
        [sold(1_000, 10), sold(994, 20), sold(993, 40), sold(987, 80)],
        [],
        [],
        day_is_one_visit=False,
    )
    assert week.this == WeekFigures(30, 2, 0, 0)
    assert week.last == WeekFigures(120, 2, 0, 0)
    assert week.daily == (80, 0, 0, 0, 0, 0, 40, 20, 0, 0, 0, 0, 0, 10)


def test_what_was_given_back_is_money_but_no_order() -> None:
    week = compare_weeks(
        TODAY, [sold(1_000, 10), sold(1_000, -4, is_order=False)], [], [], day_is_one_visit=False
    )
    assert week.this[:2] == (6, 1)


def test_a_day_is_one_visit_if_the_owner_says_so() -> None:
    rows = [
        sold(1_000, 1),
        sold(1_000, 1),
        sold(999, 1),
        sold(1_000, 1, None),
        sold(1_000, 1, None),
    ]
    assert compare_weeks(TODAY, rows, [], [], day_is_one_visit=False).this.orders == 5
    assert compare_weeks(TODAY, rows, [], [], day_is_one_visit=True).this.orders == 4


def test_who_is_new_was_not_known_before_the_week_began() -> None:
    newcomers = [
        Newcomer(1_000, 1_000),
        Newcomer(1_000, 994),  # known since the first day of the week
        Newcomer(1_000, 993),  # known since the week before
        Newcomer(993, 990),
        Newcomer(993, 986),
        Newcomer(999, 0, seen_until=999),  # only first seen
        Newcomer(1_000, 0, seen_until=999),
    ]
    week = compare_weeks(TODAY, [], newcomers, [], day_is_one_visit=False)
    assert (week.this.new, week.last.new) == (3, 1)


def test_who_slips_does_so_in_one_week() -> None:
    # A gap of 10 each: late from the 21st day after the last order on.
    days = [[955, 965, 975], [950, 960, 970], [940, 950, 960]]
    week = compare_weeks(TODAY, [], [], days, day_is_one_visit=False)
    assert (week.this.slipping, week.last.slipping) == (1, 1)  # on day 996, on day 991
