"""Channels: how customers heard of the shop, which brings the most of them and which the best."""

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from shoptui.analytics.new_customers import Arrival, arrivals
from shoptui.analytics.worth import Worth, worth_of
from shoptui.domain.facts import CustomerFacts
from shoptui.domain.origins import Origin

_NOT_RECORDED = Origin("", "", 0)


@dataclass(frozen=True, slots=True)
class Channel:
    """The customers of one channel.

    Attributes:
        name: as it is recorded, "" for those of whom it is not known.
        members: their facts, the highest net spend ever first.
        share: of all customers, 0 to 1.
        new: how many of them are new in the window.
        first_seen: how many first ordered in it, yet so soon after the records begin that they
            may have come before.
        net: their net spend in the window, minor units.
        worth: what they are worth over their whole life.
    """

    name: str
    members: Sequence[CustomerFacts]
    share: float
    new: int
    first_seen: int
    net: int
    worth: Worth


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelRules:
    """The days that matter, ordinals.

    Attributes:
        start: the first day of the window that `net` of the facts is of.
        end: the last day that counts.
        until: see `new_customers.seen_until`.
        active_days: a customer silent for longer is not active.
    """

    start: int
    end: int
    until: int
    active_days: int


class Champions(NamedTuple):
    """The channels that do best, several where they are equal; the unknown one is none.

    Attributes:
        most: who brought the most customers.
        best: who brought those with the highest lifetime value, where that is above 0.
    """

    most: Set[str]
    best: Set[str]


def channels(
    customers: Sequence[CustomerFacts], origins: Mapping[int, Origin], rules: ChannelRules
) -> list[Channel]:
    """Every channel that brought a customer, the one with the most first.

    Args:
        customers: their facts, with the window of the rules.
        origins: by customer id.
        rules: the days that matter.
    """
    parted: dict[str, list[CustomerFacts]] = {}
    for customer in customers:
        channel = origins.get(customer.customer_id, _NOT_RECORDED).channel
        parted.setdefault(channel, []).append(customer)
    known = {who: origin.known_since for who, origin in origins.items()}
    found = [
        _channel(name, members, len(members) / len(customers), known, rules)
        for name, members in parted.items()
    ]
    return sorted(found, key=lambda channel: (-len(channel.members), channel.name))


def champions(found: Collection[Channel]) -> Champions:
    """The channels with the most customers and with the best."""
    named = [channel for channel in found if channel.name]
    return Champions(
        _highest({channel.name: len(channel.members) for channel in named}),
        _highest({channel.name: channel.worth.lifetime_value or 0 for channel in named}),
    )


def _channel(
    name: str,
    members: list[CustomerFacts],
    share: float,
    known: Mapping[int, int],
    rules: ChannelRules,
) -> Channel:
    members.sort(key=lambda customer: (-customer.net_ever, customer.customer_id))
    came = arrivals(members, known, rules.start, rules.end, rules.until)
    return Channel(
        name=name,
        members=members,
        share=share,
        new=len(came[Arrival.NEW]),
        first_seen=len(came[Arrival.FIRST_SEEN]),
        net=sum(customer.net for customer in members),
        worth=worth_of(members, rules.end - rules.active_days),
    )


def _highest(figures: Mapping[str, int]) -> frozenset[str]:
    """Those with the highest figure above 0."""
    top = max(figures.values(), default=0)
    return frozenset(name for name, figure in figures.items() if figure == top > 0)
