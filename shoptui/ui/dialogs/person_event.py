"""One customer and one event or newsletter: invited, came, answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from shoptui.domain.campaigns import Campaign
from shoptui.domain.customers import Customer
from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.domain.relations import Answer, Way
from shoptui.services import campaigns
from shoptui.services.campaign_tables import EVENTS_AND_NEWSLETTERS, answer_name
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.ui.dialogs.campaign_field import campaign_field
from shoptui.ui.dialogs.form import FormDialog
from shoptui.ui.dialogs.ways import ways
from shoptui.ui.widgets.choice_field import ChoiceField
from shoptui.ui.widgets.field import Field
from shoptui.ui.widgets.value_fields import DateField


class Did(StrEnum):
    """What is noted."""

    REACHED = "reached"
    CAME = "came"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class PersonEvent:
    """What is noted of one customer and one campaign."""

    campaign_id: int
    did: Did
    way: Way
    answer: Answer
    on: date


class PersonEventDialog(FormDialog[PersonEvent]):
    """Returns what is noted; keep it by its own `note`."""

    FORM = "person_event"

    def __init__(self, desk: Desk, formats: Formats, customer: Customer) -> None:
        """A form for a customer; there has to be an event or a newsletter."""
        super().__init__(_("{name}: event or newsletter").format(name=customer.name))
        self._desk = desk
        self._customer = customer
        self._known = latest_of_both(desk)
        self.campaign = campaign_field("campaign_id", _("Which"), self._known, formats)
        self.did = ChoiceField("did", _("They"), _dids())
        self.way = ChoiceField("way", _("How"), ways(), value=Way.MESSAGE)
        self.answer = ChoiceField("answer", _("Answer"), _answers())
        self.on = DateField(
            "on",
            _("Day"),
            desk.today(),
            formats.day_order,
            day_text=formats.date,
            value=_("today"),
            required=True,
        )
        self._show_what_fits()

    def context(self) -> Mapping[str, object]:
        """Of whom."""
        return {"customer": self._customer.id}

    def fields(self) -> Sequence[Field]:
        """From top to bottom."""
        return (self.campaign, self.did, self.way, self.answer, self.on)

    def on_field_changed(self, event: Field.Changed) -> None:
        """Asks only for what belongs to it."""
        self._show_what_fits()

    def _show_what_fits(self) -> None:
        self.way.display = self.did.read() is Did.REACHED
        self.answer.display = self.did.read() is Did.ANSWERED

    def draft(self) -> PersonEvent:
        """What is filled in."""
        campaign_id = self.campaign.read()
        assert campaign_id is not None
        return PersonEvent(
            campaign_id, self.did.read(), self.way.read(), self.answer.read(), self.on.given()
        )

    def note(self, draft: PersonEvent) -> None:
        """Saves it; runs in a thread.

        Raises:
            InvalidInput: the day cannot be, or the customer does not want to be contacted.
            NotFound: the customer was not invited.
        """
        desk, who = self._desk, self._customer
        if draft.did is Did.CAME:
            campaigns.mark_attended(desk, draft.campaign_id, [who.id], draft.on)
        elif draft.did is Did.ANSWERED:
            campaigns.mark_answered(desk, draft.campaign_id, who.id, draft.answer, draft.on)
        elif campaigns.invite(desk, draft.campaign_id, [who.id], draft.on, draft.way).left_out:
            said = _("{name} did not agree to that, or is put away; nothing was noted.")
            raise InvalidInput(said.format(name=who.name))


def latest_of_both(desk: Desk) -> list[Campaign]:
    """The latest events and newsletters, events first, those to come on top."""
    return [each for kind in EVENTS_AND_NEWSLETTERS for each in campaigns.latest(desk, kind)]


def _dids() -> Sequence[tuple[Did, str]]:
    return (
        (Did.REACHED, _("were invited or sent it")),
        (Did.CAME, _("came")),
        (Did.ANSWERED, _("answered")),
    )


def _answers() -> Sequence[tuple[Answer, str]]:
    return [(each, answer_name(each)) for each in Answer if each is not Answer.NONE]
