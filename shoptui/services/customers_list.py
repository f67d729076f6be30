"""The list of customers: read once, then sorted and filtered without the file."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from operator import itemgetter
from typing import Any

from shoptui.domain.facts import CustomerFacts, day_of
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

Words = tuple[str, str, str, str]  # tier, group, class, stage
NOWHERE: Words = ("", "", "", "")


@dataclass(frozen=True, slots=True)
class People:
    """Everybody in use, or everybody put away, by name.

    Attributes:
        rows: the cells, one for each of `customer_columns.all_columns`; those of people put away
            have no tier, and groups, classes and stages are empty where they were not asked for.
        ids: the customer behind each row.
        keys: what a search looks through, beginning with the folded name.
        currency: what the spend is counted in.
        scored: the scores behind the tiers; None for people put away, who have no tier.
        shown: the columns the owner wants to see.
        has_belonging: whether groups, classes and stages stand in the rows.
        areas: the few areas most of them live in.
    """

    rows: Sequence[Row]
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
        with desk.file.read() as db:
            facts = archived_facts(db, now.today, visits)
            listed = customer_list.listed(db, archived=True)
        return _people(
            facts, [NOWHERE] * len(facts), listed, People((), (), (), currency, None, shown)
        )
    belongs = which.needs_belonging or not BELONGING.isdisjoint(shown)
    everybody = judged(desk) if belongs else held(desk)
    scored = everybody.scored if everybody else score(desk)
    with desk.file.read() as db:
        listed = customer_list.listed(db, archived=False)
    heading = People((), (), (), currency, scored, shown, belongs)
    words = _words(scored, everybody.belongings if everybody and belongs else None)
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
    positions = meant(people.rows, people.keys, which)
    cells = list(map(itemgetter(place(key)), people.rows))
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
    cells = [place(column.key) for column in columns]

    def read(places: range) -> list[Row]:
        rows = (people.rows[positions[n]] for n in places)
        return [tuple(row[cell] for cell in cells) for row in rows]

    rows, ids = PagedRows(len(positions), read), [people.ids[at] for at in positions]
    title = _("Customers")
    return Table("customers", title, tuple(columns), rows, people.currency, ids)


def _words(scored: Scored, belongings: Belongings | None) -> list[Words]:
    """Tier, group, class and stage of each customer, in the order of the facts."""
    names, result = tier_names(), scored.result
    tiers = [names[grade.tier] for grade in map(result.grade, range(len(result.places)))]
    if belongings is None:
        return [(tier, *NOWHERE[1:]) for tier in tiers]
    groups, stages = group_names(), relationship_names()
    return [
        (tier, groups[group], abc, stages[stage])
        for tier, (group, abc, stage) in zip(tiers, belongings.each(), strict=True)
    ]


def _people(
    facts: Sequence[CustomerFacts],
    words: Sequence[Words],
    listed: Iterable[customer_list.Listed],
    heading: People,
) -> People:
    day = cache(day_of)
    known = {fact.customer_id: at for at, fact in enumerate(facts)}
    rows: list[Row] = []
    ids, keys = [], []
    for customer_id, phone, area, key in listed:
        at = known.get(customer_id)
        if at is not None:
            _id, code, name, _first, last, orders, net, *_window = facts[at]
            rows.append((name, *words[at], orders, net, day(last), code, phone, area))
            ids.append(customer_id)
            keys.append(key)
    return replace(heading, rows=rows, ids=ids, keys=keys, areas=_areas(rows))


def _areas(rows: Sequence[Row]) -> list[str]:
    area = place("area")
    counts = Counter(row[area] for row in rows if row[area])
    return [str(name) for name, _count in counts.most_common(MOST_AREAS)]


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
