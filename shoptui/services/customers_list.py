"""The list of customers: read once, then sorted and filtered without the file."""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from shoptui.domain.facts import Customers, day_of
from shoptui.domain.groups import Group, group_names
from shoptui.domain.language import _
from shoptui.domain.money import Currency
from shoptui.domain.relationship import Relationship, relationship_names
from shoptui.domain.table import Cell, Kind, Row, Table
from shoptui.domain.text import fold
from shoptui.domain.tiers import BEST_FIRST, tier_names
from shoptui.services.belonging import Belongings
from shoptui.services.customer_columns import (
    BELONGING,
    CUSTOMER_COLUMNS,
    USUAL,
    Keys,
    all_columns,
    in_order,
    place,
)
from shoptui.services.customer_filter import EVERYBODY, CustomerFilter, meant
from shoptui.services.desk import Desk
from shoptui.services.judged import held, judged
from shoptui.services.paged_rows import PagedRows
from shoptui.services.settings import change, recorded, rfm_rules_of
from shoptui.services.tiers import Scored, score
from shoptui.storage import customer_list
from shoptui.storage.facts import archived_facts

Sort = tuple[str, bool]  # column key, descending
MOST_AREAS = 5
RUN = 8192  # customers sorted in one go
LATEST_FIRST: Sort = ("last", True)

Words = tuple[Sequence[str], ...]  # everybody's tiers, groups, classes and stages


@dataclass(frozen=True, slots=True)
class People:
    """Everybody in use, or everybody put away, by name.

    Attributes:
        columns: everybody's cells, one column for each of `customer_columns.all_columns`; people
            put away have no tier, and groups, classes and stages are empty where they were not
            asked for. A hundred thousand rows would take twice the memory.
        ids: the customers.
        keys: what a search looks through, beginning with the folded name.
        currency: what the spend is counted in.
        scored: the scores behind the tiers; None for people put away, who have no tier.
        shown: the columns the owner wants to see.
        has_belonging: whether groups, classes and stages stand in the rows.
        areas: the few areas most of them live in.
    """

    columns: Sequence[Sequence[Cell]]
    ids: Sequence[int]
    keys: Sequence[str]
    currency: Currency
    scored: Scored | None
    shown: Keys = USUAL
    has_belonging: bool = False
    areas: Sequence[str] = ()

    def can_answer(self, which: CustomerFilter) -> bool:
        """Whether what was read is enough to say whom a filter means."""
        if which.archived != (self.scored is None):
            return False
        return self.has_belonging or which.archived or not which.needs_belonging


def read_people(desk: Desk, which: CustomerFilter = EVERYBODY) -> People:
    """Reads everybody in use with tier and figures, or everybody put away.

    Groups, classes and stages are read where a column or the filter asks for them.
    """
    now = recorded(desk)
    shown, currency = now.value(CUSTOMER_COLUMNS), now.shop.currency
    if which.archived:
        visits = rfm_rules_of(now).day_is_one_visit
        heading = People((), (), (), currency, None, shown)
        with desk.file.read() as db:
            facts = Customers.of(archived_facts(db, now.today, visits))
            listed = customer_list.listed(db, archived=True)
            return _people(facts, _unknown(len(facts)), listed, heading)
    belongs = which.needs_belonging or not BELONGING.isdisjoint(shown)
    everybody = judged(desk) if belongs else held(desk)
    scored = everybody.scored if everybody else score(desk)
    words = _words(scored, everybody.belongings if everybody and belongs else None)
    heading = People((), (), (), currency, scored, shown, belongs)
    with desk.file.read() as db:
        listed = customer_list.listed(db, archived=False)
        return _people(scored.result.facts.customers, words, listed, heading)


def choose_columns(desk: Desk, keys: Iterable[str]) -> None:
    """Keeps which columns the owner wants to see, with the shop's settings."""
    change(desk, CUSTOMER_COLUMNS.key, ",".join(in_order(keys)))


def arranged(people: People, which: CustomerFilter, sort: Sort = LATEST_FIRST) -> Table:
    """The people meant, in order; where a cell is empty the row comes last either way.

    Args:
        people: everybody who may be shown; see `People.can_answer`.
        which: whom to show.
        sort: the column to sort by and whether descending; equals follow by name.
    """
    key, descending = sort
    positions = meant(people.columns, people.keys, which)
    cells = people.columns[place(key)]
    known = _in_order(
        [at for at in positions if cells[at] not in (None, "")],
        people.keys if key == "name" else _ranks(key, cells),
        descending,
    )
    if len(known) < len(positions):
        ranked = set(known)
        known += [at for at in positions if at not in ranked]
    return _table(people, known)


def _in_order(positions: Sequence[int], ranks: Sequence[Any], descending: bool) -> list[int]:
    """The positions by their ranks, equals as they stand.

    One sort of everybody would hold the interpreter, and the screen with it, until it is done. So
    it goes run by run; to put sorted runs together is quick.
    """
    rank, runs = ranks.__getitem__, list[int]()
    for start in range(0, len(positions), RUN):
        runs += sorted(positions[start : start + RUN], key=rank, reverse=descending)
    runs.sort(key=rank, reverse=descending)
    return runs


def _table(people: People, positions: Sequence[int]) -> Table:
    """The rows at these positions with the columns the owner wants to see."""
    columns = [column for column in all_columns() if column.key in people.shown]
    shown = [people.columns[place(column.key)] for column in columns]

    def read(places: range) -> list[Row]:
        return [tuple(cells[positions[n]] for cells in shown) for n in places]

    rows = PagedRows(len(positions), read)
    ids = array("q", map(people.ids.__getitem__, positions))
    title = _("Customers")
    return Table("customers", title, tuple(columns), rows, people.currency, ids)


def _unknown(count: int) -> Words:
    nothing = [""] * count
    return nothing, nothing, nothing, nothing


def _words(scored: Scored, belongings: Belongings | None) -> Words:
    """Tiers, groups, classes and stages, each in the order of the facts."""
    names, result = tier_names(), scored.result
    tiers = [names[grade.tier] for grade in map(result.grade, range(len(result.places)))]
    if belongings is None:
        return tiers, *_unknown(len(tiers))[1:]
    each, groups, stages = belongings.each(), group_names(), relationship_names()
    return (
        tiers,
        [groups[group] for group, _abc, _stage in each],
        [abc for _group, abc, _stage in each],
        [stages[stage] for _group, _abc, stage in each],
    )


def _people(
    facts: Customers, words: Words, listed: Iterable[customer_list.Listed], heading: People
) -> People:
    known = {customer_id: at for at, customer_id in enumerate(facts.customer_id)}
    same = dict[str, str]()  # areas are few: one text for all who live there
    order, ids = array("q"), array("q")
    phones, areas, keys = list[str](), list[str](), list[str]()
    for customer_id, phone, area, key in listed:
        at = known.get(customer_id)
        if at is not None:
            order.append(at)
            ids.append(customer_id)
            phones.append(phone)
            areas.append(same.setdefault(area, area))
            keys.append(key)
    figures = _in_this_order(order, facts, words)
    columns = (*figures, phones, areas)
    return replace(heading, columns=columns, ids=ids, keys=keys, areas=_most(areas))


def _in_this_order(
    order: Sequence[int], facts: Customers, words: Words
) -> Iterator[Sequence[Cell]]:
    """The columns from the name to the code; `order` holds places in the facts."""
    day = cache(day_of)
    yield [facts.name[at] for at in order]
    for each in words:
        yield [each[at] for at in order]
    for figure in (facts.orders_ever, facts.net_ever):
        yield array("q", map(figure.__getitem__, order))
    yield [day(facts.last_order[at]) for at in order]
    yield [facts.code[at] for at in order]


def _most(areas: Sequence[str]) -> list[str]:
    counts = Counter(filter(None, areas))
    return [name for name, _count in counts.most_common(MOST_AREAS)]


def _ranks(key: str, cells: Sequence[Cell]) -> Sequence[Any]:
    """What rows are sorted by in a column, for each row; best first."""
    if names := _ranked_names(key):
        ranks = {name: rank for rank, name in enumerate(names)}
        return [ranks.get(str(cell)) for cell in cells]
    if next(column.kind for column in all_columns() if column.key == key) is Kind.TEXT:
        folded = cache(fold)  # which clean text without marks, such as a code, does not need
        texts = map(str, cells)
        return [text.casefold() if text.isascii() else folded(text) for text in texts]
    return cells


def _ranked_names(key: str) -> list[str]:
    """The words of a column that has an order of its own, the best first."""
    if key == "tier":
        return [tier_names()[tier] for tier in BEST_FIRST]
    if key == "group":
        return [group_names()[group] for group in Group]
    return [relationship_names()[stage] for stage in Relationship] if key == "stage" else []
