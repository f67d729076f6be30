"""The two figures to steer by, month by month."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from shoptui.domain.loyalty_facts import Portion
from shoptui.domain.months import Month

_NONE = Portion(0, 0)


class Steering(NamedTuple):
    """Two figures to steer by, over some days.

    Attributes:
        days: which.
        enquiries: questions and requests that became orders, of all there were.
        trouble: sales with a complaint or a refund, of all.
    """

    days: Month
    enquiries: Portion
    trouble: Portion

    @property
    def enquiry_share(self) -> float | None:
        """From 0 to 1, None where nobody asked."""
        return _share(self.enquiries)

    @property
    def trouble_share(self) -> float | None:
        """From 0 to 1, None where nothing was sold."""
        return _share(self.trouble)


def month_by_month(
    months: Iterable[Month], enquiries: Mapping[str, Portion], trouble: Mapping[str, Portion]
) -> list[Steering]:
    """The figures of each month, those in which nothing happened included.

    Args:
        months: in their order.
        enquiries: by the month's name; months without any may be missing.
        trouble: likewise.
    """
    return [
        Steering(each, enquiries.get(each.name, _NONE), trouble.get(each.name, _NONE))
        for each in months
    ]


def _share(portion: Portion) -> float | None:
    return portion.part / portion.whole if portion.whole else None
