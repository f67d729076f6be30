"""The day's list: what to do now, the most valuable first."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from shoptui.analytics.gaps import doubled_gap
from shoptui.domain.errors import InvalidInput
from shoptui.domain.facts import ShopFacts
from shoptui.domain.offer_facts import Given
from shoptui.domain.relations import Starter
from shoptui.domain.reward_rules import Urgency, read_condition, urgency_of
from shoptui.domain.to_do import Happened, Mark, ToDo, ToDoFacts, ToDoKind

_ORDER = {kind: place for place, kind in enumerate(ToDoKind)}
_SLIPS = (ToDoKind.COMPLAINT, ToDoKind.INCIDENT)
_NO_MARK = Mark()


def to_dos(
    facts: ShopFacts, net_year: Sequence[int], did: ToDoFacts, birthday_days: int
) -> list[ToDo]:
    """Everything to do, by kind as they stand in `ToDoKind`, then by net spend of a year, then id.

    Who refused to be contacted is on it only with what they complained about or asked. What was
    done, or put off for the day, is left out; so is a slip after which a reward was given as an
    apology, and a birthday or an absence on which the shop has come forward already.

    Args:
        facts: the customers, as of the day.
        net_year: net spend of the last 365 days of each.
        did: what the list follows from.
        birthday_days: how many days ahead birthdays are looked for.
    """
    listed = _List(facts, net_year, did, birthday_days)
    return sorted(
        listed.open_entries(),
        key=lambda entry: (_ORDER[entry.kind], -entry.value, entry.customer_id, entry.subject),
    )


class _List:
    """Makes the entries."""

    def __init__(
        self, facts: ShopFacts, net_year: Sequence[int], did: ToDoFacts, birthday_days: int
    ) -> None:
        self._today, self._did, self._ahead = facts.as_of.toordinal(), did, birthday_days
        self._customers, self._net_year = facts.customers, net_year
        self._place = dict(zip(facts.customers.customer_id, range(len(net_year)), strict=True))

    def open_entries(self) -> Iterator[ToDo]:
        for entry in self._entries():
            if not self._is_settled(entry):
                yield entry

    def _entries(self) -> Iterator[ToDo]:
        did, free = self._did, self._may_contact
        for slip in did.slips:
            yield from self._about(ToDoKind(slip.kind), slip)
        for order in filter(free, did.orders):
            yield from self._about(ToDoKind.FEEDBACK, order)
        for contact in did.contacts:
            if contact.kind == Starter.CUSTOMER or free(contact):
                yield from self._about(ToDoKind.FOLLOW_UP, contact)
        for member in filter(free, did.members):
            yield from self._about(ToDoKind.CAMPAIGN, member)
        yield from self._birthdays()
        yield from self._late()

    def _may_contact(self, happened: Happened) -> bool:
        return happened.customer_id not in self._did.refusing

    def _about(self, kind: ToDoKind, happened: Happened) -> Iterator[ToDo]:
        of_campaign = kind is ToDoKind.CAMPAIGN
        yield from self._entry(
            kind,
            happened.customer_id,
            happened.day,
            subject=happened.customer_id if of_campaign else happened.id,
            amount=happened.amount,
            text=happened.text,
            campaign_id=happened.id if of_campaign else 0,
            by_shop=happened.kind == Starter.SHOP,
        )

    def _birthdays(self) -> Iterator[ToDo]:
        for who, days in self._did.birthdays.items():
            if who not in self._did.refusing:
                yield from self._entry(ToDoKind.BIRTHDAY, who, self._today + days)

    def _late(self) -> Iterator[ToDo]:
        for who, days in self._did.order_days.items():
            gap = doubled_gap(days) if who not in self._did.refusing else None
            if gap is not None and self._today - days[-1] > gap:
                yield from self._entry(ToDoKind.LATE, who, days[-1], gap=gap)

    def _entry(
        self,
        kind: ToDoKind,
        who: int,
        day: int,
        *,
        subject: int = 0,
        gap: int = 0,
        amount: int = 0,
        text: str = "",
        campaign_id: int = 0,
        by_shop: bool = False,
    ) -> Iterator[ToDo]:
        """The entry, or nothing about a customer who was put away."""
        at = self._place.get(who)
        if at is not None:
            customer, spent = self._customers[at], self._net_year[at]
            about = subject or who
            yield ToDo(
                *(kind, about, who, customer.code, customer.name, spent),
                *(day, gap, amount, text, campaign_id, by_shop),
            )

    def _is_settled(self, entry: ToDo) -> bool:
        mark = self._did.marks.get(entry.mark, _NO_MARK)
        if mark.skipped == self._today or mark.done >= max(self._opened(entry), 1):
            return True
        given = self._did.given.get(entry.customer_id)
        if entry.kind in _SLIPS:
            return bool(given) and _apologised(given) >= entry.day
        if entry.kind in (ToDoKind.BIRTHDAY, ToDoKind.LATE):
            contacted = self._did.contacted.get(entry.customer_id, 0)
            return max(contacted, given.last_day if given else 0) >= self._opened(entry)
        return False

    def _opened(self, entry: ToDo) -> int:
        """The first day on which the entry stood in the list; 0 where it comes only once."""
        if entry.kind is ToDoKind.BIRTHDAY:
            return entry.day - self._ahead
        return entry.day + entry.gap + 1 if entry.kind is ToDoKind.LATE else 0


def _apologised(given: Given | None) -> int:
    """The last day on which a reward was given for a slip, 0 for never."""
    days = (day for name, day in given.by_rule.items() if _is_apology(name)) if given else ()
    return max(days, default=0)


@lru_cache(maxsize=256)
def _is_apology(rule_name: str) -> bool:
    try:
        return urgency_of(read_condition(rule_name)) is Urgency.SLIP
    except InvalidInput:  # given by hand, under no rule
        return False
