"""A rule of the house: what customers should do, and how that is judged."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from shoptui.domain.house_rules import HouseRule, Judged
from shoptui.domain.language import _
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.ui.dialogs.form import FormDialog
from shoptui.ui.widgets.channel_field import ChannelField
from shoptui.ui.widgets.choice_field import ChoiceField
from shoptui.ui.widgets.field import Field
from shoptui.ui.widgets.typed_days import typed_day
from shoptui.ui.widgets.value_fields import DateField, TextField, given
from shoptui.ui.widgets.whole_field import WholeField

WITHIN = (Judged.PAID_WITHIN, Judged.PAPERS_WITHIN)


class HouseRuleDialog(FormDialog[HouseRule]):
    """Returns the rule as filled in; only what its kind of judging needs is asked for."""

    FORM = "house_rule"

    def __init__(
        self,
        desk: Desk,
        formats: Formats,
        channels: Sequence[str],
        before: HouseRule | None = None,
    ) -> None:
        """A form for a rule.

        Args:
            desk: the open shop.
            formats: how days are written here.
            channels: the ways sales were ordered by so far.
            before: the rule to change; a new one where none is given.
        """
        intro = _("Its sales are judged anew, as if the rule had always been so.")
        title = _("Change house rule") if before else _("New house rule")
        super().__init__(title, intro=intro if before else "")
        self._before = before or HouseRule(
            name="", judged=Judged.PAID_WITHIN, starts_on=desk.today()
        )
        self._make_fields(desk, formats, channels)
        self._show_needed()

    def context(self) -> Mapping[str, object]:
        """The rule changed."""
        return {"record": self._before.id}

    def fields(self) -> Sequence[Field]:
        """From top to bottom."""
        return (self.name_field, self.judged, self.days, self.channel, self.starts_on)

    def draft(self) -> HouseRule:
        """The rule as filled in; the service says what its kind of judging lacks."""
        return replace(
            self._before,
            name=given(self.name_field.read(), "name", _("Name")),
            judged=self.judged.read(),
            days=self.days.read() or 0,
            channel=self.channel.words,
            starts_on=self.starts_on.given(),
        )

    def on_field_changed(self, event: Field.Changed) -> None:
        """Asks only for what the kind of judging needs."""
        if event.field is self.judged:
            self._show_needed()

    def _show_needed(self) -> None:
        kind = self.judged.read()
        self.days.display = kind in WITHIN
        self.channel.display = kind is Judged.OWN_FORM

    def _make_fields(self, desk: Desk, formats: Formats, channels: Sequence[str]) -> None:
        before, today = self._before, desk.today()
        self.name_field = TextField(
            "name",
            _("Name"),
            value=before.name,
            required=True,
            hint=_("Such as: pays on time."),
        )
        self.judged = ChoiceField("judged", _("Judged by"), _kinds(), value=before.judged)
        self.days = WholeField(
            "days",
            _("Working days"),
            value=str(before.days or ""),
            hint=_("After the day of the invoice."),
        )
        known = _("So far: {channels}.").format(channels=", ".join(channels))
        self.channel = ChannelField(
            "channel",
            _("Our form is"),
            desk,
            value=before.channel,
            hint=known if channels else _("As it stands on your sales: “ordered by”."),
        )
        self.starts_on = DateField(
            "starts_on",
            _("Starts on"),
            today,
            formats.day_order,
            day_text=lambda day: _("{day}; older sales are not judged").format(
                day=formats.date(day)
            ),
            value=typed_day(before.starts_on, today, formats.day_order),
            required=True,
        )


def _kinds() -> Sequence[tuple[Judged, str]]:
    return (
        (Judged.PAID_WITHIN, _("paid in time")),
        (Judged.PAPERS_WITHIN, _("papers signed in time")),
        (Judged.OWN_FORM, _("ordered by our form")),
        (Judged.COLLECTED, _("collected in person")),
        (Judged.TICKED, _("ticked by hand on each sale")),
    )
