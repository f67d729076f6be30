"""The list of customers as it goes into a spreadsheet: their tier, what they did, who they are.

It holds the whole record of everybody, so that an import can take it back.
"""

from collections.abc import Mapping

from shoptui.analytics.rfm import RfmResult
from shoptui.domain.customers import Consent, Customer, Gender, Party
from shoptui.domain.facts import CustomerFacts, day_of
from shoptui.domain.language import _
from shoptui.domain.money import part_of
from shoptui.domain.table import Cell, Column, Kind, Row, Table
from shoptui.domain.tiers import Tier, tier_names
from shoptui.services.desk import Desk
from shoptui.services.paged_rows import PagedRows
from shoptui.services.tiers import Scored
from shoptui.storage import customers, imports
from shoptui.storage.columns import to_day
from shoptui.storage.imports import BroughtBy

_NONE: tuple[Cell, ...] = (None,) * 13  # of somebody who is in no tier


def customers_table(desk: Desk, scored: Scored) -> Table:
    """Everybody known on the as-of date, tier best first, read a page at a time.

    If that is today, those follow who are in no tier since they were put away.
    """
    everybody, names = scored.result.facts.customers, tier_names()
    ids = [everybody[at].customer_id for at in scored.order]
    with desk.file.read() as db:
        brought = imports.brought_by(db)
        if scored.as_of >= desk.today():
            ids += customers.all_but(db, ids)

    def read(places: range) -> list[Row]:
        with desk.file.read() as db:
            found = customers.page(db, [ids[place] for place in places])
        records = {record.id: record for record in found}
        return [
            _row(records[ids[place]], scored, place, names, brought)
            for place in places
            if ids[place] in records
        ]

    rows = PagedRows(len(ids), read)
    return Table("customers", _("Customers"), _columns(), rows, scored.shop.currency, ids)


def _columns() -> tuple[Column, ...]:
    return (
        Column("code", _("Code")),
        Column("name", _("Name")),
        Column("phone", _("Phone")),
        Column("tier", _("Tier")),
        Column("r", _("R"), Kind.SCORE),
        Column("f", _("F"), Kind.SCORE),
        Column("m", _("M"), Kind.SCORE),
        Column("fm", _("FM"), Kind.SCORE),
        Column("recency", _("Recency"), Kind.DAYS),
        Column("orders", _("Orders"), Kind.COUNT),
        Column("net", _("Net spend"), Kind.MONEY),
        Column("average_order", _("Average order"), Kind.MONEY),
        Column("last_order", _("Last order"), Kind.DATE),
        Column("first_order", _("First order"), Kind.DATE),
        Column("orders_ever", _("Orders ever"), Kind.COUNT),
        Column("net_ever", _("Net spend ever"), Kind.MONEY),
        Column("email", _("E-mail")),
        Column("birthday", _("Birthday")),
        Column("gender", _("Gender")),
        Column("address", _("Address")),
        Column("area", _("Area")),
        Column("party", _("Person or organisation")),
        Column("channel", _("Heard of us")),
        Column("consent", _("Consent")),
        Column("consent_on", _("Consent given or refused on"), Kind.DATE),
        Column("known_since", _("Known since"), Kind.DATE),
        Column("interests", _("Interests")),
        Column("note", _("Note")),
        Column("created_on", _("Recorded on"), Kind.DATE),
        Column("archived_on", _("Archived on"), Kind.DATE),
        Column("brought_by", _("Brought by")),
        Column("brought_on", _("Brought on"), Kind.DATE),
    )


def _row(
    record: Customer,
    scored: Scored,
    place: int,
    names: dict[Tier, str],
    brought: Mapping[int, BroughtBy],
) -> Row:
    by = brought.get(record.id)
    return (
        *(record.code, record.name, record.phone),
        *(
            _judged(scored.result, scored.order[place], names)
            if place < len(scored.order)
            else _NONE
        ),
        *(record.email, record.birthday.stored() if record.birthday else ""),
        *(_gender(record.gender), record.address, record.area, _party(record.party)),
        *(record.channel, _consent(record.consent), record.consent_on, record.known_since),
        *(record.interests, record.note, record.created_on, record.archived_on),
        *((by.code, to_day(by.day)) if by else ("", None)),
    )


def _judged(result: RfmResult, position: int, names: dict[Tier, str]) -> tuple[Cell, ...]:
    facts, grade = result.facts.customers[position], result.grade(position)
    marks = (grade.r, grade.f, grade.m, grade.fm, result.days_silent(facts))
    return (names[grade.tier], *marks, *_figures(facts))


def _figures(facts: CustomerFacts) -> tuple[Cell, ...]:
    average = part_of(facts.net, 1, facts.orders) if facts.orders else None
    days = day_of(facts.last_order), day_of(facts.first_order)
    return (facts.orders, facts.net, average, *days, facts.orders_ever, facts.net_ever)


def _gender(gender: Gender) -> str:
    words = {Gender.FEMALE: _("female"), Gender.MALE: _("male"), Gender.OTHER: _("other")}
    return words.get(gender, "")


def _party(party: Party) -> str:
    return _("organisation") if party is Party.ORGANISATION else _("person")


def _consent(consent: Consent) -> str:
    return {Consent.YES: _("yes"), Consent.NO: _("no")}.get(consent, "")
