"""A customer names a friend."""

from collections.abc import Mapping, Sequence

from shoptui.domain.customers import Customer
from shoptui.domain.language import _
from shoptui.domain.relations import Referral
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.ui.dialogs.customer_field import find_customers
from shoptui.ui.dialogs.form import FormDialog
from shoptui.ui.widgets.field import Field
from shoptui.ui.widgets.hit_list import Hit
from shoptui.ui.widgets.loose_ahead import LooseAhead
from shoptui.ui.widgets.person_fields import NoteField
from shoptui.ui.widgets.value_fields import DateField, TextField


class ReferralDialog(FormDialog[Referral]):
    """Returns who was named: a customer, or a name and phone of somebody not met yet."""

    FORM = "referral"

    def __init__(self, desk: Desk, formats: Formats, referrer: Customer) -> None:
        """A form for a friend whom `referrer` named."""
        super().__init__(_("{name} names a friend").format(name=referrer.name))
        self._desk = desk
        self._referrer = referrer
        self.friend = LooseAhead(
            "friend",
            _("Friend"),
            self._others,
            new_line=_("“{text}”, not a customer yet"),
            required=True,
            hint=_("A customer, or a name new to you."),
        )
        self.phone = TextField("friend_phone", _("Phone"), hint=_("If you have it."))
        self.note = NoteField("note", _("Note"))
        self.on = DateField(
            "on",
            _("Day"),
            desk.today(),
            formats.day_order,
            day_text=formats.date,
            value=_("today"),
            required=True,
        )

    def context(self) -> Mapping[str, object]:
        """Who named the friend."""
        return {"customer": self._referrer.id}

    def fields(self) -> Sequence[Field]:
        """Friend, phone, note, day."""
        return (self.friend, self.phone, self.note, self.on)

    def draft(self) -> Referral:
        """The referral; a known friend's phone is on the friend's own card."""
        known = self.friend.read()
        return Referral(
            referrer_id=self._referrer.id,
            on=self.on.given(),
            friend_id=known.id if known else None,
            friend_name="" if known else self.friend.words,
            friend_phone="" if known else self.phone.read() or "",
            note=self.note.read() or "",
        )

    def on_field_changed(self, event: Field.Changed) -> None:
        """Asks for a phone only of a friend who is no customer."""
        if event.field is self.friend:
            self.phone.display = self.friend.read() is None

    def _others(self, text: str) -> Sequence[Hit]:
        hits = find_customers(self._desk, text)
        return [hit for hit in hits if hit.id != self._referrer.id]
