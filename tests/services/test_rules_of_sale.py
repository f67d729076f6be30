"""What became of the house rules on a sale, told to the owner.

June 2026 begins on a Monday. Invoiced on Wednesday the 3rd, three working days are Thursday 4,
Friday 5 and Monday 8; with Monday a holiday the last day is Tuesday 9.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from shoptui.domain.house_rules import HouseRule, Judged, Verdict
from shoptui.domain.purchases import Fulfilment
from shoptui.services import sales
from shoptui.services.channels import order_channels
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.holidays import add_holidays
from shoptui.services.house_rules import add_rule, set_retired, tick_all
from shoptui.services.rules_of_sale import rules_of_sale
from tests.builders import add, new_desk, sell

WEDNESDAY, MONDAY, TUESDAY = date(2026, 6, 3), date(2026, 6, 8), date(2026, 6, 9)
NEW_YEAR = date(2026, 1, 1)
KEPT, BROKEN, NOT = Verdict.KEPT, Verdict.BROKEN, Verdict.NOT_APPLICABLE

RULE = HouseRule(name="Rule", judged=Judged.PAID_WITHIN, days=3, starts_on=NEW_YEAR)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def told(desk: Desk, sale: int, as_of: date | None = None) -> list[tuple[Verdict, str]]:
    found = rules_of_sale(desk, sale, Formats(desk.shop()), as_of)
    return [(each.verdict, each.reason) for each in found]


@pytest.mark.parametrize(
    ("paid_on", "as_of", "verdict", "reason"),
    [
        (MONDAY, TUESDAY, KEPT, "paid 8/6/2026, last day 8/6/2026"),
        (TUESDAY, TUESDAY, BROKEN, "paid 9/6/2026, last day 8/6/2026"),
        (None, TUESDAY, BROKEN, "not paid, last day 8/6/2026"),
        (None, MONDAY, NOT, "not due yet, to pay by 8/6/2026"),
        (MONDAY, WEDNESDAY, NOT, "not due yet, to pay by 8/6/2026"),
    ],
)
def test_a_payment_is_held_against_its_last_day(
    desk: Desk, paid_on: date | None, as_of: date, verdict: Verdict, reason: str
) -> None:
    add_rule(desk, RULE)
    sale = sell(desk, None, WEDNESDAY, 100, invoiced_on=WEDNESDAY, paid_on=paid_on)
    assert told(desk, sale, as_of) == [(verdict, reason)]


def test_a_holiday_gives_a_day_more(desk: Desk) -> None:
    add_rule(desk, replace(RULE, judged=Judged.PAPERS_WITHIN))
    sale = sell(desk, None, WEDNESDAY, 100, invoiced_on=WEDNESDAY, papers_on=TUESDAY)
    assert told(desk, sale) == [(BROKEN, "signed 9/6/2026, last day 8/6/2026")]
    add_holidays(desk, MONDAY, MONDAY)
    assert told(desk, sale) == [(KEPT, "signed 9/6/2026, last day 9/6/2026")]


@pytest.mark.parametrize(
    ("fields", "verdicts"),
    [
        (
            {"channel": "our form", "fulfilment": Fulfilment.COLLECTED},
            [(KEPT, "ordered by our form"), (KEPT, "collected")],
        ),
        (
            {"channel": "phone", "fulfilment": Fulfilment.DELIVERED},
            [(BROKEN, "ordered by phone, not by our form"), (BROKEN, "delivered, not collected")],
        ),
        (
            {},
            [
                (NOT, "how it was ordered is not recorded"),
                (NOT, "how it was handed over is not recorded"),
            ],
        ),
    ],
)
def test_order_and_hand_over_say_what_is_recorded(
    desk: Desk, fields: dict[str, object], verdicts: list[tuple[Verdict, str]]
) -> None:
    add_rule(desk, replace(RULE, judged=Judged.OWN_FORM, channel="our form"))
    add_rule(desk, replace(RULE, judged=Judged.COLLECTED))
    assert told(desk, sell(desk, None, WEDNESDAY, 100, **fields)) == verdicts


def test_what_is_not_judged_says_why(desk: Desk) -> None:
    add_rule(desk, RULE)
    add_rule(desk, replace(RULE, starts_on=TUESDAY))
    by_hand = add_rule(desk, replace(RULE, judged=Judged.TICKED))
    sale = sell(desk, None, WEDNESDAY, 100)
    assert told(desk, sale) == [
        (NOT, "the day of the invoice is not recorded"),
        (NOT, "the sale is older than the rule, which began 9/6/2026"),
        (NOT, "yours to judge"),
    ]
    tick_all(desk, sale, {by_hand: BROKEN})
    assert told(desk, sale)[-1] == (BROKEN, "as you judged it")


def test_refunds_and_void_sales_and_retired_rules_are_silent(desk: Desk) -> None:
    rule = add_rule(desk, RULE)
    kept, void = (sell(desk, add(desk, name), WEDNESDAY, 100) for name in ("An", "Bo"))
    sales.set_void(desk, void, True)
    refund = sales.refund(desk, kept, 10, WEDNESDAY)
    assert (told(desk, void), told(desk, refund), len(told(desk, kept))) == ([], [], 1)
    set_retired(desk, rule, True)
    assert told(desk, kept) == []


def test_channels_are_those_of_rules_then_the_most_used(desk: Desk) -> None:
    for channel in ("phone", "web", "web", ""):
        sell(desk, None, WEDNESDAY, 100, channel=channel)
    assert order_channels(desk) == ["web", "phone"]
    add_rule(desk, replace(RULE, judged=Judged.OWN_FORM, channel="our form"))
    assert order_channels(desk) == ["our form", "web", "phone"]
