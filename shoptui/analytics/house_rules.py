"""Whether a sale kept the rules of the house, as of a date."""

from collections.abc import Mapping, Sequence
from datetime import date

from shoptui.domain.house_rules import HouseRule, Judged, Verdict
from shoptui.domain.loyalty_facts import Counted
from shoptui.domain.purchases import Fulfilment, Purchase, PurchaseKind
from shoptui.domain.working_days import WorkingDays


def verdict(
    rule: HouseRule,
    sale: Purchase,
    as_of: date,
    working_days: WorkingDays,
    tick: Verdict = Verdict.NOT_APPLICABLE,
) -> Verdict:
    """What became of a rule on a sale.

    A rule applies from its start date on, to sales that are not void, and only where what it asks
    about is known. Paid or signed late is broken, and so is what is still missing after the
    deadline; before the deadline it does not apply yet.

    Args:
        rule: the rule.
        sale: the sale.
        as_of: the last day that counts; a payment after it has not happened yet.
        working_days: the shop's calendar.
        tick: what the owner ticked, for a rule judged by hand.
    """
    if not _is_judged(rule, sale, as_of):
        return Verdict.NOT_APPLICABLE
    if rule.judged is Judged.PAID_WITHIN:
        return _in_time(rule, sale.invoiced_on, sale.paid_on, as_of, working_days)
    if rule.judged is Judged.PAPERS_WITHIN:
        return _in_time(rule, sale.invoiced_on, sale.papers_on, as_of, working_days)
    if rule.judged is Judged.OWN_FORM:
        return _matches(sale.channel, rule.channel)
    if rule.judged is Judged.COLLECTED:
        return _matches(sale.fulfilment, Fulfilment.COLLECTED)
    return tick


def kept_by_rule(
    rules: Sequence[HouseRule],
    sales: Sequence[tuple[Purchase, Mapping[int, Verdict]]],
    as_of: date,
    working_days: WorkingDays,
) -> tuple[Counted, ...]:
    """How often each rule was kept, of how often it applied; rules that never did are left out.

    Args:
        rules: the rules.
        sales: sales, each with what was ticked on it by rule id.
        as_of: the last day that counts.
        working_days: the shop's calendar.
    """
    counts = []
    for rule in rules:
        verdicts = [
            verdict(rule, sale, as_of, working_days, ticks.get(rule.id, Verdict.NOT_APPLICABLE))
            for sale, ticks in sales
        ]
        counts.append(Counted(rule.name, verdicts.count(Verdict.KEPT), _applied(verdicts)))
    return tuple(each for each in counts if each.of)


def _applied(verdicts: Sequence[Verdict]) -> int:
    return len(verdicts) - verdicts.count(Verdict.NOT_APPLICABLE)


def _is_judged(rule: HouseRule, sale: Purchase, as_of: date) -> bool:
    is_sale = sale.kind is PurchaseKind.SALE and not sale.void
    return rule.active and is_sale and rule.starts_on <= sale.ordered_on <= as_of


def _in_time(
    rule: HouseRule,
    invoiced_on: date | None,
    done_on: date | None,
    as_of: date,
    working_days: WorkingDays,
) -> Verdict:
    if invoiced_on is None or invoiced_on > as_of:
        return Verdict.NOT_APPLICABLE
    deadline = working_days.deadline(invoiced_on, rule.days)
    if done_on is not None and done_on <= as_of:
        return Verdict.KEPT if done_on <= deadline else Verdict.BROKEN
    return Verdict.BROKEN if as_of > deadline else Verdict.NOT_APPLICABLE


def _matches(known: str, wanted: str) -> Verdict:
    if not known:
        return Verdict.NOT_APPLICABLE
    return Verdict.KEPT if known == wanted else Verdict.BROKEN
