"""Who is new in a period, and who is only seen for the first time."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from shoptui.domain.facts import CustomerFacts


class Arrival(StrEnum):
    """What a first order in a period says of the customer."""

    NEW = "new"
    FIRST_SEEN = "first seen"  # so soon after the records begin that it may not be the first
    KNOWN = "known"  # since before the period


def seen_until(records_begin: date | None, active_days: int) -> int:
    """The last day on which a first order may be that of somebody who came before.

    Whoever was a customer when the records began shows within the active days after it, or was
    active no more.

    Args:
        records_begin: the first day with records, None where it is not known.
        active_days: a customer silent for longer is not active.

    Returns:
        An ordinal like all days here, 0 for none.
    """
    return records_begin.toordinal() + active_days if records_begin else 0


def arrival(first_order: int, known_since: int, start: int, until: int) -> Arrival:
    """What the first order of a customer says, where it falls in the period.

    Args:
        first_order: its day, an ordinal.
        known_since: the day since which the customer is known, 0 if not recorded.
        start: the first day of the period.
        until: see `seen_until`.
    """
    if 0 < known_since < start:
        return Arrival.KNOWN
    return Arrival.FIRST_SEEN if first_order <= until else Arrival.NEW


def arrivals(
    customers: Iterable[CustomerFacts],
    known_since: Mapping[int, int],
    start: int,
    end: int,
    until: int,
) -> dict[Arrival, list[int]]:
    """Everybody whose first order falls in a period, as positions among the customers.

    Args:
        customers: their facts.
        known_since: by customer id the day since which they are known, where it is recorded.
        start: the first day of the period, an ordinal.
        end: the last day of the period.
        until: see `seen_until`.
    """
    found: dict[Arrival, list[int]] = {each: [] for each in Arrival}
    for position, customer in enumerate(customers):
        first = customer.first_order
        if first and start <= first <= end:
            known = known_since.get(customer.customer_id, 0)
            found[arrival(first, known, start, until)].append(position)
    return found
