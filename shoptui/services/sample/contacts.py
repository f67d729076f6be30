"""Who spoke with whom: customers who ask, and a shop that calls those who stay away."""

from shoptui.domain.customers import Consent
from shoptui.domain.relations import About, Answer, Starter, Way
from shoptui.services.sample import lists
from shoptui.services.sample.dice import Dice
from shoptui.services.sample.habits import MANNERS
from shoptui.services.sample.lives import Life
from shoptui.services.sample.people import Village
from shoptui.services.sample.plan import SamplePlan
from shoptui.services.sample.seasons import Calendar
from shoptui.storage.bulk import ContactRow

_ASKED_A_YEAR = 9.0  # how often the most sociable speak up
_GIVEN_UP = 75  # days of silence after which the shop calls
_ASKING = ((Way.VISIT, 45), (Way.MESSAGE, 30), (Way.PHONE, 18), (Way.EMAIL, 7))


class Talk:
    """Notes every contact, and keeps the notes until the shop is built."""

    def __init__(
        self, calendar: Calendar, plan: SamplePlan, village: Village, products: int
    ) -> None:
        """Starts with nothing noted."""
        self._calendar = calendar
        self._village = village
        self._dice = Dice(plan.seed, "contacts")
        self._products = products
        self._noted: list[ContactRow] = []

    def asked_first(self, customer: int, life: Life, sale: int, day: int, product: int) -> None:
        """A customer asked for something a few days before buying it."""
        asked = max(life.first, day - self._dice.between(0, 6))
        about = self._dice.pick((About.QUESTION, About.QUESTION, About.REQUEST))
        way = self._dice.weighted(_ASKING)
        self._note(customer, asked, Starter.CUSTOMER, way, about, Answer.BOUGHT, product, sale)

    def everything(self, lives: list[Life]) -> list[ContactRow]:
        """Every contact, those that led to no sale included."""
        people = self._village.customers
        for number, (life, customer) in enumerate(zip(lives, people, strict=True), 1):
            self._questions(number, life)
            if customer.consent is not Consent.NO:
                self._calls(number, life)
        return self._noted

    def _questions(self, customer: int, life: Life) -> None:
        dice = self._dice
        for day in self._asking_days(life):
            about = dice.weighted(((About.QUESTION, 70), (About.REQUEST, 30)))
            answer = dice.weighted(
                ((Answer.INTERESTED, 55), (Answer.NONE, 25), (Answer.REFUSED, 20))
            )
            product = dice.between(1, self._products) if dice.chance(0.7) else None
            self._note(
                customer, day, Starter.CUSTOMER, dice.weighted(_ASKING), about, answer, product
            )

    def _asking_days(self, life: Life) -> list[int]:
        dice, manner = self._dice, MANNERS[life.habit]
        if manner.is_fond:
            return [life.late_day(dice) for _time in range(manner.questions)]
        stay = life.last - life.first
        times = int(life.sociable * _ASKED_A_YEAR * (stay + 60) / 365 + 0.6 * dice.random())
        return [life.last - int(dice.random() * (stay + 1)) for _time in range(times)]

    def _calls(self, customer: int, life: Life) -> None:
        """The shop calls those who bought several times and stay away: mostly in vain."""
        if life.orders < 3 or self._dice.chance(0.45):
            return
        day = life.last + _GIVEN_UP
        for _call in range(self._dice.between(1, 4)):
            if day > self._calendar.last:
                return
            answer = self._dice.weighted(
                ((Answer.NONE, 55), (Answer.REFUSED, 25), (Answer.INTERESTED, 20))
            )
            way = self._dice.pick((Way.PHONE, Way.MESSAGE))
            self._note(customer, day, Starter.SHOP, way, About.FOLLOW_UP, answer)
            day += self._dice.between(20, 60)

    def _note(
        self,
        customer: int,
        day: int,
        starter: Starter,
        way: Way,
        about: About,
        answer: Answer,
        product: int | None = None,
        sale: int | None = None,
    ) -> None:
        language = self._village.languages[customer - 1]
        note = self._dice.pick(lists.said("contact", about.value, language))
        self._noted.append(
            ContactRow(
                customer_id=customer,
                day=self._calendar.texts[day],
                starter=starter.value,
                way=way.value,
                about=about.value,
                product_id=product,
                purchase_id=sale,
                answer=answer.value,
                note=note,
            )
        )
