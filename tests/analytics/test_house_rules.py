"""What becomes of a house rule on a sale; days and deadlines counted on a calendar by hand."""

from dataclasses import replace
from datetime import date

import pytest

from shoptui.analytics.house_rules import kept_by_rule, verdict
from shoptui.domain.house_rules import HouseRule, Judged, Verdict
from shoptui.domain.loyalty_facts import Counted
from shoptui.domain.purchases import Fulfilment, Purchase, PurchaseKind
from shoptui.domain.working_days import WorkingDays

KEPT, BROKEN, NEITHER = Verdict.KEPT, Verdict.BROKEN, Verdict.NOT_APPLICABLE

# Invoiced on Wednesday 3 June 2026: within 5 working days is Wednesday the 10th.
INVOICED = date(2026, 6, 3)
AS_OF = date(2026, 6, 30)
SALE = Purchase(customer_id=1, ordered_on=date(2026, 6, 2), amount=100, invoiced_on=INVOICED)
PAID = HouseRule(id=1, name="Paid", judged=Judged.PAID_WITHIN, days=5, starts_on=date(2026, 1, 1))
PAPERS = replace(PAID, id=2, name="Papers", judged=Judged.PAPERS_WITHIN, days=10)
FORM = replace(PAID, id=3, name="Form", judged=Judged.OWN_FORM, channel="our form")
COLLECTED = replace(PAID, id=4, name="Collected", judged=Judged.COLLECTED)
TICKED = replace(PAID, id=5, name="Brought the closing papers", judged=Judged.TICKED)


def judged(
    rule: HouseRule,
    sale: Purchase,
    as_of: date = AS_OF,
    tick: Verdict = NEITHER,
    holidays: tuple[date, ...] = (),
) -> Verdict:
    return verdict(rule, sale, as_of, WorkingDays(holidays), tick)


@pytest.mark.parametrize(
    ("paid_on", "expected"),
    [
        (date(2026, 6, 3), KEPT),
        (date(2026, 6, 10), KEPT),
        (date(2026, 6, 11), BROKEN),
        (date(2026, 6, 1), KEPT),  # in advance
        (None, BROKEN),
    ],
)
def test_paid_late_or_not_at_all_is_broken(paid_on: date | None, expected: Verdict) -> None:
    assert judged(PAID, replace(SALE, paid_on=paid_on)) is expected


def test_a_payment_on_the_saturday_after_a_friday_deadline_is_late() -> None:
    friday = replace(SALE, invoiced_on=date(2026, 6, 5), paid_on=date(2026, 6, 13))
    assert judged(PAID, friday) is BROKEN
    assert judged(PAID, replace(friday, paid_on=date(2026, 6, 12))) is KEPT


def test_unpaid_before_the_deadline_is_not_judged_yet() -> None:
    assert judged(PAID, SALE, date(2026, 6, 10)) is NEITHER
    assert judged(PAID, SALE, date(2026, 6, 11)) is BROKEN


def test_a_payment_after_the_as_of_day_has_not_happened_yet() -> None:
    sale = replace(SALE, paid_on=date(2026, 6, 9))
    assert judged(PAID, sale, date(2026, 6, 8)) is NEITHER
    assert judged(PAID, sale, date(2026, 6, 9)) is KEPT


def test_holidays_move_the_deadline() -> None:
    sale = replace(SALE, paid_on=date(2026, 6, 11))
    assert judged(PAID, sale, holidays=(date(2026, 6, 8),)) is KEPT


def test_without_an_invoice_there_is_nothing_to_judge() -> None:
    assert judged(PAID, replace(SALE, invoiced_on=None)) is NEITHER
    assert judged(PAID, replace(SALE, paid_on=INVOICED), date(2026, 6, 2)) is NEITHER


@pytest.mark.parametrize(
    ("papers_on", "expected"),
    [(date(2026, 6, 17), KEPT), (date(2026, 6, 18), BROKEN), (None, BROKEN)],
)
def test_papers_are_judged_from_the_invoice(papers_on: date | None, expected: Verdict) -> None:
    assert judged(PAPERS, replace(SALE, papers_on=papers_on)) is expected


@pytest.mark.parametrize(
    ("channel", "expected"), [("our form", KEPT), ("phone", BROKEN), ("", NEITHER)]
)
def test_ordered_through_our_form(channel: str, expected: Verdict) -> None:
    assert judged(FORM, replace(SALE, channel=channel)) is expected


@pytest.mark.parametrize(
    ("fulfilment", "expected"),
    [
        (Fulfilment.COLLECTED, KEPT),
        (Fulfilment.DELIVERED, BROKEN),
        (Fulfilment.UNKNOWN, NEITHER),
    ],
)
def test_collected_in_person(fulfilment: Fulfilment, expected: Verdict) -> None:
    assert judged(COLLECTED, replace(SALE, fulfilment=fulfilment)) is expected


@pytest.mark.parametrize("tick", Verdict)
def test_what_was_ticked_holds(tick: Verdict) -> None:
    assert judged(TICKED, SALE, tick=tick) is tick


@pytest.mark.parametrize(
    "sale",
    [
        replace(SALE, void=True),
        replace(SALE, kind=PurchaseKind.REFUND),
        replace(SALE, ordered_on=date(2025, 12, 31)),
        replace(SALE, ordered_on=date(2026, 7, 1)),
    ],
    ids=["void", "refund", "before the rule", "after the as-of day"],
)
def test_some_sales_are_not_judged(sale: Purchase) -> None:
    for rule in (PAID, PAPERS, FORM, COLLECTED, TICKED):
        assert judged(rule, replace(sale, channel="our form"), tick=KEPT) is NEITHER


def test_a_rule_judges_from_its_start_day_on_and_not_once_retired() -> None:
    assert judged(replace(PAID, starts_on=SALE.ordered_on), SALE) is BROKEN
    assert judged(replace(PAID, active=False), SALE) is NEITHER


def test_each_rule_is_counted_over_the_sales_it_applied_to() -> None:
    kept = replace(SALE, paid_on=INVOICED, channel="our form")
    sales: list[tuple[Purchase, dict[int, Verdict]]] = [
        (kept, {TICKED.id: KEPT}),
        (replace(SALE, channel="phone"), {TICKED.id: BROKEN}),
        (replace(SALE, invoiced_on=None), {}),
    ]
    rules = [PAID, FORM, COLLECTED, TICKED]
    assert kept_by_rule(rules, sales, AS_OF, WorkingDays()) == (
        Counted("Paid", 1, 2),
        Counted("Form", 1, 2),
        Counted("Brought the closing papers", 1, 2),
    )
