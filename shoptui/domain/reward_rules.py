"""Reward rules: what has to be true of a customer for a reward to be suggested.

A condition is a few clauses that must all hold. It is kept as its text, "orders_ever = 1; r = 5",
which also names the rule.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import lru_cache

from shoptui.domain.errors import InvalidInput
from shoptui.domain.groups import Group
from shoptui.domain.language import _
from shoptui.domain.loyalty import LoyaltyType
from shoptui.domain.rewards import RewardKind
from shoptui.domain.tiers import Tier

Value = str | int | float | frozenset[str] | None
MOST = 10**12


class Field(StrEnum):
    """What a clause may ask about; each is an attribute of the same name of a candidate."""

    OPEN_COMPLAINTS = "open_complaints"
    OPEN_INCIDENTS = "open_incidents"
    BIRTHDAY = "birthday"  # within the days of the shop's setting
    DAYS_TO_BIRTHDAY = "days_to_birthday"  # known within those days only
    TIER = "tier"
    GROUP = "group"
    ACTIVE = "active"
    RECENCY_SCORE = "r"
    ORDERS_EVER = "orders_ever"
    ORDERS = "orders"  # in the window
    DAYS_SILENT = "days_silent"
    NET_YEAR = "net_year"  # of the last 365 days, minor units
    AVERAGE_ORDER = "average_order"  # minor units
    FINANCIAL = "financial"
    REFERRAL = "referral"
    PROCEDURAL = "procedural"
    CONTACT = "contact"
    EVALUATION = "evaluation"
    OVERALL = "overall"
    STRONG_IN = "strong_in"  # several loyalty types, or none
    WEAKEST = "weakest"  # the loyalty type worth raising
    LAST_REWARD = "last_reward"  # the kind of the last reward given


class Comparison(StrEnum):
    """How a clause compares."""

    IS = "="
    IS_NOT = "!="
    AT_LEAST = ">="
    AT_MOST = "<="


YES, NO = "yes", "no"

# The words each field of words can be; every other field is a whole number.
WORDS: Mapping[Field, tuple[str, ...]] = {
    Field.BIRTHDAY: (YES, NO),
    Field.ACTIVE: (YES, NO),
    Field.TIER: tuple(tier.casefold() for tier in Tier),
    Field.GROUP: tuple(Group),
    Field.STRONG_IN: tuple(LoyaltyType),
    Field.WEAKEST: tuple(LoyaltyType),
    Field.LAST_REWARD: tuple(RewardKind),
}
MONEY = frozenset({Field.NET_YEAR, Field.AVERAGE_ORDER})
_CLAUSE = re.compile(r"\s*([a-z_]+)\s*(!=|>=|<=|=)\s*(.+?)\s*")


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that must hold.

    Attributes:
        field: what is asked about.
        comparison: words are only the same or not.
        value: a word of `WORDS`, or a whole number.
    """

    field: Field
    comparison: Comparison
    value: str | int

    def __str__(self) -> str:
        """The clause as it is kept."""
        return f"{self.field} {self.comparison} {self.value}"

    def holds(self, value: Value) -> bool:
        """Whether it holds for a value; of what is not known nothing holds."""
        if value is None:
            return False
        if self.comparison is Comparison.IS:
            return self._is(value)
        if self.comparison is Comparison.IS_NOT:
            return not self._is(value)
        if isinstance(value, str | frozenset) or isinstance(self.value, str):
            return False
        least = self.comparison is Comparison.AT_LEAST
        return value >= self.value if least else value <= self.value

    def _is(self, value: Value) -> bool:
        return self.value in value if isinstance(value, frozenset) else self.value == value


Condition = tuple[Clause, ...]


class Urgency(IntEnum):
    """What comes before what, whatever the priorities of the rules say."""

    SLIP = 0  # a complaint, or an incident of ours
    BIRTHDAY = 1
    RULE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class RewardRule:
    """One rule: who is to be offered which reward, and with what words.

    Attributes:
        condition: all its clauses must hold.
        priority: the lowest comes first.
        message: the text for the customer, with fields such as {name}.
        active: a retired rule suggests nothing.
    """

    id: int = 0
    condition: Condition
    reward_id: int
    priority: int
    message: str = ""
    active: bool = True

    @property
    def name(self) -> str:
        """The text of its condition, which names the rule."""
        return condition_text(self.condition)

    @property
    def urgency(self) -> Urgency:
        """Where its suggestions stand."""
        return urgency_of(self.condition)


def urgency_of(condition: Condition) -> Urgency:
    """Where the suggestions of a rule with this condition stand."""
    fields = {clause.field for clause in condition}
    if fields & {Field.OPEN_COMPLAINTS, Field.OPEN_INCIDENTS}:
        return Urgency.SLIP
    if fields & {Field.BIRTHDAY, Field.DAYS_TO_BIRTHDAY}:
        return Urgency.BIRTHDAY
    return Urgency.RULE


def condition_text(condition: Condition) -> str:
    """The condition as it is kept; `read_condition` takes it back."""
    return "; ".join(map(str, condition))


@lru_cache(maxsize=256)
def read_condition(text: str) -> Condition:
    """The clauses of a text such as "tier = champion; orders >= 12"; money is in minor units.

    A shop has few rules, and they are read again after every sale.

    Raises:
        InvalidInput: a clause cannot be read, or there is none.
    """
    parts = map(clause_parts, text.split(";"))
    return tuple(dict.fromkeys(clause_of(*part) for part in parts))


def clause_parts(text: str) -> tuple[Field, Comparison, str]:
    """What a text such as "orders >= 12" asks about, how it compares, and with what.

    Raises:
        InvalidInput: it is no clause, or asks about something else.
    """
    found = _CLAUSE.fullmatch(text.casefold())
    if not found:
        message = _("“{text}” is no condition: write one such as orders >= 12.")
        raise InvalidInput(message.format(text=text.strip()[:40]), "condition")
    if found[1] not in list(Field):
        message = _("A condition asks about one of: {fields}.")
        raise InvalidInput(message.format(fields=", ".join(Field)), "condition")
    return Field(found[1]), Comparison(found[2]), found[3]


def clause_of(field: Field, comparison: Comparison, value: str) -> Clause:
    """A clause of its parts; words in any case.

    Raises:
        InvalidInput: the value is none of the field's, or words cannot be compared so.
    """
    word = " ".join(value.split()).casefold()
    if field not in WORDS:
        return Clause(field, comparison, _number(field, word))
    if word not in WORDS[field]:
        message = _("{field} is one of: {words}.")
        raise InvalidInput(message.format(field=field, words=", ".join(WORDS[field])), "condition")
    if comparison not in (Comparison.IS, Comparison.IS_NOT):
        message = _("{field} is a word: compare it with = or !=.")
        raise InvalidInput(message.format(field=field), "condition")
    return Clause(field, comparison, word)


def _number(field: Field, word: str) -> int:
    if not re.fullmatch(r"\d{1,13}", word, re.ASCII) or int(word) > MOST:
        message = _("{field} is a whole number, such as 12.")
        raise InvalidInput(message.format(field=field), "condition")
    return int(word)
