"""Whom to offer what, and why: at most one offer a customer, the most urgent first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from shoptui.analytics.candidates import Candidate, Known
from shoptui.analytics.offers import Limits, Offer, Suggestion
from shoptui.analytics.rule_tests import ReadyByTier, ReadyOffer
from shoptui.domain.offer_facts import Slip
from shoptui.domain.reward_rules import Field, RewardRule, Urgency

BIRTHDAY_REST = 180  # days: one greeting a year, however early in the run-up it was given


@dataclass(frozen=True, slots=True)
class Suggested:
    """What to offer, in order.

    Attributes:
        as_of: the day it holds for.
        within: the suggestions the budget reaches for.
        beyond: those it does not.
    """

    as_of: date
    within: list[Suggestion]
    beyond: list[Suggestion]


def suggest(known: Known, offers: Sequence[Offer], limits: Limits) -> Suggested:
    """At most one offer a customer, in order, as far as the budget goes.

    Nobody who refused to be contacted is offered anything, nobody within the quiet days (a reward
    given counts as a contact of the shop), and nobody who has a reward still open. An offer too
    dear for what is left of the budget makes way for the next that is not.

    Args:
        known: the customers.
        offers: the rules in force with their rewards.
        limits: what holds offers back.
    """
    choice = _Choice(known, offers, limits)
    found = sorted(choice.suggestions(), key=lambda suggestion: suggestion.rank)
    within: list[Suggestion] = []
    beyond: list[Suggestion] = []
    left = limits.budget_left
    for suggestion in found:
        if left is None or suggestion.cost <= left:
            within.append(suggestion)
            left = None if left is None else left - suggestion.cost
        else:
            beyond.append(suggestion)
    return Suggested(known.result.facts.as_of, within, beyond)


class _Choice:
    """Chooses the offer of each customer."""

    def __init__(self, known: Known, offers: Sequence[Offer], limits: Limits) -> None:
        self._known, self._facts, self._limits = known, known.offers, limits
        self._as_of = known.result.facts.as_of
        self._today = self._as_of.toordinal()
        self._ready = ReadyByTier(offers)
        self._skips: dict[int, Urgency] = {}
        for (who, urgency), day in limits.skipped.items():
            if self._today - day <= limits.quiet_days:
                self._skips[who] = min(urgency, self._skips.get(who, urgency))

    def suggestions(self) -> Iterator[Suggestion]:
        for position, customer in enumerate(self._known.result.facts.customers):
            if not self._is_held_back(customer.customer_id):
                candidate = self._known.candidate(position)
                ready = self._offer(candidate)
                if ready:
                    yield self._suggestion(candidate, ready)

    def _is_held_back(self, who: int) -> bool:
        """Whether nothing may be offered at all."""
        facts = self._facts
        if who in facts.refusing:
            return True
        given = facts.given.get(who)
        last = max(facts.contacted.get(who, 0), given.last_day if given else 0)
        quiet = bool(last) and self._today - last <= self._limits.quiet_days
        return quiet or bool(given and given.is_open)

    def _offer(self, candidate: Candidate) -> ReadyOffer | None:
        """The first rule that applies and does not rest."""
        for ready in self._ready[candidate.tier]:
            if ready.meets(candidate) and not self._rests(candidate, ready):
                return ready
        return None

    def _rests(self, candidate: Candidate, ready: ReadyOffer) -> bool:
        """Whether the owner skipped such an offer, or the rule gave to the customer already."""
        who, urgency = candidate.customer_id, ready.urgency
        if urgency >= self._skips.get(who, len(Urgency)):
            return True
        given = self._facts.given.get(who)
        day = given.by_rule.get(ready.name) if given else None
        if day is None:
            return False
        if urgency is Urgency.SLIP:
            return day >= self._last_slip(who, ready.offer.rule)
        least = BIRTHDAY_REST if urgency is Urgency.BIRTHDAY else self._limits.again_days
        return self._today - day <= least

    def _last_slip(self, who: int, rule: RewardRule) -> int:
        """The day of the latest slip the rule is about: what came before was apologised for."""
        fields = {clause.field for clause in rule.condition}
        none = Slip(0, 0)
        complaint = self._facts.complaints.get(who, none).last_day
        incident = self._facts.incidents.get(who, none).last_day
        return max(
            complaint if Field.OPEN_COMPLAINTS in fields else 0,
            incident if Field.OPEN_INCIDENTS in fields else 0,
        )

    def _suggestion(self, candidate: Candidate, ready: ReadyOffer) -> Suggestion:
        who, facts = candidate.customer_id, self._facts
        agreed = who in facts.agreeing or self._limits.mail_unknown
        rule, reward = ready.offer
        return Suggestion(
            candidate=candidate,
            rule=rule,
            reward=reward,
            cost=reward.cost_for(candidate.average_order),
            by_message=agreed and who in facts.reachable,
            on=self._as_of,
            urgency=ready.urgency,
        )
