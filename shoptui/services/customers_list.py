"""The list of customers: read once, then sorted and filtered without the file."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from shoptui.domain.facts import CustomerFacts
from shoptui.domain.language import _
from shoptui.domain.money import Currency
from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.domain.text import fold
from shoptui.domain.tiers import BEST_FIRST, RANK, Tier, tier_names
from shoptui.services.desk import Desk
from shoptui.services.settings import recorded, rfm_rules_of
from shoptui.services.tiers import Scored, score
from shoptui.storage import customer_list
from shoptui.storage.facts import archived_facts

Sort = tuple[str, bool]  # column key, descending
LATEST_FIRST: Sort = ("last", True)


@dataclass(frozen=True, slots=True)
class CustomerFilter:
    """Which customers are meant.

    Attributes:
        text: words that name, code, phone or mail must hold, accents or not; "" for all.
        tier: only this tier, None for all.
        area: a piece of the area's name, accents or not; "" for all.
        archived: those put away, in place of those in use.
    """

    text: str = ""
    tier: Tier | None = None
    area: str = ""
    archived: bool = False


EVERYBODY = CustomerFilter()


@dataclass(frozen=True, slots=True)
class People:
    """Everybody in use, or everybody put away, by name.

    Attributes:
        rows: the cells of the list.
        ids: the customer behind each row.
        keys: what a search looks through, beginning with the folded name.
        currency: what the spend is counted in.
        scored: the scores behind the tiers; None for people put away, who have no tier.
    """

    rows: Sequence[Row]
    ids: Sequence[int]
    keys: Sequence[str]
    currency: Currency
    scored: Scored | None

    def areas(self, most: int = 5) -> list[str]:
        """The areas most customers live in."""
        area = _place("area")
        counts = Counter(row[area] for row in self.rows if row[area])
        return [str(name) for name, _count in counts.most_common(most)]


def read_people(desk: Desk, *, archived: bool = False) -> People:
    """Reads everybody in use with tier and figures, or everybody put away."""
    now = recorded(desk)
    if archived:
        visits = rfm_rules_of(now).day_is_one_visit
        with desk.file.read() as db:
            facts = archived_facts(db, now.today, visits)
            listed = customer_list.listed(db, archived=True)
        return _people(facts, [""] * len(facts), listed, now.shop.currency, None)
    scored = score(desk)
    with desk.file.read() as db:
        listed = customer_list.listed(db, archived=False)
    names, result = tier_names(), scored.result
    tiers = [names[grade.tier] for grade in map(result.grade, range(len(result.places)))]
    return _people(result.facts.customers, tiers, listed, now.shop.currency, scored)


def arranged(people: People, which: CustomerFilter, sort: Sort = LATEST_FIRST) -> Table:
    """The people meant, in order; where a cell is empty the row comes last either way.

    Args:
        people: everybody who may be shown; `which.archived` was decided in reading them.
        which: whom to show.
        sort: the column to sort by and whether descending; equals follow by name.
    """
    key, descending = sort
    meant = _meant(people, which)
    column = _place(key)
    known = [at for at in meant if people.rows[at][column] not in (None, "")]
    known.sort(key=_order(people, key), reverse=descending)
    ranked = set(known) if len(known) < len(meant) else None
    positions = known if ranked is None else known + [at for at in meant if at not in ranked]
    rows = [people.rows[at] for at in positions]
    ids = [people.ids[at] for at in positions]
    return Table("customers", _("Customers"), _columns(), rows, people.currency, ids)


def _people(
    facts: Sequence[CustomerFacts],
    tiers: Sequence[str],
    listed: Iterable[customer_list.Listed],
    currency: Currency,
    scored: Scored | None,
) -> People:
    day = cache(lambda ordinal: date.fromordinal(ordinal) if ordinal else None)
    known = {fact.customer_id: at for at, fact in enumerate(facts)}
    rows: list[Row] = []
    ids, keys = [], []
    for customer_id, phone, area, key in listed:
        at = known.get(customer_id)
        if at is not None:
            _id, code, name, _first, last, orders, net, *_window = facts[at]
            rows.append((name, tiers[at], orders, net, day(last), code, phone, area))
            ids.append(customer_id)
            keys.append(key)
    return People(rows, ids, keys, currency, scored)


def _meant(people: People, which: CustomerFilter) -> Sequence[int]:
    positions: Sequence[int] = range(len(people.rows))
    if words := fold(which.text).split():
        keys = people.keys
        positions = [at for at in positions if all(word in keys[at] for word in words)]
    if which.tier:
        tier, column = tier_names()[which.tier], _place("tier")
        positions = [at for at in positions if people.rows[at][column] == tier]
    if area := fold(which.area):
        folded, column = cache(fold), _place("area")
        positions = [at for at in positions if area in folded(str(people.rows[at][column]))]
    return positions


def _order(people: People, key: str) -> Callable[[int], Any]:
    """What a position is sorted by in a column, where its cell is not empty; best tier first."""
    if key == "name":
        return people.keys.__getitem__
    column, rows = _place(key), people.rows
    if key == "tier":
        names = tier_names()
        ranks = {names[tier]: RANK[tier] for tier in BEST_FIRST}
        return lambda at: ranks[str(rows[at][column])]
    if _columns()[column].kind is Kind.TEXT:
        folded = cache(fold)
        return lambda at: folded(str(rows[at][column]))
    return lambda at: rows[at][column]


def _place(key: str) -> int:
    return [column.key for column in _columns()].index(key)


def _columns() -> tuple[Column, ...]:
    return (
        Column("name", _("Name")),
        Column("tier", _("Tier")),
        Column("orders", _("Orders"), Kind.COUNT),
        Column("net", _("Net spend"), Kind.MONEY),
        Column("last", _("Last seen"), Kind.DATE),
        Column("code", _("Code")),
        Column("phone", _("Phone")),
        Column("area", _("Area")),
    )
