"""Who was invited and written to, who came, and who answered."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from shoptui.domain.campaigns import Arm
from shoptui.domain.customers import Consent, Customer
from shoptui.domain.relations import About, Answer, Starter, Way
from shoptui.services.sample.campaigns import Sending
from shoptui.services.sample.dice import Dice
from shoptui.services.sample.habits import Habit
from shoptui.services.sample.lives import Life
from shoptui.services.sample.people import Village
from shoptui.services.sample.seasons import Calendar
from shoptui.storage.bulk import ContactRow, MemberRow

_READERS = 0.6  # of those who agreed
_GUEST_ORDERS = 9  # after which one is invited
_SOCIABLE = 0.5
_STAY_ON_THE_LIST = 200  # days after the last visit
_TOLD_BEFORE = (6, 12)  # days
_SEATS = 0.4  # for this share of those who might be invited
_FIRST_SEATS = 0.15  # the same for the event to come, the list of which still grows
_TOLD_ALREADY = 0.4  # of those on that list


class _Guest(NamedTuple):
    number: int
    first: int
    last: int
    sociable: bool
    way: Way


class Guests:
    """Those the shop may invite, and those who read what it writes.

    Attributes:
        contacts: one for each of them who was told so far.
    """

    def __init__(self, lives: list[Life], village: Village, calendar: Calendar, dice: Dice) -> None:
        """Looks at everybody once."""
        self.contacts: list[ContactRow] = []
        self._calendar = calendar
        self._dice = dice
        self._invited: list[_Guest] = []
        self._readers: list[_Guest] = []
        for number, (life, customer) in enumerate(zip(lives, village.customers, strict=True), 1):
            if customer.consent is Consent.NO or life.habit is Habit.SILENT_FRIEND:
                continue
            sociable = life.sociable > _SOCIABLE
            if sociable or life.orders >= _GUEST_ORDERS:
                way = Way.MESSAGE if customer.phone else Way.VISIT
                self._invited.append(_Guest(number, life.first, life.last, sociable, way))
            if self._reads(customer):
                since = calendar.number(customer.consent_on) if customer.consent_on else life.first
                way = Way.EMAIL if customer.email else Way.MESSAGE
                self._readers.append(_Guest(number, since, life.last, sociable, way))

    def of(self, sendings: Iterable[Sending]) -> Iterator[MemberRow]:
        """Everybody of every campaign, by campaign and customer."""
        for sending in sendings:
            yield from self._event(sending) if sending.is_event else self._newsletter(sending)

    def _reads(self, customer: Customer) -> bool:
        reachable = bool(customer.email or customer.phone)
        return customer.consent is Consent.YES and reachable and self._dice.chance(_READERS)

    def _newsletter(self, sending: Sending) -> Iterator[MemberRow]:
        dice, day = self._dice, sending.day
        for guest in self._readers:
            if guest.first <= day < guest.last + _STAY_ON_THE_LIST:
                answer = _answer(dice) if dice.chance(0.8 if guest.sociable else 0.1) else None
                yield self._member(sending, guest, day, answer)

    def _event(self, sending: Sending) -> Iterator[MemberRow]:
        dice, calendar = self._dice, self._calendar
        to_come = sending.day > calendar.last
        for guest in self._invited:
            told = sending.day - dice.between(*_TOLD_BEFORE)
            is_near = guest.first <= told < guest.last + _STAY_ON_THE_LIST
            if not (is_near and dice.chance(_FIRST_SEATS if to_come else _SEATS)):
                continue
            if to_come:
                lately = calendar.last - dice.between(1, 3)
                told_on = lately if dice.chance(_TOLD_ALREADY) else None
                yield self._member(sending, guest, told_on, None)
            else:
                yield self._past(sending, guest, told)

    def _past(self, sending: Sending, guest: _Guest, told: int) -> MemberRow:
        dice = self._dice
        came = dice.chance(0.75 if guest.sociable else 0.3)
        said = dice.chance(0.6 if came else 0.15)
        answer = (Answer.INTERESTED if came else Answer.REFUSED) if said else None
        return self._member(sending, guest, told, answer, came)

    def _member(
        self,
        sending: Sending,
        guest: _Guest,
        told: int | None,
        answer: Answer | None,
        came: bool = False,
    ) -> MemberRow:
        texts, campaign = self._calendar.texts, sending.row
        said = told + self._dice.between(0, 4) if told is not None and answer else None
        told_on = None if told is None else texts[told]
        member = MemberRow(
            campaign_id=campaign.id,
            customer_id=guest.number,
            arm=Arm.TREATED.value,
            reached_on=told_on,
            attended_on=texts[sending.day] if came else None,
            answer=(answer or Answer.NONE).value,
            answered_on=None if said is None else texts[said],
        )
        if told_on:
            self.contacts.append(_contact(sending, guest, told_on, member.answer))
        return member


def _contact(sending: Sending, guest: _Guest, day: str, answer: str) -> ContactRow:
    about = About.EVENT if sending.is_event else About.NEWSLETTER
    return ContactRow(
        customer_id=guest.number,
        day=day,
        starter=Starter.SHOP.value,
        way=guest.way.value,
        about=about.value,
        product_id=None,
        purchase_id=None,
        answer=answer,
        note="",
        campaign_id=sending.row.id,
    )


def _answer(dice: Dice) -> Answer:
    return dice.weighted(((Answer.INTERESTED, 65), (Answer.BOUGHT, 22), (Answer.REFUSED, 13)))
