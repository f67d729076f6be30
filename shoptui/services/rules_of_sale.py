"""What became of the house rules on one sale, in words."""

from datetime import date
from typing import NamedTuple

from shoptui.domain.house_rules import HouseRule, Judged, Verdict
from shoptui.domain.language import _
from shoptui.domain.purchases import Fulfilment, Purchase, PurchaseKind
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.house_rules import Judgement, verdicts
from shoptui.services.sales import sale


class Told(NamedTuple):
    """A rule and what became of it on a sale.

    Attributes:
        rule: the rule.
        verdict: kept, broken, or not applicable.
        reason: why, in words: the day it was due, the day it was done.
    """

    rule: HouseRule
    verdict: Verdict
    reason: str

    @property
    def is_by_hand(self) -> bool:
        """Whether the owner judges it."""
        return self.rule.judged is Judged.TICKED


def rules_of_sale(
    desk: Desk, purchase_id: int, formats: Formats, as_of: date | None = None
) -> list[Told]:
    """Every rule in force and what became of it; none for a refund or a void sale.

    Args:
        desk: the open shop.
        purchase_id: the sale.
        formats: how days are written here.
        as_of: the last day that counts, today when left out.

    Raises:
        NotFound: there is no such sale.
    """
    day, judged = as_of or desk.today(), sale(desk, purchase_id)
    if judged.void or judged.kind is not PurchaseKind.SALE:
        return []
    return [
        Told(each.rule, each.verdict, _reason(each, judged, day, formats))
        for each in verdicts(desk, purchase_id, day)
    ]


def verdict_name(verdict: Verdict) -> str:
    """What became of a rule, in a word or three."""
    return {
        Verdict.KEPT: _("kept"),
        Verdict.BROKEN: _("broken"),
        Verdict.NOT_APPLICABLE: _("does not apply"),
    }[verdict]


def _reason(judged: Judgement, sale: Purchase, as_of: date, formats: Formats) -> str:
    rule = judged.rule
    if sale.ordered_on < rule.starts_on:
        since = formats.date(rule.starts_on)
        return _("the sale is older than the rule, which began {day}").format(day=since)
    if rule.judged is Judged.TICKED:
        is_open = judged.verdict is Verdict.NOT_APPLICABLE
        return _("yours to judge") if is_open else _("as you judged it")
    if rule.judged is Judged.OWN_FORM:
        return _ordered(rule, sale)
    if rule.judged is Judged.COLLECTED:
        return _handed_over(sale)
    if judged.deadline is None or sale.invoiced_on is None:
        return _("the day of the invoice is not recorded")
    if sale.invoiced_on > as_of:
        return _("it is invoiced later, {day}").format(day=formats.date(sale.invoiced_on))
    return _in_time(rule, sale, as_of, judged.deadline, formats)


def _in_time(rule: HouseRule, sale: Purchase, as_of: date, deadline: date, formats: Formats) -> str:
    """When it was done, and until when it was in time."""
    is_payment = rule.judged is Judged.PAID_WITHIN
    on, last = sale.paid_on if is_payment else sale.papers_on, formats.date(deadline)
    if on is not None and on <= as_of:
        done = (
            _("paid {day}, last day {last}") if is_payment else _("signed {day}, last day {last}")
        )
        return done.format(day=formats.date(on), last=last)
    if as_of > deadline:
        late = _("not paid, last day {last}") if is_payment else _("not signed, last day {last}")
        return late.format(last=last)
    wait = _("not due yet, to pay by {last}") if is_payment else _("not due yet, to sign by {last}")
    return wait.format(last=last)


def _ordered(rule: HouseRule, sale: Purchase) -> str:
    if not sale.channel:
        return _("how it was ordered is not recorded")
    if sale.channel == rule.channel:
        return _("ordered by {channel}").format(channel=sale.channel)
    return _("ordered by {channel}, not by {form}").format(channel=sale.channel, form=rule.channel)


def _handed_over(sale: Purchase) -> str:
    return {
        Fulfilment.UNKNOWN: _("how it was handed over is not recorded"),
        Fulfilment.COLLECTED: _("collected"),
        Fulfilment.DELIVERED: _("delivered, not collected"),
    }[sale.fulfilment]
