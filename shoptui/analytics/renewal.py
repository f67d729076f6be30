"""Facts renewed for a few customers, and what stands in their order renewed with them."""

from collections.abc import Collection, Iterable, MutableSequence, Sequence
from itertools import count
from typing import Any, NamedTuple, TypeVar

from shoptui.domain.facts import CustomerFacts, Customers
from shoptui.domain.texts import Texts

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

    customers: Customers
    gone: list[CustomerFacts]
    come: list[CustomerFacts]
    positions: list[int] | None


def renewed(customers: Customers, whom: Collection[int], fresh: Iterable[CustomerFacts]) -> Renewal:
    """Puts the fresh facts of some customers in place of their old ones.

    Args:
        customers: the facts until now, by id.
        whom: who was read again.
        fresh: their facts; who is missing is no longer listed.
    """
    places = ((who, customers.place_of(who)) for who in sorted(whom))
    stood = {who: at for who, at in places if at is not None}
    gone, come = [customers[at] for at in stood.values()], sorted(fresh)
    added = [facts.customer_id for facts in come if facts.customer_id not in stood]
    nobody_left = len(come) == len(stood) + len(added)
    if nobody_left and (not added or not customers or added[0] > customers.customer_id[-1]):
        end = count(len(customers))
        positions = [stood[who] if who in stood else next(end) for who, *_rest in come]
        return Renewal(_in_place(customers, positions, come), gone, come, positions)
    others = (facts for facts in customers if facts.customer_id not in stood)
    return Renewal(Customers.of(sorted([*others, *come])), gone, come, None)


def _in_place(
    customers: Customers, positions: Sequence[int], come: Sequence[CustomerFacts]
) -> Customers:
    """The columns with some figures put in; one in which nothing changed stays the same."""
    fresh = zip(*come, strict=True) if come else ([] for _column in customers.columns)
    pairs = zip(customers.columns, fresh, strict=True)
    return Customers(*(_with(column, positions, values) for column, values in pairs))


def _with(column: Any, positions: Sequence[int], values: Sequence[Any]) -> Any:
    pairs = zip(positions, values, strict=True)
    if all(at < len(column) and column[at] == value for at, value in pairs):
        return column
    if isinstance(column, Texts):
        return Texts.of(put_in([*column], positions, values))
    return put_in(column[:], positions, values)


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
