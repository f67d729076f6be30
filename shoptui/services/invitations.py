"""Choosing whom to invite: everybody is read once, then counted as the owner chooses."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from shoptui.domain.campaigns import Campaign
from shoptui.domain.customers import Consent
from shoptui.domain.loyalty import LoyaltyType
from shoptui.domain.tiers import Tier
from shoptui.services import loyalty
from shoptui.services.desk import Desk
from shoptui.services.may_reach import Hindrance, hindrance
from shoptui.services.reward_settings import MAIL_UNKNOWN
from shoptui.services.settings import recorded
from shoptui.services.tiers import score
from shoptui.storage import campaign_people, campaigns
from shoptui.storage.campaign_people import Candidate


class Strength(StrEnum):
    """Which side of a type of loyalty is meant."""

    STRONG = "strong"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom the owner means; what is left open takes everybody.

    Attributes:
        tiers: any of these; none named means all.
        agreed_only: only who agreed to be contacted.
        strength: strong or weak in `type`, None for either.
        type: the type of loyalty the strength is about.
    """

    tiers: frozenset[Tier] = frozenset()
    agreed_only: bool = False
    strength: Strength | None = None
    type: LoyaltyType = LoyaltyType.FINANCIAL


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a choice comes to.

    Attributes:
        meant: whom the choice is about.
        invited: those of them who would be invited or written to now.
        left_out: how many of the others there are, by what stands in the way.
    """

    meant: Sequence[int]
    invited: Sequence[int]
    left_out: Mapping[Hindrance, int]


@dataclass(frozen=True, slots=True)
class Crowd:
    """Everybody a campaign could reach, with what they can be chosen by.

    Attributes:
        campaign: what they would be invited to.
        tiers: the tier of every customer in use, by id.
        strong: who is strong in a type.
        weak: who is weak in it.
        candidates: every customer, by id.
        mails_unknown: whether mailing lists take who was never asked for consent too.
    """

    campaign: Campaign
    tiers: Mapping[int, Tier]
    strong: Mapping[LoyaltyType, frozenset[int]]
    weak: Mapping[LoyaltyType, frozenset[int]]
    candidates: Mapping[int, Candidate]
    mails_unknown: bool

    def choose(self, choice: Choice) -> Chosen:
        """Whom a choice means, and what would become of each."""
        return self._judged([each for each in self.tiers if self._is_meant(each, choice)])

    def these(self, customer_ids: Iterable[int]) -> Chosen:
        """The same for customers the owner named."""
        return self._judged([each for each in customer_ids if each in self.candidates])

    def _is_meant(self, customer_id: int, choice: Choice) -> bool:
        if choice.tiers and self.tiers[customer_id] not in choice.tiers:
            return False
        if choice.agreed_only and self.candidates[customer_id].consent is not Consent.YES:
            return False
        if choice.strength is None:
            return True
        side = self.strong if choice.strength is Strength.STRONG else self.weak
        return customer_id in side[choice.type]

    def _judged(self, meant: Sequence[int]) -> Chosen:
        invited: list[int] = []
        left_out: Counter[Hindrance] = Counter()
        for customer_id in meant:
            who, kind = self.candidates[customer_id], self.campaign.kind
            hindered = hindrance(who, kind, self.mails_unknown)
            if hindered is None:
                invited.append(customer_id)
            else:
                left_out[hindered] += 1
        return Chosen(meant, invited, left_out)


def crowd(desk: Desk, campaign_id: int) -> Crowd:
    """Scores everybody for one choice after another; takes as long as both analyses.

    Raises:
        NotFound: there is no campaign of that id.
    """
    scored = score(desk)
    result = scored.result
    loyal = loyalty.score(desk, facts=result.facts)
    with desk.file.read() as db:
        what = campaigns.get(db, campaign_id)
        candidates = campaign_people.candidates(db, campaign_id)
    known = (fact.customer_id for fact in result.facts.customers)
    tiers = {each: result.grade(at).tier for at, each in enumerate(known) if each in candidates}
    return Crowd(
        campaign=what,
        tiers=tiers,
        strong={each: frozenset(loyal.strong_in(each).ids) for each in LoyaltyType},
        weak={each: frozenset(loyal.weak_in(each).ids) for each in LoyaltyType},
        candidates=candidates,
        mails_unknown=recorded(desk).value(MAIL_UNKNOWN),
    )
