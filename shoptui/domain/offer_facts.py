"""What has to be known of customers, besides what they bought, before they are offered anything.

Most customers have little of it, so each figure is held by customer id, and who is missing has
none. Days are ordinals (see `date.toordinal`).
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import NamedTuple


class Slip(NamedTuple):
    """What customers wait for us to put right.

    Attributes:
        open: how many there are.
        last_day: the day of the latest.
    """

    open: int
    last_day: int


class Given(NamedTuple):
    """What a customer was given so far.

    Attributes:
        last_day: the day of the last reward.
        last_kind: the kind of that reward.
        is_open: whether one can still be redeemed, now or later.
        by_rule: the last day by the name of the rule that suggested it.
    """

    last_day: int
    last_kind: str
    is_open: bool
    by_rule: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferFacts:
    """By customer id, as of a date.

    Attributes:
        contacted: the last contact the shop started, reached campaign members included.
        complaints: open complaints.
        incidents: open incidents of ours.
        birthdays: days to the birthday, for those who have it soon.
        refusing: who refused to be contacted.
        agreeing: who agreed to be contacted.
        reachable: who has a phone or a mail address.
        deaf: who refused or left unanswered the last three offers in a row.
        given: what was given.
    """

    contacted: Mapping[int, int]
    complaints: Mapping[int, Slip]
    incidents: Mapping[int, Slip]
    birthdays: Mapping[int, int]
    refusing: Set[int]
    agreeing: Set[int]
    reachable: Set[int]
    deaf: Set[int]
    given: Mapping[int, Given]
