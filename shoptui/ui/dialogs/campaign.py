"""An event people come to, or a newsletter people are sent."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from shoptui.domain.campaigns import Campaign, CampaignKind
from shoptui.domain.language import _
from shoptui.domain.loyalty import LoyaltyType
from shoptui.domain.money import plain
from shoptui.services import campaigns
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.ui.dialogs.form import FormDialog
from shoptui.ui.widgets.choice_field import ChoiceField
from shoptui.ui.widgets.coming_day import ComingDayField
from shoptui.ui.widgets.field import Field
from shoptui.ui.widgets.person_fields import NoteField
from shoptui.ui.widgets.typed_days import typed_day
from shoptui.ui.widgets.value_fields import AmountField, TextField, given


class CampaignDialog(FormDialog[Campaign]):
    """Returns the event or newsletter as filled in."""

    FORM = "campaign"

    def __init__(self, desk: Desk, formats: Formats, before: Campaign | None = None) -> None:
        """A form for a new event or newsletter, or for one to change."""
        super().__init__(
            _("Change event or newsletter") if before else _("New event or newsletter")
        )
        today = desk.today()
        self._before = before or Campaign(
            name="",
            raises=LoyaltyType.CONTACT,
            kind=CampaignKind.EVENT,
            starts_on=today,
            ends_on=today,
        )
        self._make_fields(desk, formats, is_new=before is None)

    def _make_fields(self, desk: Desk, formats: Formats, *, is_new: bool) -> None:
        before, today, currency = self._before, desk.today(), desk.shop().currency
        day = partial(ComingDayField, today=today, order=formats.day_order, day_text=formats.date)
        self.kind = ChoiceField("kind", _("What"), _kinds(), value=before.kind)
        self.name_field = TextField(
            "name",
            _("Name"),
            value=before.name,
            required=True,
            hint=_("Such as “Tasting in May”."),
        )
        self.starts_on = day(
            "starts_on",
            _("Day"),
            value="" if is_new else typed_day(before.starts_on, today, formats.day_order),
            required=True,
            hint=_("When it begins, or goes out."),
        )
        self.ends_on = day(
            "ends_on",
            _("Until"),
            value=_last_day(before, desk, formats),
            hint=_("If it takes more than one day."),
        ).coming_after(self.starts_on)
        self.budget = AmountField(
            "budget",
            _("Budget"),
            currency,
            money_text=formats.money,
            value=plain(before.budget, currency) if before.budget else "",
            hint=_("If it may cost something."),
        )
        self.note = NoteField("note", _("Note"), value=before.note)
        self.ends_on.display = before.kind is CampaignKind.EVENT

    def context(self) -> Mapping[str, object]:
        """The event or newsletter changed."""
        return {"record": self._before.id}

    def fields(self) -> Sequence[Field]:
        """From top to bottom."""
        return (
            self.kind,
            self.name_field,
            self.starts_on,
            self.ends_on,
            self.budget,
            self.note,
        )

    def draft(self) -> Campaign:
        """The campaign; a newsletter goes out on one day."""
        kind, starts_on = self.kind.read(), self.starts_on.given()
        ends_on = self.ends_on.read() if kind is CampaignKind.EVENT else None
        return replace(
            self._before,
            kind=kind,
            name=given(self.name_field.read(), "name", _("Name")),
            starts_on=starts_on,
            ends_on=ends_on or starts_on,
            budget=self.budget.read() or 0,
            note=self.note.read() or "",
        )

    def on_field_changed(self, event: Field.Changed) -> None:
        """Asks for a last day only of an event, and looks for it from the first day on."""
        if event.field is self.starts_on:
            self.ends_on.explain()
        if event.field is self.kind:
            self.ends_on.display = self.kind.read() is CampaignKind.EVENT


def saving(desk: Desk, formats: Formats, before: Campaign | None = None) -> CampaignDialog:
    """The form that adds an event or newsletter, or changes one."""
    form = CampaignDialog(desk, formats, before)
    save = campaigns.change_campaign if before else campaigns.create_campaign
    form.kept_by(lambda draft: save(desk, draft))
    return form


def _kinds() -> Sequence[tuple[CampaignKind, str]]:
    return ((CampaignKind.EVENT, _("event")), (CampaignKind.NEWSLETTER, _("newsletter")))


def _last_day(before: Campaign, desk: Desk, formats: Formats) -> str:
    """What stands in the field of the last day; nothing where that is the first."""
    if before.ends_on == before.starts_on:
        return ""
    return typed_day(before.ends_on, desk.today(), formats.day_order)
