"""Who the customers are: invented people and organisations for each life."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from shoptui.domain.customers import Consent, Customer, Gender, Party
from shoptui.domain.dates import Birthday
from shoptui.domain.text import fold
from shoptui.services.sample import lists
from shoptui.services.sample.dice import Dice
from shoptui.services.sample.habits import Habit
from shoptui.services.sample.lives import Life
from shoptui.services.sample.market import Market
from shoptui.services.sample.names import business_name, person_name
from shoptui.services.sample.plan import SamplePlan
from shoptui.services.sample.seasons import Calendar

# Days to the birthdays of a few people, so that there is somebody to congratulate.
_SOON = (0, 0, 1, 2, 3, 5, 7)
_STEPS = 2_654_435_761  # odd and no multiple of 5: every number comes once before one comes twice
_FAMILY = 0.05
_FRIENDS = 0.22


class Phones:
    """Numbers that are given out once, of ranges in which nobody can be called."""

    def __init__(self, market: Market, start: int) -> None:
        """Starts somewhere among the numbers of a market."""
        self._pattern = market.phone
        self._code = market.calling_code
        self._next = start
        self._digits = market.phone.count("#")

    def give(self) -> str:
        """The next number, as people of the country write it."""
        self._next += 1
        digits = iter(f"{self._next * _STEPS % 10**self._digits:0{self._digits}}")
        return "".join(next(digits) if mark == "#" else mark for mark in self._pattern)

    def key(self, phone: str) -> str:
        """The number in the one form in which phones are compared."""
        return self._code + phone.replace(" ", "").removeprefix("0") if phone else ""


@dataclass(frozen=True, slots=True)
class Village:
    """The people of a shop.

    Attributes:
        customers: in the order of their lives.
        phones: where their numbers come from.
        languages: what each of them speaks, in the same order.
    """

    customers: list[Customer]
    phones: Phones
    languages: list[str]

    def with_phone_keys(self) -> Iterator[tuple[Customer, str]]:
        """Each customer with the phone in its comparable form."""
        return ((customer, self.phones.key(customer.phone)) for customer in self.customers)


def settle(lives: list[Life], calendar: Calendar, plan: SamplePlan) -> Village:
    """Finds somebody for each life."""
    dice = Dice(plan.seed, "people")
    phones = Phones(plan.market, dice.between(0, 9_999))
    crowd = _Crowd(plan, calendar, dice, phones)
    customers: list[Customer] = []
    languages = [dice.weighted(plan.market.tongues) for _life in lives]
    for life, language in zip(lives, languages, strict=True):
        make = crowd.organisation if _is_business(life) else crowd.person
        newcomer = make(life, language)
        if customers and dice.chance(_FAMILY) and newcomer.party is Party.PERSON:
            newcomer = _of_the_family(newcomer, customers[-1])
        customers.append(newcomer)
    _celebrate_soon(customers, plan.until)
    return Village(customers, phones, languages)


def _is_business(life: Life) -> bool:
    return life.habit is Habit.ORGANISATION


def _of_the_family(newcomer: Customer, relative: Customer) -> Customer:
    """Somebody who lives with a customer and can be reached at the same number."""
    if relative.party is Party.ORGANISATION:
        return newcomer
    return replace(
        newcomer, phone=relative.phone, address=relative.address, area=relative.area, email=""
    )


def _celebrate_soon(customers: list[Customer], until: date) -> None:
    """Moves some birthdays to the coming days, and one to 29 February."""
    people = [n for n, customer in enumerate(customers) if customer.party is Party.PERSON]
    apart = len(people) // (len(_SOON) + 2)
    if not apart:
        return
    for turn, days in enumerate(_SOON, 1):
        day = until + timedelta(days=days)
        _give_birthday(customers, people[turn * apart], day.month, day.day, 1960 + 5 * turn)
    _give_birthday(customers, people[0], 2, 29, 1992)


def _give_birthday(
    customers: list[Customer], number: int, month: int, day: int, year: int | None
) -> None:
    if (month, day) == (2, 29):
        year = 1992
    customers[number] = replace(customers[number], birthday=Birthday(month, day, year))


class _Crowd:
    """Where customers are made, one after the other."""

    def __init__(self, plan: SamplePlan, calendar: Calendar, dice: Dice, phones: Phones) -> None:
        self._plan = plan
        self._calendar = calendar
        self._dice = dice
        self._phones = phones
        self._made = 0

    def person(self, life: Life, language: str) -> Customer:
        dice = self._dice
        gender = Gender.FEMALE if dice.chance(0.68) else Gender.MALE
        name = person_name(language, gender, dice)
        told = gender if dice.chance(0.85) else Gender.UNKNOWN
        return self._somebody(life, name, Party.PERSON, told)

    def organisation(self, life: Life, language: str) -> Customer:
        name = business_name(language, self._dice)
        return self._somebody(life, name, Party.ORGANISATION, Gender.UNKNOWN)

    def _somebody(self, life: Life, name: str, party: Party, gender: Gender) -> Customer:
        self._made += 1
        dice, person = self._dice, party is Party.PERSON
        consent = dice.weighted(((Consent.YES, 48), (Consent.UNKNOWN, 41), (Consent.NO, 11)))
        asked = min(life.first + dice.between(0, 30), self._calendar.last)
        place = self._plan.market.areas
        local = dice.chance(0.75)
        return Customer(
            code=f"C{self._made:05}",
            name=name,
            phone=self._phones.give() if dice.chance(0.88) else "",
            email=self._email(name) if dice.chance(0.33) else "",
            birthday=self._birthday() if person and dice.chance(0.55) else None,
            gender=gender,
            address=self._address(place) if local and dice.chance(0.4) else "",
            area=dice.pick(lists.words("areas", place)) if local else "",
            party=party,
            channel=self._channel(life),
            consent=consent,
            consent_on=None if consent is Consent.UNKNOWN else self._calendar.day(asked),
            interests=self._one_of("interests") if person and dice.chance(0.3) else "",
            note=self._one_of("notes") if dice.chance(0.06) else "",
            known_since=self._known_since(life),
            created_on=self._calendar.day(life.first),
        )

    def _one_of(self, what: str) -> str:
        return self._dice.pick(lists.words("visiting", what))

    def _email(self, name: str) -> str:
        words = [word for word in fold(name).replace("'", "").split() if word.isascii()]
        return f"{'.'.join(words) or 'hello'}{self._made}@example.com"

    def _address(self, place: str) -> str:
        return f"{self._dice.between(1, 299)} {self._dice.pick(lists.words('streets', place))}"

    def _channel(self, life: Life) -> str:
        if life.first > 60 and self._dice.chance(_FRIENDS):
            return self._one_of("friends")
        return self._one_of("channels")

    def _known_since(self, life: Life) -> date | None:
        """Some of those who were there at once had been coming for years."""
        if life.first > 60 or not self._dice.chance(0.4):
            return None
        return self._calendar.day(life.first - self._dice.between(60, 2000))

    def _birthday(self) -> Birthday:
        dice = self._dice
        day = date(2001, 1, 1) + timedelta(days=dice.between(0, 364))
        year = self._plan.until.year - dice.between(16, 70)
        return Birthday(day.month, day.day, year if dice.chance(0.8) else None)
