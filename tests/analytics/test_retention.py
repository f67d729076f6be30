"""The retention rate: an error in it is an error in what every customer is worth."""

from datetime import date

from shoptui.analytics.retention import Period, Retention, first_day_needed, retention
from shoptui.domain.order_history import OrderHistory, Undone

ACTIVE = 30
PERIOD = Period(1001, 1100)  # its start is the evening of day 1000


def came(number: int, *days: int, known: int = 0, archived: int = 0) -> OrderHistory:
    return OrderHistory(number, min(days), known, archived, days)


def one(*histories: OrderHistory, seen_until: int = 0) -> Retention:
    (found,) = retention(histories, [PERIOD], ACTIVE, seen_until)
    return found


def test_a_worked_example() -> None:
    found = one(
        came(1, 990, 1090),  # kept
        came(2, 970, 1070),  # kept, each time on the last of the active days
        came(3, 1000),  # lost
        came(4, 980, 1069),  # lost a day earlier
        came(5, 1001),  # came in the period and went
        came(6, 1080),  # new
        came(7, 900, 1100),  # returned
        came(8, 969),  # gone before
    )
    assert (found.kept, found.lost) == ([1, 2], [3, 4])
    assert (found.new, found.first_seen, found.returned) == ([6], [], [7])
    assert (found.at_start, found.at_end, found.came) == (4, 4, 2)
    assert found.rate == 0.5  # (4 − 2) ÷ 4


def test_nobody_at_the_start_gives_no_rate() -> None:
    assert one().rate is None
    assert one(came(1, 1050, 1090)).rate is None


def test_one_customer_stays_or_goes() -> None:
    assert one(came(1, 1000, 1100)).rate == 1
    assert one(came(1, 1000)).rate == 0


def test_the_active_days_end_on_the_day() -> None:
    assert one(came(1, 1000, 1070)).kept == [1]
    assert one(came(1, 1000, 1069)).lost == [1]


def test_whoever_is_known_for_longer_returned() -> None:
    found = one(came(1, 1090, known=1000), came(2, 1090, known=1001))
    assert (found.new, found.returned) == ([2], [1])


def test_soon_after_the_records_begin_people_are_only_first_seen() -> None:
    found = one(came(1, 1085), came(2, 1086), came(3, 900, 1085), seen_until=1085)
    assert (found.first_seen, found.new, found.returned) == ([1], [2], [3])
    assert found.came == 3


def test_an_order_counts_until_it_is_wholly_refunded() -> None:
    on_the_start = OrderHistory(1, 0, 0, 0, (), (Undone(990, 1000),))
    after_it = OrderHistory(2, 0, 0, 0, (), (Undone(990, 1001),))
    assert one(on_the_start).at_start == 0
    assert one(after_it).lost == [2]


def test_a_refunded_first_order_was_one_while_it_stood() -> None:
    later = OrderHistory(1, 1090, 0, 0, (1090,), (Undone(900, 1200),))
    before = OrderHistory(2, 1090, 0, 0, (1090,), (Undone(900, 950),))
    assert one(later).returned == [1]  # known as a buyer of day 900 until day 1200
    assert one(before).new == [2]


def test_who_is_put_away_is_lost_from_that_day_on() -> None:
    assert one(came(1, 1000, 1090, archived=1100)).lost == [1]
    assert one(came(1, 1000, 1090, archived=1101)).kept == [1]
    assert one(came(1, 1000, archived=1000)).at_start == 0


def test_periods_that_follow_each_other_hand_their_customers_on() -> None:
    histories = [came(1, 990, 1040), came(2, 1045), came(3, 1000, 1090), came(4, 1020, 1049)]
    halves = retention(histories, [Period(1001, 1050), Period(1051, 1100)], ACTIVE)
    assert halves[0].at_end == halves[1].at_start
    assert [half.lost for half in halves] == [[3], [1, 2, 4]]


def test_orders_are_wanted_from_the_first_day_that_matters() -> None:
    day = date(2024, 3, 1).toordinal()
    needed = first_day_needed([Period(day, day + 9), Period(day + 5, day + 9)], 1)
    assert date.fromordinal(needed) == date(2024, 2, 28)  # the evening of the 29th less a day
    assert first_day_needed([Period(5, 9)], 100) == 1
