"""The days on which the owner sat down with the suggestions and with the day's list.

What was given then is what shoptui suggested on that day, by the figures of that day.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from shoptui.analytics.candidates import Known
from shoptui.analytics.offers import Limits, Suggestion
from shoptui.analytics.suggestions import suggest
from shoptui.analytics.to_dos import to_dos
from shoptui.domain.reward_rules import Urgency
from shoptui.domain.to_do import ToDo, ToDoKind
from shoptui.services import reward_settings as known
from shoptui.services.figures import fresh_figures
from shoptui.services.known_customers import known_customers
from shoptui.services.offer_words import OfferWords
from shoptui.services.reward_catalogue import kept_catalogue
from shoptui.services.reward_skips import skip_mark, skipped_offers
from shoptui.services.sample.dice import Dice
from shoptui.services.sample.plan import SamplePlan
from shoptui.services.sample.redemptions import Redemptions
from shoptui.services.settings import Recorded, rfm_rules_of
from shoptui.services.today import FOLLOW_UP_UNTIL
from shoptui.storage import bulk, settings, shops
from shoptui.storage import to_dos as marks
from shoptui.storage.bulk import GrantRow, MarkRow
from shoptui.storage.database import Connection
from shoptui.storage.to_do_facts import to_do_facts

# Days back, and how much of what was suggested the owner had in mind to give. They lie where
# neither a newsletter nor invitations went out shortly before, so that people are open to offers.
_SITTINGS = (
    (255, 1.0),
    (178, 1.0),
    (128, 1.0),
    (112, 1.0),
    (68, 1.0),
    (50, 1.0),
    (26, 0.8),
    (4, 0.2),
)
# With very many customers a sitting takes many seconds; two are enough for champions to take turns.
_MANY = 200_000  # sales
_SITTINGS_OF_MANY = ((50, 1.0), (26, 0.8))
_LISTS_DONE = (26, 4)  # days back on which the day's list was worked through as well
_SKIPPED = 0.03  # of the suggestions
_GIVEN = {
    "tier = champion": 0.75,
    "tier = champion; last_reward = thanks": 0.8,
    "tier = champion; last_reward = early access": 0.1,
    "tier = loyal": 0.12,
    "birthday = yes": 0.6,
}
_GIVEN_ELSE = 0.06
_DONE = 0.4  # of what the list said
_WORKED_THROUGH = (ToDoKind.FEEDBACK, ToDoKind.FOLLOW_UP)


def sit_down(db: Connection, plan: SamplePlan, operation: int) -> None:
    """Gives, skips and ticks off, day by day; all else has to be in the file by then.

    Args:
        db: a connection within a write.
        plan: what shop is wanted.
        operation: the write.
    """
    owner = _Owner(db, plan, operation)
    for back, share in _SITTINGS_OF_MANY if plan.sales > _MANY else _SITTINGS:
        owner.sit_down(plan.until - timedelta(days=back), share, back in _LISTS_DONE)


class _Owner:
    """Whoever decides."""

    def __init__(self, db: Connection, plan: SamplePlan, operation: int) -> None:
        self._db = db
        self._dice = Dice(plan.seed, "sittings")
        self._operation = operation
        self._now = Recorded(shops.read(db), settings.read_all(db), plan.until)
        self._words = OfferWords(self._now.shop, 0)
        self._redemptions = Redemptions(db, plan)

    def sit_down(self, day: date, share: float, with_list: bool) -> None:
        customers = known_customers(
            self._db, self._now, fresh_figures(self._db, rfm_rules_of(self._now), day)
        )
        offers = kept_catalogue(self._db, day).offers()
        suggested = suggest(customers, offers, self._limits(day)).within
        grants: list[GrantRow] = []
        skipped: list[MarkRow] = []
        for suggestion in suggested:
            if self._dice.chance(share * _liked(suggestion)):
                grants.append(self._grant(suggestion))
            elif suggestion.urgency is Urgency.RULE and self._dice.chance(_SKIPPED):
                kind = skip_mark(suggestion.urgency)
                skipped.append(
                    MarkRow(kind, suggestion.customer_id, day.isoformat(), marks.SKIPPED)
                )
        done = list(self._done(customers, day)) if with_list else []
        bulk.insert(self._db, GrantRow, grants)
        bulk.insert(self._db, MarkRow, [*skipped, *done])

    def _limits(self, day: date) -> Limits:
        return Limits(
            quiet_days=self._now.value(known.QUIET_DAYS),
            again_days=self._now.value(known.AGAIN_DAYS),
            budget_left=None,
            mail_unknown=False,
            skipped=skipped_offers(self._db, day),
        )

    def _grant(self, suggestion: Suggestion) -> GrantRow:
        reward, day = suggestion.reward, suggestion.on.isoformat()
        redeemed = self._redemptions.day(suggestion, self._dice)
        return GrantRow(
            customer_id=suggestion.customer_id,
            reward_id=reward.id,
            amount=reward.amount,
            percent=reward.percent,
            cost=suggestion.cost,
            why=self._words.reason(suggestion),
            condition=suggestion.rule.name,
            day=day,
            valid_from=day,
            expires_on=suggestion.valid_until.isoformat(),
            redeemed_on=redeemed.isoformat() if redeemed else None,
            operation_id=self._operation,
        )

    def _done(self, customers: Known, day: date) -> Iterator[MarkRow]:
        for entry in self._listed(customers, day):
            if entry.kind in _WORKED_THROUGH and self._dice.chance(_DONE):
                yield MarkRow(*entry.mark, day.isoformat(), marks.DONE)

    def _listed(self, customers: Known, day: date) -> list[ToDo]:
        ahead = self._now.value(known.BIRTHDAY_DAYS)
        did = to_do_facts(
            self._db,
            day,
            ask_after=self._now.value(known.FEEDBACK_AFTER),
            ask_until=self._now.value(known.FEEDBACK_UNTIL),
            follow_up_after=self._now.value(known.FOLLOW_UP_AFTER),
            follow_up_until=FOLLOW_UP_UNTIL,
            birthday_days=ahead,
        )
        return to_dos(customers.result.facts, customers.net_year, did, ahead)


def _liked(suggestion: Suggestion) -> float:
    """How likely the owner follows a suggestion; of slips the latest are still to be put right."""
    if suggestion.urgency is Urgency.SLIP:
        return 0.0
    return _GIVEN.get(suggestion.rule.name, _GIVEN_ELSE)
