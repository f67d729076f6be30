"""The list of customers as it goes into a spreadsheet: their tier, what they did, who they are."""

from datetime import date

from shoptui.analytics.rfm import RfmResult
from shoptui.domain.customers import Consent, Customer, Gender
from shoptui.domain.facts import CustomerFacts
from shoptui.domain.language import _
from shoptui.domain.money import part_of
from shoptui.domain.table import Cell, Column, Kind, Row, Table
from shoptui.domain.tiers import Tier, tier_names
from shoptui.services.desk import Desk
from shoptui.services.paged_rows import PagedRows
from shoptui.services.tiers import Scored
from shoptui.storage import customers


def customers_table(desk: Desk, scored: Scored) -> Table:
    """Everybody known on the as-of date, tier best first, read a page at a time."""
    everybody, names = scored.result.facts.customers, tier_names()

    def read(places: range) -> list[Row]:
        positions = [scored.order[place] for place in places]
        with desk.file.read() as db:
            found = customers.page(db, [everybody[at].customer_id for at in positions])
        records = {record.id: record for record in found}
        return [
            _row(records[everybody[at].customer_id], scored.result, at, names)
            for at in positions
            if everybody[at].customer_id in records
        ]

    rows = PagedRows(len(scored.order), read)
    ids = [everybody[at].customer_id for at in scored.order]
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
        Column("channel", _("Heard of us")),
        Column("consent", _("Consent")),
        Column("known_since", _("Known since"), Kind.DATE),
        Column("note", _("Note")),
    )


def _row(record: Customer, result: RfmResult, position: int, names: dict[Tier, str]) -> Row:
    facts, grade = result.facts.customers[position], result.grade(position)
    tier = names[grade.tier]
    marks = (grade.r, grade.f, grade.m, grade.fm, result.days_silent(facts))
    return (
        *(record.code, record.name, record.phone, tier, *marks),
        *_figures(facts),
        *(record.email, record.birthday.stored() if record.birthday else ""),
        *(_gender(record.gender), record.address, record.area, record.channel),
        *(_consent(record.consent), record.known_since, record.note),
    )


def _figures(facts: CustomerFacts) -> tuple[Cell, ...]:
    average = part_of(facts.net, 1, facts.orders) if facts.orders else None
    days = _day(facts.last_order), _day(facts.first_order)
    return (facts.orders, facts.net, average, *days, facts.orders_ever, facts.net_ever)


def _day(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None


def _gender(gender: Gender) -> str:
    words = {Gender.FEMALE: _("female"), Gender.MALE: _("male"), Gender.OTHER: _("other")}
    return words.get(gender, "")


def _consent(consent: Consent) -> str:
    return {Consent.YES: _("yes"), Consent.NO: _("no")}.get(consent, "")
