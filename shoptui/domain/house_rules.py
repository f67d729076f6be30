"""House rules: what the shop asks of a sale, and whether it was kept."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Judged(StrEnum):
    """How a house rule is judged: from the dates of a sale, or ticked by hand."""

    PAID_WITHIN = "paid within"
    PAPERS_WITHIN = "papers within"
    OWN_FORM = "own form"
    COLLECTED = "collected"
    TICKED = "ticked"


class Verdict(StrEnum):
    """What became of a rule on one sale."""

    KEPT = "kept"
    BROKEN = "broken"
    NOT_APPLICABLE = "n/a"


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseRule:
    """One rule of the house.

    Attributes:
        days: working days allowed, for the two "within" kinds.
        channel: the order channel that counts as our form, for OWN_FORM.
        starts_on: sales before this day are not judged.
        active: a retired rule judges nothing.
    """

    id: int = 0
    name: str
    judged: Judged
    days: int = 0
    channel: str = ""
    starts_on: date
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleTick:
    """What the owner ticked for one sale; automatic verdicts are never stored."""

    purchase_id: int
    rule_id: int
    verdict: Verdict
