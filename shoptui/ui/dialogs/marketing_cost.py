"""A marketing cost: when, how much, for which channel or campaign."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from shoptui.domain.campaigns import Campaign
from shoptui.domain.language import _
from shoptui.domain.marketing import MarketingCost
from shoptui.domain.money import plain
from shoptui.domain.text import visible
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.marketing_costs import known_channels
from shoptui.ui.dialogs.form import FormDialog
from shoptui.ui.widgets.channel_field import ChannelField
from shoptui.ui.widgets.choice_field import ChoiceField
from shoptui.ui.widgets.field import Field
from shoptui.ui.widgets.person_fields import NoteField
from shoptui.ui.widgets.pick_field import PickField
from shoptui.ui.widgets.typed_days import typed_day
from shoptui.ui.widgets.value_fields import AmountField, DateField


class MarketingCostDialog(FormDialog[MarketingCost]):
    """Returns the cost as filled in."""

    FORM = "marketing_cost"

    def __init__(
        self,
        desk: Desk,
        formats: Formats,
        campaigns: Sequence[Campaign],
        before: MarketingCost | None = None,
    ) -> None:
        """A form for a cost.

        Args:
            desk: the open shop.
            formats: how days and amounts are written here.
            campaigns: what it may have been spent on, the latest first.
            before: the cost to change; a new one where none is given.
        """
        super().__init__(_("Change marketing cost") if before else _("New marketing cost"))
        self._before = before or MarketingCost(on=desk.today(), amount=0)
        self._make_fields(desk, formats, campaigns, is_new=before is None)

    def context(self) -> Mapping[str, object]:
        """The cost changed."""
        return {"record": self._before.id}

    def fields(self) -> Sequence[Field]:
        """From top to bottom."""
        return (self.amount, self.channel, self.campaign, self.wages, self.note, self.on)

    def draft(self) -> MarketingCost:
        """The cost as filled in."""
        return replace(
            self._before,
            on=self.on.given(),
            amount=self.amount.given(),
            channel=self.channel.words,
            campaign_id=self.campaign.read(),
            is_wages=self.wages.read(),
            note=self.note.read() or "",
        )

    def _make_fields(
        self, desk: Desk, formats: Formats, campaigns: Sequence[Campaign], *, is_new: bool
    ) -> None:
        before, today, currency = self._before, desk.today(), desk.shop().currency
        self.amount = AmountField(
            "amount",
            _("Amount"),
            currency,
            money_text=formats.money,
            value="" if is_new else plain(before.amount, currency),
            required=True,
            hint=_("Such as {amount}.").format(amount="250k"),
        )
        self.channel = ChannelField(
            "channel",
            _("Channel"),
            desk,
            value=before.channel,
            hint=_("Where they hear of you, such as Facebook; may stay empty."),
            known=known_channels,
        )
        self.campaign = PickField[int | None](
            "campaign_id", _("Campaign"), _campaigns(campaigns, formats), value=before.campaign_id
        )
        self.wages = ChoiceField(
            "wages",
            _("It is"),
            ((False, _("something bought")), (True, _("wages"))),
            value=before.is_wages,
        )
        self.note = NoteField("note", _("Note"), value=before.note)
        self.on = DateField(
            "on",
            _("Day"),
            today,
            formats.day_order,
            day_text=formats.date,
            value=typed_day(before.on, today, formats.day_order),
            required=True,
        )


def _campaigns(known: Sequence[Campaign], formats: Formats) -> Sequence[tuple[int | None, str]]:
    named: list[tuple[int | None, str]] = [
        (each.id, f"{visible(each.name)}, {formats.date(each.starts_on)}") for each in known
    ]
    return [(None, _("none of them")), *named]
