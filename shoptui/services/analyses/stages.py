"""The report on the stages of the relationship with each customer."""

from functools import cache

from shoptui.analytics.stages import LONG_AFTER, stage_of
from shoptui.domain.facts import day_of
from shoptui.domain.language import N_, _
from shoptui.domain.relationship import Relationship, relationship_names
from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.domain.why import Section
from shoptui.services import stage_words
from shoptui.services.active_days import ActiveDays
from shoptui.services.analyses import parts
from shoptui.services.analyses.analysis import Analysis, Answer, Asked
from shoptui.services.belonging import Belongings, belongings
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.paged_rows import PagedRows


def _make(desk: Desk, asked: Asked) -> Answer:
    read = belongings(desk, asked.as_of)
    lifetime, names = parts.lifetime_value(read.facts), relationship_names()
    found = [
        parts.Part(
            names[stage],
            parts.most_first(members, lifetime.amounts),
            stage_words.actions(stage)[0],
        )
        for stage, members in _members(read).items()
    ]
    first, currency = (Column("stage", _("Stage")),), read.shop.currency
    heading = Table("stages", _("Stages of relationship"), first, (), currency)
    return Answer(
        table=_table(read, found),
        picture=parts.bars(_("Customers in each stage"), found),
        summary=parts.summary(heading, parts.count_of_customers(), found, lifetime),
        members=parts.members(found, read.facts),
        why=_why(read),
    )


def _members(read: Belongings) -> dict[Relationship, list[int]]:
    found: dict[Relationship, list[int]] = {stage: [] for stage in Relationship}
    figures = read.grouping.figures
    for at, customer in enumerate(read.facts.customers):
        found[stage_of(customer, figures[at].active)].append(at)
    return found


def _table(read: Belongings, found: list[parts.Part]) -> Table:
    columns = (
        Column("code", _("Code")),
        Column("name", _("Name")),
        Column("stage", _("Stage")),
        Column("first_order", _("First order"), Kind.DATE),
        Column("last_order", _("Last order"), Kind.DATE),
        Column("days_together", _("Days together"), Kind.DAYS),
        Column("orders_ever", _("Orders ever"), Kind.COUNT),
        Column("lifetime", _("Lifetime value"), Kind.MONEY),
    )
    order = [(at, part.name) for part in found for at in part.positions]
    customers = read.facts.customers
    day = cache(day_of)

    def row(at: int, stage: str) -> Row:
        customer = customers[at]
        first, last = customer.first_order, customer.last_order
        together = last - first if first else None
        who = (customer.code, customer.name, stage, day(first), day(last), together)
        return (*who, customer.orders_ever, customer.net_ever)

    rows = PagedRows(len(order), lambda at: [row(*order[n]) for n in at])
    ids = customers.ids(at for at, _name in order)
    title = _("Customers by stage")
    return Table("stages", title, columns, rows, read.shop.currency, ids, _notes(read))


def _notes(read: Belongings) -> tuple[str, ...]:
    rules, day = read.grouping.rules, Formats(read.shop).date(read.facts.as_of)
    return (
        _("As of {day}.").format(day=day),
        ActiveDays(rules.active_days, rules.automatic).words(),
        _("Days together lie between the first and the last order."),
    )


def _why(read: Belongings) -> tuple[Section, ...]:
    rules, names = read.grouping.rules, relationship_names()
    return (
        Section(
            _("The first that fits"),
            (
                ActiveDays(rules.active_days, rules.automatic).words(),
                _("1. Bought before, and not active: Left."),
                _("2. No order or one: Short term."),
                _("3. More than {days} days from the first to the last order: Long.").format(
                    days=LONG_AFTER
                ),
                _("4. The rest: Medium."),
            ),
        ),
        *(
            Section(names[stage], (stage_words.meaning(stage), *stage_words.actions(stage)))
            for stage in Relationship
        ),
    )


STAGES = Analysis(
    name="stages",
    title=N_("Stages"),
    about=N_("How long is each customer with you, and what suits them now?"),
    make=_make,
)
