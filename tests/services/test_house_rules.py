from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from shoptui.domain.errors import InvalidInput, NotFound
from shoptui.domain.house_rules import HouseRule, Judged, Verdict
from shoptui.services import holidays, house_rules, sales
from shoptui.services.desk import Desk
from tests.builders import add, new_desk, sell

WEDNESDAY, MONDAY = date(2026, 6, 3), date(2026, 6, 8)
PAID = HouseRule(
    name=" Paid  in time ", judged=Judged.PAID_WITHIN, days=5, starts_on=date(2026, 1, 1)
)
TICKED = replace(PAID, name="Brought the closing papers", judged=Judged.TICKED)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def invoiced(desk: Desk, paid_on: date | None = None) -> int:
    return sell(desk, add(desk, "An"), WEDNESDAY, 100, invoiced_on=WEDNESDAY, paid_on=paid_on)


def verdicts(desk: Desk, sale: int, as_of: date | None = None) -> list[Verdict]:
    return [each.verdict for each in house_rules.verdicts(desk, sale, as_of)]


def test_a_rule_is_kept_tidy_and_listed(desk: Desk) -> None:
    rule_id = house_rules.add_rule(desk, replace(PAID, channel="our form"))
    (rule,) = house_rules.rules(desk)
    assert rule == replace(PAID, id=rule_id, name="Paid in time")
    table = house_rules.rules_table(desk)
    assert table.rows == [("Paid in time", "paid within 5 working days", date(2026, 1, 1), "")]
    assert table.ids == [rule_id]


@pytest.mark.parametrize(
    ("judged", "words"),
    [
        (Judged.PAID_WITHIN, "paid within 1 working day"),
        (Judged.PAPERS_WITHIN, "papers signed within 1 working day"),
        (Judged.OWN_FORM, "ordered through web"),
        (Judged.COLLECTED, "collected in person"),
        (Judged.TICKED, "ticked by hand"),
    ],
)
def test_a_rule_says_how_it_is_judged(judged: Judged, words: str) -> None:
    rule = replace(PAID, judged=judged, days=1, channel="web")
    assert house_rules.judged_words(rule) == words


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (replace(PAID, name=" "), "name"),
        (replace(PAID, name="A" * 201), "name"),
        (replace(PAID, days=0), "days"),
        (replace(PAID, days=3661), "days"),
        (replace(PAID, judged=Judged.OWN_FORM), "channel"),
    ],
)
def test_nonsense_is_refused_by_field(desk: Desk, draft: HouseRule, field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        house_rules.add_rule(desk, draft)
    assert refused.value.field == field
    assert house_rules.rules(desk) == []


def test_a_sale_is_judged_as_of_a_day(desk: Desk) -> None:
    house_rules.add_rule(desk, PAID)
    sale = invoiced(desk, paid_on=date(2026, 6, 11))
    (judged,) = house_rules.verdicts(desk, sale, date(2026, 6, 10))
    assert (judged.verdict, judged.deadline) == (Verdict.NOT_APPLICABLE, date(2026, 6, 10))
    assert verdicts(desk, sale) == [Verdict.BROKEN]


def test_a_holiday_moves_the_deadline_until_it_is_removed(desk: Desk) -> None:
    house_rules.add_rule(desk, PAID)
    sale = invoiced(desk, paid_on=date(2026, 6, 11))
    holidays.add_holidays(desk, MONDAY, MONDAY)
    assert verdicts(desk, sale) == [Verdict.KEPT]
    holidays.remove_holiday(desk, MONDAY)
    assert verdicts(desk, sale) == [Verdict.BROKEN]


def test_changing_a_rule_judges_afresh_and_a_retired_one_judges_nothing(desk: Desk) -> None:
    rule_id = house_rules.add_rule(desk, PAID)
    sale = invoiced(desk, paid_on=date(2026, 6, 11))
    house_rules.change_rule(desk, replace(PAID, id=rule_id, days=6))
    assert verdicts(desk, sale) == [Verdict.KEPT]
    house_rules.set_retired(desk, rule_id, True)
    assert verdicts(desk, sale) == []
    assert house_rules.rules_table(desk).rows[0][-1] == "retired"
    house_rules.set_retired(desk, rule_id, False)
    assert verdicts(desk, sale) == [Verdict.KEPT]
    with pytest.raises(NotFound):
        house_rules.change_rule(desk, replace(PAID, id=99))


def test_ticks_can_be_changed(desk: Desk) -> None:
    rule_id = house_rules.add_rule(desk, TICKED)
    sale = invoiced(desk)
    assert verdicts(desk, sale) == [Verdict.NOT_APPLICABLE]
    for ticked in (Verdict.KEPT, Verdict.BROKEN):
        house_rules.tick_all(desk, sale, {rule_id: ticked})
        assert verdicts(desk, sale) == [ticked]


def test_ticks_of_one_sale_are_one_operation_or_none(desk: Desk) -> None:
    first, second = house_rules.add_rule(desk, TICKED), house_rules.add_rule(desk, TICKED)
    sale = invoiced(desk)
    before = desk.revision()
    with pytest.raises(NotFound):
        house_rules.tick_all(desk, sale, {first: Verdict.KEPT, 99: Verdict.KEPT})
    assert (verdicts(desk, sale), desk.revision()) == ([Verdict.NOT_APPLICABLE] * 2, before)
    house_rules.tick_all(desk, sale, {first: Verdict.KEPT, second: Verdict.BROKEN})
    assert (verdicts(desk, sale), desk.revision()) == ([Verdict.KEPT, Verdict.BROKEN], before + 1)


def test_only_sales_and_rules_judged_by_hand_are_ticked(desk: Desk) -> None:
    automatic, by_hand = house_rules.add_rule(desk, PAID), house_rules.add_rule(desk, TICKED)
    sale = invoiced(desk)
    with pytest.raises(InvalidInput, match="correct the sale"):
        house_rules.tick_all(desk, sale, {automatic: Verdict.KEPT})
    refund = sales.refund(desk, sale, 10, WEDNESDAY)
    with pytest.raises(InvalidInput, match="not the refund"):
        house_rules.tick_all(desk, refund, {by_hand: Verdict.KEPT})
    with pytest.raises(NotFound):
        house_rules.tick_all(desk, 99, {by_hand: Verdict.KEPT})
    assert verdicts(desk, sale, WEDNESDAY) == [Verdict.NOT_APPLICABLE] * 2
