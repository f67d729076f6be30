"""A new customer, or all that is recorded of one; `CustomerField` opens it from other forms."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from shoptui.domain.customers import Consent, Customer, Gender, Party
from shoptui.domain.errors import ShopError
from shoptui.domain.language import _
from shoptui.services import duplicates, people
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.people import Hit
from shoptui.ui.dialogs.form import FormDialog
from shoptui.ui.widgets.choice_field import ChoiceField
from shoptui.ui.widgets.field import Field
from shoptui.ui.widgets.person_fields import (
    BirthdayField,
    NoteField,
    SharedField,
    shares_email,
    shares_name,
    shares_phone,
)
from shoptui.ui.widgets.typed_days import typed_day
from shoptui.ui.widgets.value_fields import DateField, TextField


class CustomerDialog(FormDialog[Customer]):
    """Returns the customer as filled in; only the name is needed."""

    FORM = "customer"

    def __init__(
        self,
        desk: Desk,
        formats: Formats | None = None,
        *,
        customer: Customer | None = None,
        name: str = "",
    ) -> None:
        """A form for a customer.

        Args:
            desk: the open shop.
            formats: how days are written here; the shop's where none are given.
            customer: whom to change; a new one where none is given.
            name: what was typed already; a number is taken for the phone.
        """
        title = _("New customer") if customer is None else _("Change customer")
        super().__init__(title, intro=_("Only the name is needed. Ctrl+S saves at any time."))
        self._desk = desk
        self._formats = formats or Formats(desk.shop())
        self._before = customer or _begun(name)
        self._make_fields(self._before)

    def context(self) -> Mapping[str, object]:
        """The customer changed."""
        return {"record": self._before.id}

    def fields(self) -> Sequence[Field]:
        """The few that matter most come first."""
        return (
            self.name_field,
            self.phone,
            self.birthday,
            self.consent,
            self.email,
            self.area,
            self.address,
            self.channel,
            self.interests,
            self.note,
            self.gender,
            self.party,
            self.known_since,
            self.code,
        )

    def draft(self) -> Customer:
        """The customer as filled in; what has no field here stays as it was."""
        before = self._before
        consent = self.consent.read()
        return replace(
            before,
            name=self.name_field.read() or "",
            phone=self.phone.read() or "",
            birthday=self.birthday.read(),
            consent=consent,
            consent_on=before.consent_on if consent is before.consent else None,
            email=self.email.read() or "",
            area=self.area.read() or "",
            address=self.address.read() or "",
            channel=self.channel.read() or "",
            interests=self.interests.read() or "",
            note=self.note.read() or "",
            gender=self.gender.read(),
            party=self.party.read(),
            known_since=self.known_since.read(),
            code=self.code.read() or "",
        )

    async def refusal(self, draft: Customer) -> ShopError | None:
        """What saving would refuse, so that it is said beside its field."""
        await asyncio.to_thread(people.check_customer, self._desk, draft)
        return None

    def _make_fields(self, customer: Customer) -> None:
        today, formats = self._desk.today(), self._formats
        self.name_field = self._shared(
            "name", _("Name"), duplicates.same_name, shares_name, customer.name, required=True
        )
        self.phone = self._shared(
            "phone", _("Phone"), people.same_phone, shares_phone, customer.phone
        )
        self.birthday = BirthdayField(
            "birthday", _("Birthday"), today, formats.day_order, value=customer.birthday
        )
        self.consent = ChoiceField(
            "consent", _("May we write?"), _consents(), value=customer.consent
        )
        self.email = self._shared(
            "email", _("E-mail"), duplicates.same_email, shares_email, customer.email
        )
        self.area = TextField(
            "area", _("Area"), value=customer.area, hint=_("Such as a district or village.")
        )
        self.address = TextField("address", _("Address"), value=customer.address)
        self.channel = TextField(
            "channel",
            _("Heard of us by"),
            value=customer.channel,
            hint=_("Such as a friend, Facebook, walking past."),
        )
        self.interests = TextField("interests", _("Interests"), value=customer.interests)
        self.note = NoteField("note", _("Note"), value=customer.note)
        self.gender = ChoiceField("gender", _("Gender"), genders(), value=customer.gender)
        self.party = ChoiceField("party", _("Who it is"), parties(), value=customer.party)
        self.known_since = DateField(
            "known_since",
            _("Known since"),
            today,
            formats.day_order,
            day_text=formats.date,
            value=typed_day(customer.known_since, today, formats.day_order),
            hint=_("May be before you began to keep records."),
        )
        self.code = TextField(
            "code",
            _("Card number"),
            value=customer.code,
            hint=_("Leave it empty for the next free one."),
        )

    def _shared(
        self,
        key: str,
        label: str,
        sharers: Callable[[Desk, str, int], Sequence[Hit]],
        said: Callable[[Sequence[Hit]], str],
        value: str,
        *,
        required: bool = False,
    ) -> SharedField:
        """A field that says which other customers have the same."""
        known, others = self._before.id, partial(sharers, self._desk)
        return SharedField(
            key, label, lambda text: others(text, known), said, value=value, required=required
        )


def _begun(typed: str) -> Customer:
    """A draft from what was typed while looking for somebody."""
    is_phone = sum(letter.isdigit() for letter in typed) >= 3 and not any(map(str.isalpha, typed))
    return Customer(name="", phone=typed) if is_phone else Customer(name=typed)


def _consents() -> Sequence[tuple[Consent, str]]:
    return (
        (Consent.UNKNOWN, _("not asked")),
        (Consent.YES, _("yes")),
        (Consent.NO, _("no")),
    )


def genders() -> Sequence[tuple[Gender, str]]:
    """The genders, and what the owner reads."""
    return (
        (Gender.UNKNOWN, _("not said")),
        (Gender.FEMALE, _("woman")),
        (Gender.MALE, _("man")),
        (Gender.OTHER, _("other")),
    )


def parties() -> Sequence[tuple[Party, str]]:
    """The kinds of customers, and what the owner reads."""
    return (
        (Party.PERSON, _("a person")),
        (Party.ORGANISATION, _("a shop, firm or club")),
    )
