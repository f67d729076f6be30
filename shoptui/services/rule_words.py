"""What a reward rule asks of a customer, in words."""

from shoptui.domain.groups import Group, group_names
from shoptui.domain.language import _
from shoptui.domain.loyalty import LoyaltyType
from shoptui.domain.reward_rules import MONEY, YES, Clause, Comparison, Condition, Field, Urgency
from shoptui.domain.rewards import RewardKind
from shoptui.domain.tiers import tier_names
from shoptui.services.formats import Formats
from shoptui.services.loyalty_words import type_name
from shoptui.services.reward_words import kind_names


def condition_words(condition: Condition, formats: Formats) -> str:
    """All that must hold, in one line: "Tier: Champion · Last reward: Early access"."""
    return " · ".join(clause_words(clause, formats) for clause in condition)


def clause_words(clause: Clause, formats: Formats) -> str:
    """One thing that must hold: "Orders ever: 1", "Open complaints: 1 or more"."""
    if clause.field in (Field.BIRTHDAY, Field.ACTIVE):
        return _yes_or_no(clause)
    value = _number(clause, formats) if isinstance(clause.value, int) else _word(clause)
    if clause.comparison is Comparison.IS_NOT:
        value = _("not {value}").format(value=value)
    elif clause.comparison is Comparison.AT_LEAST:
        value = _("{value} or more").format(value=value)
    elif clause.comparison is Comparison.AT_MOST:
        value = _("{value} or less").format(value=value)
    return f"{field_name(clause.field)}: {value}"


def field_name(field: Field) -> str:
    """What a clause asks about, as a heading."""
    return {
        Field.OPEN_COMPLAINTS: _("Open complaints"),
        Field.OPEN_INCIDENTS: _("Slips of ours"),
        Field.BIRTHDAY: _("Birthday soon"),
        Field.DAYS_TO_BIRTHDAY: _("Days to birthday"),
        Field.TIER: _("Tier"),
        Field.GROUP: _("Group"),
        Field.ACTIVE: _("Active"),
        Field.RECENCY_SCORE: _("Recency score"),
        Field.ORDERS_EVER: _("Orders ever"),
        Field.ORDERS: _("Orders of late"),
        Field.DAYS_SILENT: _("Days since order"),
        Field.NET_YEAR: _("Spent in 365 days"),
        Field.AVERAGE_ORDER: _("Average order"),
        Field.FINANCIAL: _("Financial score"),
        Field.REFERRAL: _("Referral score"),
        Field.PROCEDURAL: _("Procedural score"),
        Field.CONTACT: _("Contact score"),
        Field.EVALUATION: _("Evaluation score"),
        Field.OVERALL: _("Overall score"),
        Field.STRONG_IN: _("Strong in"),
        Field.WEAKEST: _("Weak in"),
        Field.LAST_REWARD: _("Last reward"),
    }[field]


def urgency_words() -> dict[Urgency, str]:
    """When the suggestions of a rule come, in a word or two."""
    return {
        Urgency.SLIP: _("first"),
        Urgency.BIRTHDAY: _("second"),
        Urgency.RULE: _("in its place"),
    }


def _yes_or_no(clause: Clause) -> str:
    is_so = (clause.value == YES) == (clause.comparison is Comparison.IS)
    if clause.field is Field.ACTIVE:
        return _("Active") if is_so else _("Not active")
    return _("Birthday soon") if is_so else _("No birthday soon")


def _number(clause: Clause, formats: Formats) -> str:
    number = int(clause.value)
    return formats.money(number) if clause.field in MONEY else formats.number(number)


def _word(clause: Clause) -> str:
    word = str(clause.value)
    if clause.field is Field.TIER:
        return {tier.casefold(): name for tier, name in tier_names().items()}[word]
    if clause.field is Field.GROUP:
        return group_names()[Group(word)]
    if clause.field is Field.LAST_REWARD:
        return kind_names()[RewardKind(word)]
    return type_name(LoyaltyType(word)).lower()
