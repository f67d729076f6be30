"""Customers of the list that shoptui itself wrote: the whole record comes back as it was."""

from dataclasses import replace
from datetime import date

from shoptui.domain.customers import Consent, Customer, Gender, Party
from shoptui.domain.dates import Birthday
from shoptui.exchange.fields import Field
from shoptui.services.importing.own_rows import own_text, own_word
from shoptui.services.importing.own_words import CONSENTS, GENDERS, PARTIES, reader_of
from shoptui.services.importing.particulars import Particulars, birthday_of
from shoptui.services.importing.row_cells import Cells, RowCells
from shoptui.services.importing.who import Who
from shoptui.storage.columns import to_day


class OwnParticularsReader:
    """Reads what the rows of one list say of each customer."""

    def __init__(self, cells: RowCells, today: date, *, of_people: bool) -> None:
        """Takes the functions that read the list's fields; a list of receipts says nothing more."""
        self.reads_anything = of_people
        self._today = today
        self._birthday, self._order = cells.raw(Field.BIRTHDAY), cells.day_order(Field.BIRTHDAY)
        self._gender = own_word(cells, Field.GENDER, reader_of(GENDERS, Gender.UNKNOWN))
        self._party = own_word(cells, Field.PARTY, reader_of(PARTIES, Party.PERSON))
        self._consent = own_word(cells, Field.CONSENT, reader_of(CONSENTS, Consent.UNKNOWN))
        self._address, self._area, self._channel, self._interests, self._referrer = (
            own_text(cells, field)
            for field in (
                *(Field.ADDRESS, Field.AREA, Field.CHANNEL, Field.INTERESTS, Field.REFERRER),
            )
        )
        self._note = own_text(cells, Field.NOTE, lines=True)
        self._known_since, self._consent_on, self._created_on, self._archived_on = (
            cells.day(field)
            for field in (
                *(Field.KNOWN_SINCE, Field.CONSENT_ON, Field.CREATED_ON, Field.ARCHIVED_ON),
            )
        )
        self._referred_on = cells.day(Field.REFERRED_ON)
        self._says_party = cells.has(Field.PARTY)

    def read(self, number: int, row: Cells) -> Particulars:
        """What a row says.

        Raises:
            InvalidInput: a cell makes no sense.
        """
        return Particulars(
            birthday=self._born(row),
            gender=self._gender(row) or None,
            address=self._address(row),
            area=self._area(row),
            consent=None if (said := self._consent(row)) is Consent.UNKNOWN else said,
            known_since=self._known_since(row),
            referrer=self._referrer(row),
            channel=self._channel(row),
            note=self._note(row),
            party=self._party(row) if self._says_party else None,
            interests=self._interests(row),
            consent_on=self._consent_on(row),
            created_on=self._created_on(row),
            archived_on=self._archived_on(row),
            referred_on=self._referred_on(row),
            is_whole=True,
        )

    def _born(self, row: Cells) -> Birthday | None:
        cell = self._birthday(row)
        return None if cell == "" else birthday_of(cell, self._today, self._order)


def whole_customer(who: Who, said: Particulars, code: str, today: date) -> Customer:
    """The record of somebody who is new, as it was exported."""
    return Customer(
        code=code,
        name=who.called(),
        phone=who.phone,
        email=who.email,
        birthday=said.birthday,
        gender=said.gender or Gender.UNKNOWN,
        address=said.address,
        area=said.area,
        party=said.party or Party.PERSON,
        channel=said.channel,
        consent=said.consent or Consent.UNKNOWN,
        consent_on=to_day(said.consent_on),
        interests=said.interests,
        note=said.note,
        known_since=to_day(said.known_since),
        created_on=to_day(said.created_on) or today,
        archived_on=to_day(said.archived_on),
    )


def restored(known: Customer, who: Who, said: Particulars, today: date) -> Customer:
    """A customer as the list has it: what it says holds, what it leaves open stays.

    A "no" to being contacted is never turned into a "yes" by a sheet.
    """
    consent, consent_on = _consent(known, said, today)
    return replace(
        known,
        name=who.name or known.name,
        phone=who.phone or known.phone,
        email=who.email or known.email,
        birthday=said.birthday or known.birthday,
        gender=said.gender or known.gender,
        address=said.address or known.address,
        area=said.area or known.area,
        party=said.party or known.party,
        channel=said.channel or known.channel,
        consent=consent,
        consent_on=consent_on,
        interests=said.interests or known.interests,
        note=said.note or known.note,
        known_since=to_day(said.known_since) or known.known_since,
        created_on=min(filter(None, (known.created_on, to_day(said.created_on))), default=None),
        archived_on=to_day(said.archived_on) or known.archived_on,
    )


def _consent(known: Customer, said: Particulars, today: date) -> tuple[Consent, date | None]:
    may_change = said.consent is Consent.NO or known.consent is Consent.UNKNOWN
    if said.consent in (None, known.consent) or not may_change:
        return known.consent, known.consent_on
    assert said.consent is not None
    return said.consent, to_day(said.consent_on) or today
