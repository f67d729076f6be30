"""The report on the four groups of old customers."""

from shoptui.analytics.groups import GroupFigures, Grouping
from shoptui.domain.facts import CustomerFacts
from shoptui.domain.groups import Group, group_names
from shoptui.domain.language import N_, _, counted
from shoptui.domain.money import Currency, part_of
from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.domain.why import Section
from shoptui.services import group_words
from shoptui.services.active_days import ActiveDays
from shoptui.services.analyses import parts
from shoptui.services.analyses.analysis import Analysis, Answer, Asked
from shoptui.services.analyses.told import Told
from shoptui.services.belonging import Belongings, belongings
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.paged_rows import PagedRows
from shoptui.services.why_belonging import window_name


def _make(desk: Desk, asked: Asked) -> Answer:
    read = belongings(desk, asked.as_of)
    grouping, currency = read.grouping, read.shop.currency
    lifetime = parts.lifetime_value(read.facts)
    names = group_names()
    found = [
        parts.Part(
            names[group], parts.most_first(members, lifetime.amounts), group_words.advice(group)
        )
        for group, members in grouping.members().items()
    ]
    order = [at for part in found for at in part.positions]
    heading = Table(
        "groups", _("Groups of customers"), (Column("group", _("Group")),), (), currency
    )
    return Answer(
        table=_table(grouping, order, currency, _notes(read)),
        picture=parts.bars(_("Customers in each group"), found),
        summary=parts.summary(heading, parts.count_of_customers(), found, lifetime),
        members=parts.members(found, read.facts),
        why=_why(read),
        for_programs=Told(len(order), lambda place: _for_programs(grouping, order[place])),
    )


def _table(
    grouping: Grouping, order: list[int], currency: Currency, notes: tuple[str, ...]
) -> Table:
    columns = (
        Column("code", _("Code")),
        Column("name", _("Name")),
        Column("group", _("Group")),
        Column("kind", _("Kind")),
        Column("active", _("Active")),
        Column("high_value", _("High value")),
        Column("frequent", _("Frequent")),
        Column("recency", _("Recency"), Kind.DAYS),
        Column("orders_ever", _("Orders ever"), Kind.COUNT),
        Column("orders_judged", _("Orders judged"), Kind.COUNT),
        Column("average_order", _("Average order"), Kind.MONEY),
        Column("lifetime", _("Lifetime value"), Kind.MONEY),
    )
    customers, figures = grouping.facts.customers, grouping.figures
    rows = PagedRows(
        len(order), lambda at: [_row(customers[order[n]], figures[order[n]]) for n in at]
    )
    ids = customers.ids(order)
    return Table("groups", _("Customers by group"), columns, rows, currency, ids, notes)


def _row(customer: CustomerFacts, figures: GroupFigures) -> Row:
    ever = customer.orders_ever
    return (
        customer.code,
        customer.name,
        group_words.family_name(figures.group),
        group_words.kind_name(figures.group),
        *(_("yes") if each else _("no") for each in _marks(figures)),
        figures.days_silent,
        ever,
        figures.orders_judged,
        part_of(customer.net_ever, 1, ever) if ever else None,
        customer.net_ever,
    )


def _marks(figures: GroupFigures) -> tuple[bool, bool, bool]:
    return figures.active, figures.high_value, figures.frequent


def _for_programs(grouping: Grouping, at: int) -> dict[str, object]:
    customer, figures = grouping.facts.customers[at], grouping.figures[at]
    return {
        "code": customer.code,
        "name": customer.name,
        "group": group_words.family(figures.group),
        "kind": group_words.kind(figures.group),
        "active": figures.active,
        "high_value": figures.high_value,
        "frequent": figures.frequent,
    }


def _notes(read: Belongings) -> tuple[str, ...]:
    formats = Formats(read.shop)
    return (_("As of {day}.").format(day=formats.date(read.facts.as_of)), *_cuts(read, formats))


def _cuts(read: Belongings, formats: Formats) -> tuple[str, ...]:
    rules, taken = read.grouping.rules, read.grouping.turnover
    frequent = _("Frequent is {orders} or more {when}; of who is not active, up to the last one.")
    lines = [
        ActiveDays(rules.active_days, rules.automatic).words(),
        frequent.format(
            orders=counted("{count} order", "{count} orders", rules.frequent),
            when=window_name(rules.window),
        ),
    ]
    if taken.orders:
        high = _("High value is an average order of at least {amount}, that of the whole shop.")
        lines.append(high.format(amount=formats.money(part_of(taken.net, 1, taken.orders))))
    return tuple(lines)


def _why(read: Belongings) -> tuple[Section, ...]:
    rules = (
        _("1. Never bought, or once and not active: Ignore."),
        _("2. Active: Focus, in four kinds by how often they come and how well they spend."),
        _("3. The last three offers refused or left unanswered: Ignore."),
        _("4. Was frequent or high value: Win back."),
        _("5. The rest: Needs attention."),
    )
    names = group_names()
    return (
        Section(_("What parts them"), _cuts(read, Formats(read.shop))),
        Section(_("The first that fits"), rules),
        *(
            Section(names[group], (group_words.meaning(group), group_words.advice(group)))
            for group in Group
        ),
    )


GROUPS = Analysis(
    name="groups",
    title=N_("Groups"),
    about=N_("On which customers to spend effort, and how?"),
    make=_make,
)
