"""What customers say about their orders and about the shop."""

from shoptui.domain.relations import FeedbackKind, FeedbackState
from shoptui.services.sample import lists
from shoptui.services.sample.dice import Dice
from shoptui.services.sample.habits import MANNERS
from shoptui.services.sample.lives import Life
from shoptui.services.sample.people import Village
from shoptui.services.sample.plan import SamplePlan
from shoptui.services.sample.seasons import Calendar
from shoptui.storage.bulk import FeedbackRow

_KINDS = (
    (FeedbackKind.PRAISE, 42),
    (FeedbackKind.SURVEY, 26),
    (FeedbackKind.COMPLAINT, 20),
    (FeedbackKind.SUGGESTION, 12),
)
_RATINGS = {
    FeedbackKind.PRAISE: (8, 10),
    FeedbackKind.SURVEY: (5, 10),
    FeedbackKind.COMPLAINT: (0, 4),
}
INCIDENTS = 0.01  # of the sales
_FRESH_DAYS = 14  # what came in this lately may still wait for an answer
_WAITING = {FeedbackKind.COMPLAINT: 3, FeedbackKind.INCIDENT: 2}
_ABOUT_US = (FeedbackKind.SUGGESTION, FeedbackKind.SURVEY, FeedbackKind.PRAISE)
_SOON_CLOSED = (FeedbackKind.COMPLAINT, FeedbackKind.INCIDENT, FeedbackKind.SUGGESTION)


class Ear:
    """Hears what is said, and keeps it until the shop is built."""

    def __init__(self, calendar: Calendar, plan: SamplePlan, village: Village) -> None:
        """Starts with nothing heard."""
        self._calendar = calendar
        self._languages = village.languages
        self._dice = Dice(plan.seed, "feedback")
        self._heard: list[FeedbackRow] = []

    def about_order(self, customer: int, sale: int, day: int, sent_back: bool) -> None:
        """A customer says something about a sale, some days after it."""
        dice = self._dice
        spoiled = sent_back and dice.chance(0.6)
        kind = FeedbackKind.COMPLAINT if spoiled else dice.weighted(_KINDS)
        self._hear(customer, day + dice.between(0, 6), kind, sale)

    def incident(self, customer: int, sale: int, day: int) -> None:
        """The shop notices a slip of its own."""
        self._hear(customer, day, FeedbackKind.INCIDENT, sale)

    def everything(self, lives: list[Life]) -> list[FeedbackRow]:
        """All feedback by day; those who complained last still wait for an answer."""
        for customer, life in enumerate(lives, 1):
            self._about_the_shop(customer, life)
        self._heard.sort(key=lambda row: row.day)
        for kind, waiting in _WAITING.items():
            places = [n for n, row in enumerate(self._heard) if row.kind == kind.value]
            for place in places[-waiting:]:
                left_open = self._heard[place]._replace(state=FeedbackState.OPEN.value, done="")
                self._heard[place] = left_open
        return self._heard

    def _about_the_shop(self, customer: int, life: Life) -> None:
        """What a customer says of the shop as such: those who speak up do so several times."""
        dice = self._dice
        for _time in range(MANNERS[life.habit].opinions):
            self._hear(customer, life.late_day(dice), dice.pick(_ABOUT_US), None)
        if dice.chance(life.candour):
            for _time in range(dice.between(1, 5 if life.candour > 0.5 else 1)):
                self._hear(customer, life.late_day(dice), dice.pick(_ABOUT_US), None)

    def _hear(self, customer: int, day: int, kind: FeedbackKind, sale: int | None) -> None:
        if day > self._calendar.last:
            return
        dice = self._dice
        rating = dice.between(*_RATINGS[kind]) if kind in _RATINGS else None
        state = self._state(kind, day)
        waiting = state is FeedbackState.OPEN
        self._heard.append(
            FeedbackRow(
                customer_id=customer,
                day=self._calendar.texts[day],
                kind=kind.value,
                text=dice.pick(lists.said("feedback", kind.value, self._languages[customer - 1])),
                purchase_id=sale,
                rating=rating,
                publishable=int(kind is FeedbackKind.PRAISE and dice.chance(0.5)),
                state=state.value,
                done="" if waiting else dice.pick(lists.words("done", kind.value)),
            )
        )

    def _state(self, kind: FeedbackKind, day: int) -> FeedbackState:
        fresh = self._calendar.last - day < _FRESH_DAYS
        if fresh and self._dice.chance(0.5):
            return FeedbackState.OPEN
        closed = self._dice.chance(0.75 if kind in _SOON_CLOSED else 0.5)
        return FeedbackState.CLOSED if closed else FeedbackState.ANSWERED
