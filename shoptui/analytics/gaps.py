"""How long customers usually stay away, and who has stayed away for longer.

Several orders of one day are one visit here: that somebody paid twice on a day says nothing about
when to expect them again. Medians are kept doubled, so that they stay whole numbers.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise

FEWEST_ORDERS = 3  # below, nothing is usual yet


def doubled_gap(days: Sequence[int]) -> int | None:
    """Twice the median gap between the days of a customer's orders.

    Args:
        days: of all orders, as ordinals and in order.

    Returns:
        None with fewer than three orders, or when all were on one day.
    """
    gaps = _gaps(days) if len(days) >= FEWEST_ORDERS else []
    return _doubled_median(gaps) if gaps else None


def late_since(days: Sequence[int]) -> int | None:
    """The first day on which the customer had stayed away for more than twice the usual gap.

    It may lie ahead. None where nothing is usual yet.
    """
    doubled = doubled_gap(days)
    return None if doubled is None else days[-1] + doubled + 1


def became_late(all_days: Iterable[Sequence[int]], first: int, last: int) -> int:
    """How many customers came to be late from one day to another, as it looked on the last.

    Args:
        all_days: the days of orders of each customer.
        first: the first day that counts, an ordinal.
        last: the last day that counts; later orders are left out.
    """
    count = 0
    for days in all_days:
        known = days if days[-1] <= last else days[: bisect_right(days, last)]
        late = late_since(known)
        count += late is not None and first <= late <= last
    return count


def automatic_active_days(all_days: Iterable[Sequence[int]]) -> int | None:
    """Twice the median gap between orders of the whole shop; None where nobody came twice."""
    gaps = list(chain.from_iterable(map(_gaps, all_days)))
    return _doubled_median(gaps) if gaps else None


def _gaps(days: Sequence[int]) -> list[int]:
    return [later - earlier for earlier, later in pairwise(days) if later > earlier]


def _doubled_median(gaps: list[int]) -> int:
    gaps.sort()
    return gaps[(len(gaps) - 1) // 2] + gaps[len(gaps) // 2]
