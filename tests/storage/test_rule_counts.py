"""The verdicts SQLite adds up are those the analysis gives sale by sale."""

from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest

from shoptui.analytics.house_rules import verdict
from shoptui.domain.dates import Window
from shoptui.domain.house_rules import HouseRule, Judged, RuleTick, Verdict
from shoptui.domain.loyalty_facts import Portion
from shoptui.domain.purchases import Fulfilment, Purchase, PurchaseKind
from shoptui.domain.working_days import WorkingDays
from shoptui.services.desk import Desk
from shoptui.storage import house_rules, purchases
from shoptui.storage.rule_counts import rules_kept
from tests.builders import add, new_desk

SINCE = date(2026, 1, 1)
MONDAY = date(2026, 4, 27)
HOLIDAYS = (date(2026, 4, 30), date(2026, 5, 1))

RULES = (
    HouseRule(name="Paid", judged=Judged.PAID_WITHIN, days=5, starts_on=SINCE),
    HouseRule(name="Paid soon", judged=Judged.PAID_WITHIN, days=1, starts_on=MONDAY),
    HouseRule(name="Papers", judged=Judged.PAPERS_WITHIN, days=2, starts_on=SINCE),
    HouseRule(name="Form", judged=Judged.OWN_FORM, channel="our form", starts_on=SINCE),
    HouseRule(name="Collected", judged=Judged.COLLECTED, starts_on=MONDAY),
    HouseRule(name="Ticked", judged=Judged.TICKED, starts_on=MONDAY),
    HouseRule(name="Retired", judged=Judged.OWN_FORM, channel="x", starts_on=SINCE, active=False),
    HouseRule(name="No longer ticked", judged=Judged.TICKED, starts_on=SINCE, active=False),
)


def later(day: date, days: int | None) -> date | None:
    return None if days is None else day + timedelta(days=days)


def every_sale(customers: list[int]) -> list[Purchase]:
    """Every way of invoicing, paying and handing over, spread over days and customers."""
    kinds = product(
        (None, 0, 3), (None, 0, 1, 4, 7, 12), ("", "our form", "phone"), tuple(Fulfilment)
    )
    sales = []
    for number, (invoiced, done, channel, fulfilment) in enumerate(kinds):
        day = MONDAY + timedelta(days=number % 9 - 2)
        invoiced_on = later(day, invoiced)
        sales.append(
            Purchase(
                customer_id=customers[number % len(customers)],
                ordered_on=day,
                amount=100,
                void=number % 11 == 0,
                channel=channel,
                fulfilment=fulfilment,
                invoiced_on=invoiced_on,
                paid_on=later(day, done),
                papers_on=later(invoiced_on, done) if invoiced_on else None,
            )
        )
    return sales


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def fill(desk: Desk) -> list[tuple[Purchase, dict[int, Verdict]]]:
    """Every sale with what was ticked on it."""
    customers = [add(desk, f"N{number}") for number in range(7)]
    with desk.file.write("fill") as db:
        for rule in RULES:
            house_rules.insert(db, rule)
        for day in HOLIDAYS:
            house_rules.put_holiday(db, day, "Tết")
        ids = [purchases.insert(db, sale) for sale in every_sale(customers)]
        for number, sale_id in enumerate(ids):
            if number % 4:
                ticked = tuple(Verdict)[number % 3]
                for rule_id in (6, 8):
                    tick = RuleTick(purchase_id=sale_id, rule_id=rule_id, verdict=ticked)
                    house_rules.tick(db, tick)
        return [(purchases.get(db, each), house_rules.ticks(db, each)) for each in ids]


def added_up(
    sales: list[tuple[Purchase, dict[int, Verdict]]],
    rules: list[HouseRule],
    as_of: date,
    window: Window,
) -> dict[int, Portion]:
    calendar, totals = WorkingDays(HOLIDAYS), dict[int, Portion]()
    start = window.start(as_of) or date.min
    for sale, ticks in sales:
        for rule in rules:
            tick = ticks.get(rule.id, Verdict.NOT_APPLICABLE)
            found = verdict(rule, sale, as_of, calendar, tick)
            if found is Verdict.NOT_APPLICABLE or sale.ordered_on < start:
                continue
            assert sale.customer_id is not None
            kept, applied = totals.get(sale.customer_id, Portion(0, 0))
            totals[sale.customer_id] = Portion(kept + (found is Verdict.KEPT), applied + 1)
    return totals


@pytest.mark.parametrize("days", [None, 365, 6, 1])
def test_sqlite_and_the_analysis_agree_on_every_day(desk: Desk, days: int | None) -> None:
    sales, window = fill(desk), Window(days)
    with desk.file.read() as db:
        rules = house_rules.everything(db)
        for day in range(-3, 25):
            as_of = MONDAY + timedelta(days=day)
            expected = added_up(sales, rules, as_of, window)
            assert rules_kept(db, as_of, window) == expected
            assert expected or day < -2 or days == 1 or (days == 6 and day > 11)


def test_walk_ins_and_refunds_belong_to_nobody(desk: Desk) -> None:
    with desk.file.write("fill") as db:
        house_rules.insert(db, RULES[3])
        for kind in PurchaseKind:
            purchases.insert(
                db, Purchase(kind=kind, ordered_on=MONDAY, amount=1, channel="our form")
            )
    refunded = add(desk, "An")
    with desk.file.write("fill") as db:
        purchases.insert(
            db,
            Purchase(
                customer_id=refunded,
                kind=PurchaseKind.REFUND,
                ordered_on=MONDAY,
                amount=1,
                channel="our form",
            ),
        )
        assert rules_kept(db, MONDAY, Window(None)) == {}


def test_without_rules_nothing_applies(desk: Desk) -> None:
    with desk.file.read() as db:
        assert rules_kept(db, MONDAY, Window(365)) == {}
