"""ABC of customers by behaviour: who buys much, and who buys often."""

from datetime import date

from shoptui.analytics.behaviour import Behaviour, behaviour
from shoptui.domain.abc_class import AbcClass
from shoptui.domain.dates import Window
from shoptui.domain.facts import ShopFacts
from shoptui.domain.language import _, counted
from shoptui.domain.money import Currency
from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.domain.why import Section
from shoptui.services import abc_words
from shoptui.services.analyses import parts
from shoptui.services.analyses.analysis import Answer
from shoptui.services.belonging import behaviour_rules_of
from shoptui.services.formats import Formats
from shoptui.services.paged_rows import PagedRows
from shoptui.services.settings import Recorded
from shoptui.services.why_belonging import cut_lines


def by_behaviour(facts: ShopFacts, now: Recorded, window: Window) -> Answer:
    """A for much and often, B for one of the two, C for neither.

    Args:
        facts: what customers did.
        now: the settings.
        window: the days that count, as for the facts.
    """
    cuts, formats = behaviour(facts, behaviour_rules_of(now)), Formats(now.shop)
    spend, currency = parts.net_spend(facts), now.shop.currency
    found = [
        parts.Part(abc, parts.most_first(members, spend.amounts), abc_words.customer_advice(abc))
        for abc, members in _members(facts, cuts).items()
    ]
    notes = (as_of_note(facts.as_of, window, formats), *cut_lines(cuts, formats))
    title = _("Classes by behaviour")
    heading = Table("abc", title, (Column("class", _("Class")),), (), currency)
    return Answer(
        table=_table(facts, cuts, found, currency, notes),
        picture=parts.bars(_("Customers in each class"), found),
        summary=parts.summary(heading, parts.count_of_customers(), found, spend),
        members=parts.members(found, facts),
        why=_why(notes),
    )


def as_of_note(as_of: date, window: Window, formats: Formats) -> str:
    """The last day and the days that count, as a sentence."""
    day = formats.date(as_of)
    if window.days is None:
        return _("As of {day}, over the shop's whole life.").format(day=day)
    days = counted("{count} day", "{count} days", window.days)
    return _("As of {day}, over {days}.").format(day=day, days=days)


def _members(facts: ShopFacts, cuts: Behaviour) -> dict[AbcClass, list[int]]:
    found: dict[AbcClass, list[int]] = {abc: [] for abc in AbcClass}
    for at, abc in enumerate(cuts.classes(facts)):
        found[abc].append(at)
    return found


def _table(
    facts: ShopFacts,
    cuts: Behaviour,
    found: list[parts.Part],
    currency: Currency,
    notes: tuple[str, ...],
) -> Table:
    columns = (
        Column("code", _("Code")),
        Column("name", _("Name")),
        Column("class", _("Class")),
        Column("net", _("Net spend"), Kind.MONEY),
        Column("orders", _("Orders"), Kind.COUNT),
        Column("much", _("Much")),
        Column("often", _("Often")),
    )
    order = [at for part in found for at in part.positions]

    def row(at: int) -> Row:
        customer = facts.customers[at]
        abc, net, orders, *marks = cuts.of(customer)
        much, often = (_("yes") if mark else _("no") for mark in marks)
        return customer.code, customer.name, abc, net, orders, much, often

    rows = PagedRows(len(order), lambda at: [row(order[n]) for n in at])
    ids = facts.customers.ids(order)
    return Table("abc", _("Customers by class"), columns, rows, currency, ids, notes)


def _why(notes: tuple[str, ...]) -> tuple[Section, ...]:
    cuts = Section(_("What is much, and what is often"), notes)
    classes = (
        Section(
            _("Class {abc}").format(abc=abc),
            (abc_words.behaviour_meaning(abc), abc_words.customer_advice(abc)),
        )
        for abc in AbcClass
    )
    return (cuts, *classes)
