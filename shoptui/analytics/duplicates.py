"""Which records may be one and the same customer.

Only records that agree in something are held against each other, so that the cost grows with the
shop and not with its square. Something that very many agree in, such as a phone number typed in
for want of a better one, says nothing about any two of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import combinations

from shoptui.analytics.near_names import are_near, folded_word, is_part, name_key
from shoptui.domain.duplicates import Identity, Pair, Reason

MANY = 40  # records that agree in something; so many make it say nothing
COMMON = 5  # the same for a name alone
SHARED_MAILBOXES = frozenset({"admin", "contact", "hello", "info", "mail", "sales", "shop"})

# How much each reason says by itself; several together say more than each. They only give the
# order in which pairs are shown.
_WEIGHTS = {
    Reason.EMAIL: 0.6,
    Reason.PHONE: 0.5,
    Reason.SAME_NAME: 0.55,
    Reason.NEAR_NAME: 0.4,
    Reason.BIRTHDAY: 0.5,
    Reason.ADDRESS: 0.4,
    Reason.MAILBOX: 0.4,
    Reason.AREA: 0.1,
    Reason.FAMILY: 0.1,
}
_SURE = {Reason.EMAIL, Reason.PHONE}
_NAMES = {Reason.SAME_NAME, Reason.AREA}
_SUPPORTING = {Reason.BIRTHDAY, Reason.ADDRESS, Reason.MAILBOX}

Found = dict[tuple[int, int], set[Reason]]


def likely_duplicates(
    people: Iterable[Identity], apart: Set[tuple[int, int]] = frozenset()
) -> list[Pair]:
    """The pairs that may be one customer, the likeliest first; mere families stand last.

    Args:
        people: whom to hold against each other.
        apart: pairs that are known to be two people, the smaller number first.
    """
    known = sorted(people)
    keys = [name_key(each.name) for each in known]
    pairs = [
        _pair(known[one].id, known[other].id, reasons)
        for (one, other), agreed in _agreements(known, keys).items()
        if (known[one].id, known[other].id) not in apart
        and (reasons := _reasons(known[one], known[other], keys[one], keys[other], agreed))
    ]
    return sorted(pairs, key=lambda pair: (-pair.likeness, pair.first, pair.second))


def _agreements(people: Sequence[Identity], keys: Sequence[str]) -> Found:
    """What pairs agree in, by their places in the sequence."""
    first: dict[Reason, dict[str, int]] = {reason: {} for reason in Reason}
    blocks: dict[tuple[Reason, str], list[int]] = {}  # of two and more
    for place, (person, key) in enumerate(zip(people, keys, strict=True)):
        for reason, mark in _marks(person, key):
            earlier = first[reason].setdefault(mark, place)
            if earlier != place:
                blocks.setdefault((reason, mark), [earlier]).append(place)
    found: Found = defaultdict(set)
    for (reason, _mark), places in blocks.items():
        if len(places) <= (COMMON if reason in _NAMES else MANY):
            for pair in combinations(places, 2):
                found[pair].add(reason)
    return found


def _marks(person: Identity, key: str) -> Iterator[tuple[Reason, str]]:
    """What a record can agree in with others."""
    if person.phone_key:
        yield Reason.PHONE, person.phone_key
    if person.email_key:
        yield Reason.EMAIL, person.email_key
        mailbox = person.email_key.rpartition("@")[0]
        if len(mailbox) > 3 and mailbox not in SHARED_MAILBOXES:
            yield Reason.MAILBOX, mailbox
    if not key:
        return
    yield Reason.SAME_NAME, key
    if person.birthday:
        yield Reason.BIRTHDAY, person.birthday
    if person.address:
        yield Reason.ADDRESS, _folded(person.address)
    if person.area:
        yield Reason.AREA, f"{_folded(person.area)}\n{key}"


def _folded(text: str) -> str:
    return " ".join(map(folded_word, text.split()))


def _reasons(
    one: Identity, other: Identity, key: str, other_key: str, agreed: set[Reason]
) -> tuple[Reason, ...]:
    """What speaks for one customer; empty where it does not suffice or something speaks against."""
    same, near = bool(key) and key == other_key, are_near(key, other_key)
    other_birthday = _differ_in_birthday(one.birthday, other.birthday)
    if agreed & _SURE:
        alike = near or is_part(key, other_key)
        if not alike and (Reason.EMAIL not in agreed or other_birthday):
            return (Reason.FAMILY,) if Reason.PHONE in agreed else ()
        if other_birthday and not same:
            return ()
        return _in_order(agreed, same=same, near=alike)
    reached_elsewhere = _differ(one.phone_key, other.phone_key) or (
        Reason.MAILBOX not in agreed and _differ(one.email_key, other.email_key)
    )
    if not near or other_birthday or (reached_elsewhere and not (same and agreed & _SUPPORTING)):
        return ()
    if not same and not agreed & _SUPPORTING:
        return ()
    return _in_order(agreed, same=same, near=True)


def _in_order(agreed: set[Reason], *, same: bool, near: bool) -> tuple[Reason, ...]:
    reasons = agreed - {Reason.SAME_NAME}
    if Reason.EMAIL in reasons:
        reasons = reasons - {Reason.MAILBOX}
    if same or near:
        reasons = reasons | {Reason.SAME_NAME if same else Reason.NEAR_NAME}
    return tuple(reason for reason in Reason if reason in reasons)


def _pair(first: int, second: int, reasons: tuple[Reason, ...]) -> Pair:
    doubt = 1.0
    for reason in reasons:
        doubt *= 1 - _WEIGHTS[reason]
    return Pair(first, second, reasons, round(100 * (1 - doubt)))


def _differ(one: str, other: str) -> bool:
    return bool(one and other) and one != other


def _differ_in_birthday(one: str, other: str) -> bool:
    """Whether two birthdays are of two people; one of them may lack the year."""
    if not one or not other:
        return False
    with_years = one[0] != "-" and other[0] != "-"
    return one != other if with_years else one[-5:] != other[-5:]
