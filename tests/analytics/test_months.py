"""The figures to steer by, month by month."""

from datetime import date

from shoptui.analytics.months import month_by_month
from shoptui.domain.loyalty_facts import Portion
from shoptui.domain.months import months_up_to


def test_each_month_has_its_own_and_empty_ones_are_not_left_out() -> None:
    months = months_up_to(date(2026, 6, 15), 3)
    asked, trouble = (
        {"2026-04": Portion(1, 4)},
        {"2026-06": Portion(2, 2), "2025-06": Portion(1, 1)},
    )
    april, may, june = month_by_month(months, asked, trouble)
    assert (april.enquiry_share, april.trouble_share) == (0.25, None)
    assert (may.enquiries, may.trouble_share) == ((0, 0), None)
    assert (june.enquiry_share, june.trouble_share) == (None, 1.0)
    assert june.days == (date(2026, 6, 1), date(2026, 6, 15))
