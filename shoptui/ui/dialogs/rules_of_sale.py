"""The house rules of one sale: what became of each, and judging those ticked by hand."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from shoptui.domain.house_rules import Verdict
from shoptui.domain.language import _
from shoptui.domain.purchases import Purchase, PurchaseKind
from shoptui.domain.why import Section
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.house_rules import tick_all
from shoptui.services.rules_of_sale import Told, rules_of_sale, verdict_name
from shoptui.services.sales import sale
from shoptui.ui.dialogs.form import FormDialog
from shoptui.ui.dialogs.notice import Notice
from shoptui.ui.dialogs.why import WhyDialog
from shoptui.ui.widgets.choice_field import ChoiceField
from shoptui.ui.widgets.field import Field
from shoptui.ui.widgets.verdicts import verdict_lines

Ticks = Mapping[int, Verdict]


class RulesOfSaleDialog(FormDialog[Ticks]):
    """Returns what the owner ticked anew, by rule id."""

    FORM = "rules_of_sale"

    DEFAULT_CSS = """
    RulesOfSaleDialog .rules-by-themselves { height: auto; margin-bottom: 1; }
    """

    def __init__(self, title: str, rules: Sequence[Told], sale_id: int) -> None:
        """A form for the rules of a sale that are judged by hand.

        Args:
            title: which sale.
            rules: every rule and what became of it.
            sale_id: the sale.
        """
        super().__init__(title)
        self._sale_id = sale_id
        self._automatic = [each for each in rules if not each.is_by_hand]
        self._before = {each.rule.id: each.verdict for each in rules if each.is_by_hand}
        self._choices = [
            ChoiceField(f"rule-{each.rule.id}", each.rule.name, _verdicts(), value=each.verdict)
            for each in rules
            if each.is_by_hand
        ]

    def on_mount(self) -> None:
        """What is judged by itself stands above what the owner judges."""
        if self._automatic:
            lines = Content("\n").join(verdict_lines(self._automatic))
            said = Static(lines, classes="rules-by-themselves")
            self.query_one(".form-body").mount(said, before=0)

    def context(self) -> Mapping[str, object]:
        """Of which sale."""
        return {"record": self._sale_id}

    def fields(self) -> Sequence[Field]:
        """One for each rule."""
        return self._choices

    def draft(self) -> Ticks:
        """What is not as it was."""
        chosen = zip(self._before, (each.read() for each in self._choices), strict=True)
        return {rule_id: now for rule_id, now in chosen if now is not self._before[rule_id]}


async def rules_window(desk: Desk, formats: Formats, purchase_id: int) -> ModalScreen[Any]:
    """The window on the rules of a sale: a form that saves its ticks, else something to read.

    Raises:
        ShopError: the sale cannot be read.
    """
    judged = await asyncio.to_thread(sale, desk, purchase_id)
    rules = await asyncio.to_thread(rules_of_sale, desk, purchase_id, formats)
    title = _("House rules: {day}, {amount}").format(
        day=formats.date(judged.ordered_on), amount=formats.money(judged.amount)
    )
    if not rules:
        return Notice(title, [_nothing_judged(judged)])
    if not any(each.is_by_hand for each in rules):
        return WhyDialog(title, [Section(each.rule.name, (_words(each),)) for each in rules])

    def keep(ticks: Ticks) -> None:
        if ticks:
            tick_all(desk, purchase_id, ticks)

    return RulesOfSaleDialog(title, rules, purchase_id).kept_by(keep)


def _nothing_judged(judged: Purchase) -> str:
    if judged.kind is PurchaseKind.REFUND:
        return _("House rules are for sales: choose the sale, not the refund.")
    if judged.void:
        return _("This sale is void, so no rule applies to it.")
    return _("No house rule is in force. Press m, then choose “House rules and holidays”.")


def _words(told: Told) -> str:
    """What became of a rule, with its reason: "broken: not paid, last day 8/6/2026"."""
    return _("{verdict}: {reason}").format(verdict=verdict_name(told.verdict), reason=told.reason)


def _verdicts() -> Sequence[tuple[Verdict, str]]:
    return [(each, verdict_name(each)) for each in Verdict]
