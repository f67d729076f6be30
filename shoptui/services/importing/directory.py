"""Who is who: the customers of the file and of the sheet, and which of them a row means."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from shoptui.domain.language import _
from shoptui.domain.text import fold
from shoptui.services.importing.who import Who, phone_tail
from shoptui.services.phones import phone_key
from shoptui.storage.customers import email_key
from shoptui.storage.imports import KnownPerson

GIVEN_CODE = re.compile(r"C\d{5,}")  # as shoptui numbers customers who have no code of their own
Ref = int  # a customer: its id, or below zero one that is new with this sheet


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why the owner has to say who a row's customer is.

    Attributes:
        reason: a sentence.
        candidates: customers it may be.
    """

    reason: str
    candidates: tuple[Ref, ...]


class Directory:
    """Finds customers by code, mail, phone with name, or name alone."""

    def __init__(
        self, people: Iterable[KnownPerson], region: str, *, is_foreign: bool = False
    ) -> None:
        """Starts with everybody in the file.

        Args:
            people: they.
            region: the country whose phone numbers need no code.
            is_foreign: the sheet comes from another shop, which gave out the same codes.
        """
        self.is_foreign = is_foreign
        self._region = region
        self._by_code: dict[str, Ref] = {}
        self._by_email: dict[str, list[Ref]] = {}
        self._by_phone: dict[str, list[Ref]] = {}
        self._by_phone_and_name: dict[tuple[str, str], list[Ref]] = {}
        self._by_name: dict[str, list[Ref]] = {}
        self._names: dict[Ref, str] = {}
        self._given_code: set[Ref] = set()
        self._merged_codes: set[str] = set()
        self._new = 0
        for person in people:
            if person.is_merged:
                self._enter_merged(person)
                continue
            self._enter(person.id, person.code, person.name, person.phone_key, person.email_key)
            if GIVEN_CODE.fullmatch(person.code):
                self._given_code.add(person.id)

    def add(self, who: Who) -> Ref:
        """Enters a new customer."""
        self._new += 1
        key, mail = self.phone_key(who), email_key(who.email) if who.email else ""
        self._enter(-self._new, who.code, who.called(), key, mail)
        return -self._new

    def find(self, who: Who) -> Ref | Doubt | None:
        """The customer, a doubt that only the owner can settle, or None for a new one."""
        if who.code:
            known = self._by_code.get(who.code)
            return self._with_code(known, who) if known else self._made_by_hand(who)
        found: Ref | Doubt | None = None
        if who.email:
            found = self._one(self._by_email.get(email_key(who.email), []), who)
        if found is None and who.phone:
            found = self._with_phone(who)
        elif found is None and not who.email:
            found = self._one(self._by_name.get(who.name, []), who)
        return found

    def named(self, text: str) -> Ref | None:
        """The one customer with this code, phone or exact name, as a referrer is written."""
        if text in self._by_code:
            return self._by_code[text]
        digits = sum(map(str.isdigit, text))
        by_phone = self._by_phone.get(phone_key(text, self._region), []) if digits > 5 else []
        found = by_phone or self._by_name.get(text, [])
        return found[0] if len(found) == 1 else None

    def has(self, ref: Ref) -> bool:
        """Whether there is such a customer."""
        return ref in self._names

    def name(self, ref: Ref) -> str:
        """What a customer is called."""
        return self._names[ref]

    def has_code(self, code: str) -> bool:
        """Whether somebody has this code."""
        return code in self._by_code

    def is_of_merged(self, who: Who) -> bool:
        """Whether a row means somebody by the code of a record that was merged into theirs."""
        return who.code in self._merged_codes

    def phone_key(self, who: Who) -> str:
        """The one form in which the phone is compared."""
        return self.key_of(who.phone)

    def key_of(self, phone: str) -> str:
        """The one form in which a phone is compared, "" for none."""
        return phone_key(phone, self._region) if phone else ""

    def _with_code(self, known: Ref, who: Who) -> Ref | Doubt:
        is_theirs = known < 0 or not who.name or fold(self._names[known]) == fold(who.name)
        if is_theirs or not self.is_foreign:
            return known
        surely = self._with_mail_or_phone(who)
        if len(surely) == 1:
            return surely[0]
        alike = (ref for ref in self._by_name.get(who.name, []) if ref > 0)
        return Doubt(
            _("The code {code} belongs to {name}: is {other} the same, or somebody else?").format(
                code=who.code, name=self._names[known], other=who.name
            ),
            (known, *alike),
        )

    def _made_by_hand(self, who: Who) -> Ref | None:
        """Somebody recorded before under a code that shoptui gave, with this mail or phone."""
        found = self._with_mail_or_phone(who) if self._given_code else []
        if len(found) != 1 or found[0] not in self._given_code:
            return None
        self._given_code.remove(found[0])
        self._by_code[who.code] = found[0]
        return found[0]

    def _with_mail_or_phone(self, who: Who) -> list[Ref]:
        """Those with this mail, else with this phone and name."""
        found = self._by_email.get(email_key(who.email), []) if who.email else []
        if not found and who.phone and who.name:
            found = self._by_phone_and_name.get((phone_tail(who.phone), fold(who.name)), [])
        return found

    def _with_phone(self, who: Who) -> Ref | Doubt | None:
        sharing = self._by_phone.get(self.phone_key(who), [])
        if not who.name:
            return self._one(sharing, who)
        alike = self._by_phone_and_name.get((phone_tail(who.phone), fold(who.name)), [])
        if alike or who.email or not sharing:
            return self._one(alike, who)
        return Doubt(
            _("The phone {phone} belongs to {name}: is {other} the same, or somebody else?").format(
                phone=who.phone, name=self._names[sharing[0]], other=who.name
            ),
            tuple(sharing),
        )

    def _one(self, found: list[Ref], who: Who) -> Ref | Doubt | None:
        if len(found) > 1 and who.name:
            found = [ref for ref in found if fold(self._names[ref]) == fold(who.name)] or found
        if len(found) < 2:
            return found[0] if found else None
        return Doubt(
            _("{count} customers could be {name}: which one is it?").format(
                count=len(found), name=who.called()
            ),
            tuple(found),
        )

    def _enter(self, ref: Ref, code: str, name: str, phone: str, email: str) -> None:
        self._names[ref] = name
        if code:
            self._by_code[code] = ref
        if phone or email:
            for refs in self._lists(name, phone, email):
                refs.append(ref)
        else:  # most of those whom a till exports
            self._by_name.setdefault(name, []).append(ref)

    def _enter_merged(self, person: KnownPerson) -> None:
        """Finds the kept one by what the record merged into it says, too."""
        self._by_code[person.code] = person.id
        self._merged_codes.add(person.code)
        for refs in self._lists(person.name, person.phone_key, person.email_key):
            if person.id not in refs:
                refs.append(person.id)

    def _lists(self, name: str, phone: str, email: str) -> Iterator[list[Ref]]:
        """The lists of those who have this name, phone and mail."""
        if email:
            yield self._by_email.setdefault(email, [])
        if phone:
            yield self._by_phone.setdefault(phone, [])
            yield self._by_phone_and_name.setdefault((phone_tail(phone), fold(name)), [])
        yield self._by_name.setdefault(name, [])
