"""Who is behind a row of a report."""

from collections.abc import Sequence
from datetime import date

from shoptui.domain.facts import day_of
from shoptui.domain.language import _
from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.services.desk import Desk
from shoptui.services.figures import figures
from shoptui.services.settings import recorded, rfm_rules_of


def members_table(desk: Desk, ids: Sequence[int], title: str, as_of: date | None = None) -> Table:
    """The customers of these ids with their figures ever, most net spend first.

    Args:
        desk: the open shop.
        ids: the customers; who was put away meanwhile is left out.
        title: heading for the owner.
        as_of: the last day that counts, today when left out.
    """
    now, wanted = recorded(desk), set(ids)
    rules = rfm_rules_of(now)
    with desk.file.read() as db:
        facts = figures(desk, db, rules, as_of or now.today).facts
    found = [fact for fact in facts.customers if fact.customer_id in wanted]
    found.sort(key=lambda fact: (-fact.net_ever, fact.customer_id))
    rows: list[Row] = [
        (
            fact.code,
            fact.name,
            day_of(fact.first_order),
            day_of(fact.last_order),
            fact.orders_ever,
            fact.net_ever,
        )
        for fact in found
    ]
    ids = [fact.customer_id for fact in found]
    return Table("members", title, _columns(), rows, now.shop.currency, ids)


def _columns() -> tuple[Column, ...]:
    return (
        Column("code", _("Code")),
        Column("name", _("Name")),
        Column("first_order", _("First order"), Kind.DATE),
        Column("last_order", _("Last order"), Kind.DATE),
        Column("orders_ever", _("Orders ever"), Kind.COUNT),
        Column("net_ever", _("Net spend ever"), Kind.MONEY),
    )
