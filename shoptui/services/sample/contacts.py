"""Who spoke with whom: customers who ask, and a shop that writes, invites and calls."""

from collections.abc import Iterator

from shoptui.domain.customers import Consent, Customer
from shoptui.domain.relations import About, Answer, Starter, Way
from shoptui.services.sample import lists
from shoptui.services.sample.dice import Dice
from shoptui.services.sample.lives import Life
from shoptui.services.sample.people import Village
from shoptui.services.sample.plan import SamplePlan
from shoptui.services.sample.seasons import Calendar
from shoptui.storage.bulk import ContactRow

_NEWSLETTERS = (30, 120, 210, 300)  # days back
_EVENTS = (60, 180, 290)
_READERS = 0.45  # of those who agreed
_GUEST = 9  # orders after which one is invited
_ASKED_A_YEAR = 9.0  # how often the most sociable speak up
_GIVEN_UP = 75  # days of silence after which the shop calls
_ASKING = ((Way.VISIT, 45), (Way.MESSAGE, 30), (Way.PHONE, 18), (Way.EMAIL, 7))


class Talk:
    """Notes every contact, and keeps the notes until the shop is built."""

    def __init__(self, calendar: Calendar, plan: SamplePlan, products: int) -> None:
        """Starts with nothing noted."""
        self._calendar = calendar
        self._dice = Dice(plan.seed, "contacts")
        self._products = products
        self._noted: list[ContactRow] = []

    def asked_first(self, customer: int, life: Life, sale: int, day: int, product: int) -> None:
        """A customer asked for something a few days before buying it."""
        asked = max(life.first, day - self._dice.between(0, 6))
        about = self._dice.pick((About.QUESTION, About.QUESTION, About.REQUEST))
        way = self._dice.weighted(_ASKING)
        self._note(customer, asked, Starter.CUSTOMER, way, about, Answer.BOUGHT, product, sale)

    def everything(self, lives: list[Life], village: Village) -> list[ContactRow]:
        """Every contact by day, those that led to no sale included."""
        for number, (life, customer) in enumerate(zip(lives, village.customers, strict=True), 1):
            self._questions(number, life)
            if customer.consent is Consent.YES and self._dice.chance(_READERS):
                self._newsletters(number, life)
            if customer.consent is not Consent.NO:
                self._invitations(number, life, customer)
                self._calls(number, life)
        self._noted.sort(key=lambda row: row.day)
        return self._noted

    def _questions(self, customer: int, life: Life) -> None:
        dice, stay = self._dice, life.last - life.first
        times = int(life.sociable * _ASKED_A_YEAR * (stay + 60) / 365 + 0.6 * dice.random())
        for _time in range(times):
            day = life.last - int(dice.random() * (stay + 1))
            about = dice.weighted(((About.QUESTION, 70), (About.REQUEST, 30)))
            answer = dice.weighted(
                ((Answer.INTERESTED, 55), (Answer.NONE, 25), (Answer.REFUSED, 20))
            )
            product = dice.between(1, self._products) if dice.chance(0.7) else None
            self._note(
                customer, day, Starter.CUSTOMER, dice.weighted(_ASKING), about, answer, product
            )

    def _newsletters(self, customer: int, life: Life) -> None:
        for day in self._sendings(_NEWSLETTERS, life):
            way = Way.EMAIL if customer % 3 else Way.MESSAGE
            self._note(customer, day, Starter.SHOP, way, About.NEWSLETTER, self._answer(life, 0.12))

    def _invitations(self, customer: int, life: Life, who: Customer) -> None:
        if life.orders < _GUEST and life.sociable < 0.5:
            return
        way = Way.MESSAGE if who.phone else Way.VISIT
        for day in self._sendings(_EVENTS, life):
            self._note(customer, day, Starter.SHOP, way, About.EVENT, self._answer(life, 0.2))

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

    def _sendings(self, back: tuple[int, ...], life: Life) -> Iterator[int]:
        days = (self._calendar.last - days for days in reversed(back))
        return (day for day in days if life.first < day < life.last + 200)

    def _answer(self, life: Life, usual: float) -> Answer:
        dice = self._dice
        if dice.chance(0.8 if life.sociable > 0.5 else usual):
            return dice.weighted(((Answer.INTERESTED, 70), (Answer.BOUGHT, 30)))
        return Answer.REFUSED if dice.chance(0.08) else Answer.NONE

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
        note = self._dice.pick(lists.words("contact", about.value))
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
