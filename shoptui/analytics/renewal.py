"""Facts renewed for a few customers, and what stands in their order renewed with them."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, MutableSequence, Sequence
from operator import attrgetter
from typing import NamedTuple, TypeVar

from shoptui.domain.facts import CustomerFacts

T = TypeVar("T")


class Renewal(NamedTuple):
    """The facts of all customers once some were read again.

    Attributes:
        customers: everybody, by id.
        gone: the facts that gave way.
        come: the facts that came.
        positions: where these stand, in order; those who are new come at the end. None where
            customers between others came or went, so that positions are no longer what they were.
    """

    customers: list[CustomerFacts]
    gone: list[CustomerFacts]
    come: list[CustomerFacts]
    positions: list[int] | None


def renewed(
    customers: Sequence[CustomerFacts], whom: Collection[int], fresh: Iterable[CustomerFacts]
) -> Renewal:
    """Puts the fresh facts of some customers in place of their old ones.

    Args:
        customers: the facts until now, by id.
        whom: who was read again.
        fresh: their facts; who is missing is no longer listed.
    """
    news = {facts.customer_id: facts for facts in fresh}
    everybody = [*customers]
    gone, come, positions = list[CustomerFacts](), list[CustomerFacts](), list[int]()
    moved = False
    for who in sorted(whom):
        at = bisect_left(everybody, who, key=attrgetter("customer_id"))
        stood = at < len(everybody) and everybody[at].customer_id == who
        facts = news.get(who)
        if stood:
            gone.append(everybody[at])
        if facts is not None:
            moved = moved or (not stood and at < len(everybody))
            come.append(facts)
            positions.append(at)
            everybody[at : at + stood] = [facts]
        elif stood:
            moved = True
            del everybody[at]
    return Renewal(everybody, gone, come, None if moved else positions)


def put_in(
    values: MutableSequence[T], positions: Sequence[int], fresh: Iterable[T]
) -> MutableSequence[T]:
    """Puts values in their places; those of newcomers at the end."""
    for at, value in zip(positions, fresh, strict=True):
        if at < len(values):
            values[at] = value
        else:
            values.append(value)
    return values
