"""The words for rewards, for what the rules ask about, and for what a customer's figures say."""

from collections.abc import Callable

from shoptui.analytics.candidates import Candidate
from shoptui.analytics.loyalty.means import as_shown
from shoptui.domain.groups import Group, group_names
from shoptui.domain.language import _, counted
from shoptui.domain.loyalty import LoyaltyType
from shoptui.domain.reward_rules import YES, Clause, Field, Value
from shoptui.domain.rewards import GrantState, RewardKind
from shoptui.domain.tiers import tier_names
from shoptui.services.formats import Formats
from shoptui.services.loyalty_words import type_name


def kind_names() -> dict[RewardKind, str]:
    """The name of every kind of reward."""
    return {
        RewardKind.CONTEST_ENTRY: _("Contest entry"),
        RewardKind.EXCLUSIVE_OFFER: _("Exclusive offer"),
        RewardKind.EVENT_INVITATION: _("Invitation"),
        RewardKind.AMOUNT_OFF: _("Amount off"),
        RewardKind.DISCOUNT: _("Discount"),
        RewardKind.FREE_PRODUCT: _("Free product or sample"),
        RewardKind.FREE_DELIVERY: _("Free delivery"),
        RewardKind.THANKS: _("Thanks in public"),
        RewardKind.EARLY_ACCESS: _("Early access"),
        RewardKind.GREETING: _("Greeting"),
    }


def state_names() -> dict[GrantState, str]:
    """The name of everything that can become of a reward given."""
    return {
        GrantState.COMING: _("not valid yet"),
        GrantState.OPEN: _("open"),
        GrantState.REDEEMED: _("redeemed"),
        GrantState.EXPIRED: _("expired"),
    }


def way_name(by_message: bool) -> str:
    """How an offer reaches the customer."""
    return _("by message") if by_message else _("in person")


def fact_words(clause: Clause, value: Value, candidate: Candidate, formats: Formats) -> str:
    """What a customer's figure says that a clause asked about."""
    return _FACTS[clause.field](clause, value, candidate, formats)


def _complaints(_clause: Clause, value: Value, *_rest: object) -> str:
    return counted("{count} open complaint", "{count} open complaints", _whole(value))


def _incidents(_clause: Clause, value: Value, *_rest: object) -> str:
    return counted(
        "{count} slip of ours not put right", "{count} slips of ours not put right", _whole(value)
    )


def _birthday(_clause: Clause, _value: Value, candidate: Candidate, _formats: Formats) -> str:
    days = candidate.days_to_birthday
    if days is None:
        return _("no birthday soon")
    if not days:
        return _("birthday today")
    return counted("birthday in {count} day", "birthday in {count} days", days)


def _tier(_clause: Clause, value: Value, candidate: Candidate, _formats: Formats) -> str:
    names = {tier.casefold(): name for tier, name in tier_names().items()}
    return _("{group}: {bought}").format(group=names[str(value)], bought=_bought(candidate))


def _group(_clause: Clause, value: Value, candidate: Candidate, _formats: Formats) -> str:
    name = group_names()[Group(str(value))]
    return _("{group}: {bought}").format(group=name, bought=_bought(candidate))


def _bought(candidate: Candidate) -> str:
    """What tiers and groups are read off, for short."""
    if candidate.days_silent is None:
        return _("no order yet")
    orders = counted("{count} order", "{count} orders", candidate.orders_ever)
    days = _("the last today")
    if candidate.days_silent:
        days = counted(
            "the last {count} day ago", "the last {count} days ago", candidate.days_silent
        )
    return f"{orders}, {days}"


def _active(_clause: Clause, value: Value, *_rest: object) -> str:
    return _("active") if value == YES else _("not active")


def _recency(_clause: Clause, value: Value, *_rest: object) -> str:
    return _("recency {score} of 5").format(score=value)


def _orders_ever(_clause: Clause, value: Value, *_rest: object) -> str:
    return counted("{count} order ever", "{count} orders ever", _whole(value))


def _orders(_clause: Clause, value: Value, *_rest: object) -> str:
    return counted("{count} order of late", "{count} orders of late", _whole(value))


def _silent(_clause: Clause, value: Value, *_rest: object) -> str:
    return counted("last order {count} day ago", "last order {count} days ago", _whole(value))


def _net_year(_clause: Clause, value: Value, _candidate: Candidate, formats: Formats) -> str:
    return _("{amount} in 365 days").format(amount=formats.money(_whole(value)))


def _average(_clause: Clause, value: Value, _candidate: Candidate, formats: Formats) -> str:
    return _("average order {amount}").format(amount=formats.money(_whole(value)))


def _score(clause: Clause, value: Value, _candidate: Candidate, formats: Formats) -> str:
    if clause.field is Field.OVERALL:
        return _("overall loyalty {score}").format(score=_shown(value, formats))
    return _("{type} loyalty {score}").format(
        type=type_name(LoyaltyType(clause.field)).lower(), score=_shown(value, formats)
    )


def _strong(clause: Clause, _value: Value, candidate: Candidate, formats: Formats) -> str:
    kind = LoyaltyType(str(clause.value))
    score = _shown(candidate.value(Field(kind)), formats)
    return _("strong in {type}: {score}").format(type=type_name(kind).lower(), score=score)


def _weakest(_clause: Clause, value: Value, candidate: Candidate, formats: Formats) -> str:
    kind = LoyaltyType(str(value))
    score = _shown(candidate.value(Field(kind)), formats)
    return _("weak in {type}: {score}").format(type=type_name(kind).lower(), score=score)


def _last_reward(_clause: Clause, value: Value, *_rest: object) -> str:
    kind = kind_names()[RewardKind(str(value))]
    return _("last reward: {kind}").format(kind=kind.lower())


_FACTS: dict[Field, Callable[[Clause, Value, Candidate, Formats], str]] = {
    Field.OPEN_COMPLAINTS: _complaints,
    Field.OPEN_INCIDENTS: _incidents,
    Field.BIRTHDAY: _birthday,
    Field.DAYS_TO_BIRTHDAY: _birthday,
    Field.TIER: _tier,
    Field.GROUP: _group,
    Field.ACTIVE: _active,
    Field.RECENCY_SCORE: _recency,
    Field.ORDERS_EVER: _orders_ever,
    Field.ORDERS: _orders,
    Field.DAYS_SILENT: _silent,
    Field.NET_YEAR: _net_year,
    Field.AVERAGE_ORDER: _average,
    Field.FINANCIAL: _score,
    Field.REFERRAL: _score,
    Field.PROCEDURAL: _score,
    Field.CONTACT: _score,
    Field.EVALUATION: _score,
    Field.OVERALL: _score,
    Field.STRONG_IN: _strong,
    Field.WEAKEST: _weakest,
    Field.LAST_REWARD: _last_reward,
}


def _whole(value: Value) -> int:
    return value if isinstance(value, int) else 0


def _shown(value: Value, formats: Formats) -> str:
    score = as_shown(value) if isinstance(value, float) else None
    return "–" if score is None else formats.number(score)
