"""Whom to invite to an event or to send a newsletter, counted while it is being chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial

from textual import work
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from shoptui.domain.campaigns import Campaign, CampaignKind
from shoptui.domain.errors import InvalidInput, ShopError
from shoptui.domain.language import _, counted
from shoptui.domain.loyalty import LoyaltyType
from shoptui.domain.relations import Way
from shoptui.domain.text import visible
from shoptui.domain.tiers import Tier, tier_names
from shoptui.services import campaigns
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.invitations import Choice, Chosen, Crowd, Strength, crowd
from shoptui.services.loyalty_words import type_name
from shoptui.ui.dialogs.customer_field import find_customers
from shoptui.ui.dialogs.form import FormDialog
from shoptui.ui.dialogs.ways import ways
from shoptui.ui.panes.campaign_words import count_words
from shoptui.ui.widgets.choice_field import ChoiceField
from shoptui.ui.widgets.field import Field
from shoptui.ui.widgets.marks_field import MarksField
from shoptui.ui.widgets.type_ahead import TypeAhead
from shoptui.ui.widgets.typed_days import typed_day
from shoptui.ui.widgets.value_fields import DateField


class Whom(StrEnum):
    """How the owner says who is meant."""

    PLANNED = "planned"  # who is on the list and was not reached yet
    GROUP = "group"
    ONE = "one"


@dataclass(frozen=True, slots=True)
class Invitation:
    """Whom to reach, when and how.

    Attributes:
        choice: a group of customers.
        named: certain customers in place of the group, None for the group.
        on: the day they were reached.
        way: how.
    """

    choice: Choice
    named: Sequence[int] | None
    on: date
    way: Way

    def among(self, people: Crowd) -> Chosen:
        """Whom it comes to."""
        return people.choose(self.choice) if self.named is None else people.these(self.named)


class InviteDialog(FormDialog[Invitation]):
    """Returns whom to reach; keep it by its own `invite`.

    Attributes:
        reached: how many were reached once it is saved.
    """

    FORM = "invite"

    FOOT = 4
    DEFAULT_CSS = """
    InviteDialog {
        & #invite-count { height: 3; margin-top: 1; padding: 0 1; }
    }
    """

    def __init__(
        self, desk: Desk, formats: Formats, what: Campaign, planned: Sequence[int] = ()
    ) -> None:
        """A form for the people of one campaign.

        Args:
            desk: the open shop.
            formats: how days are written here.
            what: the campaign.
            planned: who is on its list and was not reached yet; they are offered first.
        """
        is_event = what.kind is CampaignKind.EVENT
        title = _("Invite to {name}") if is_event else _("Send {name}")
        super().__init__(title.format(name=what.name))
        self.reached = 0
        self._desk = desk
        self._what = what
        self._planned = planned
        self._crowd: Crowd | None = None
        self._count = Static(id="invite-count")
        self._make_whom()
        self._make_when(formats)
        self._show_what_counts()

    def _make_whom(self) -> None:
        self.whom = ChoiceField("whom", _("Whom"), self._ways_to_choose())
        self.person = TypeAhead("person", _("Customer"), partial(find_customers, self._desk))
        self.tiers = MarksField[Tier](
            "tiers",
            _("Tiers"),
            tuple(tier_names().items()),
            hint=_("Space marks; with no mark it is all of them."),
        )
        self.agreed = ChoiceField(
            "agreed",
            _("May we write?"),
            ((False, _("all but who said no")), (True, _("only who said yes"))),
        )
        self.strength = ChoiceField[Strength | None](
            "strength", _("Loyalty"), _strengths(), value=None
        )
        self.type = ChoiceField[LoyaltyType](
            "type", _("In"), [(each, type_name(each)) for each in LoyaltyType]
        )

    def _make_when(self, formats: Formats) -> None:
        today = self._desk.today()
        is_event = self._what.kind is CampaignKind.EVENT
        last = self._what.ends_on if is_event else self._what.starts_on
        self.way = ChoiceField("way", _("How"), ways(), value=Way.MESSAGE)
        self.on = DateField(
            "on",
            _("Day"),
            today,
            formats.day_order,
            day_text=formats.date,
            value=typed_day(min(last, today), today, formats.day_order),
            required=True,
        )

    def context(self) -> Mapping[str, object]:
        """To what, and who was planned."""
        return {"campaign": self._what.id, "planned": list(self._planned)}

    def fields(self) -> Sequence[Field]:
        """From top to bottom."""
        group = (self.tiers, self.agreed, self.strength, self.type)
        return (self.whom, self.person, *group, self.way, self.on)

    def on_mount(self) -> None:
        """Leaves room for the count, and reads whom there is to count."""
        self.query_one(".form-box").mount(self._count, before=self.query_one(".dialog-buttons"))
        self._say_count()
        self._read()

    # The description spares Textual from writing out everybody.
    @work(thread=True, exclusive=True, group="crowd", description="read whom to invite")
    def _read(self) -> None:
        worker = get_current_worker()
        try:
            found = crowd(self._desk, self._what.id)
        except ShopError as error:
            if not worker.is_cancelled:
                self.app.call_from_thread(self.show_trouble, error)
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._keep_crowd, found)

    def _keep_crowd(self, found: Crowd) -> None:
        self._crowd = found
        self._say_count()

    def on_field_changed(self, event: Field.Changed) -> None:
        """Counts anew."""
        self._show_what_counts()
        self._say_count()

    def on_field_entered(self, event: Field.Entered) -> None:
        """A name may have been taken from the list."""
        self._say_count()

    def _show_what_counts(self) -> None:
        whom = self.whom.read()
        self.person.display = whom is Whom.ONE
        for field in (self.tiers, self.agreed, self.strength):
            field.display = whom is Whom.GROUP
        self.type.display = whom is Whom.GROUP and self.strength.read() is not None

    def _say_count(self) -> None:
        if self._crowd is None:
            self._say(_("Counting …"))
        elif self.whom.read() is Whom.ONE and not self._named():
            self._say(_("Type a name."))
        else:
            self._count_among(self._crowd, self._invitation(self._desk.today()))

    # The description spares Textual from writing out everybody.
    @work(thread=True, exclusive=True, group="count", description="count whom to invite")
    def _count_among(self, people: Crowd, draft: Invitation) -> None:
        worker = get_current_worker()
        said = count_words(draft.among(people), self._what.kind)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._say, *said)

    def _say(self, *lines: str) -> None:
        self._count.update(Content("\n".join(map(visible, lines))))

    def _named(self) -> Sequence[int] | None:
        if self.whom.read() is not Whom.ONE:
            return self._planned if self.whom.read() is Whom.PLANNED else None
        try:
            hit = self.person.read()
        except InvalidInput:
            return ()
        return (hit.id,) if hit else ()

    def draft(self) -> Invitation:
        """Whom, when and how."""
        if self.whom.read() is Whom.ONE and not self._named():
            raise InvalidInput(_("Whom? Type a part of the name, then press Enter."), "person")
        return self._invitation(self.on.given())

    def _invitation(self, on: date) -> Invitation:
        choice = Choice(
            self.tiers.read(), self.agreed.read(), self.strength.read(), self.type.read()
        )
        return Invitation(choice, self._named(), on, self.way.read())

    def _ways_to_choose(self) -> Sequence[tuple[Whom, str]]:
        ways = [(Whom.GROUP, _("a group")), (Whom.ONE, _("one customer, by name"))]
        if self._planned:
            count = len(self._planned)
            said = counted("the {count} planned", "the {count} planned", count)
            ways.insert(0, (Whom.PLANNED, said))
        return ways

    def invite(self, draft: Invitation) -> None:
        """Notes whom the draft comes to as reached; runs in a thread.

        Raises:
            InvalidInput: that is nobody, or the day cannot be.
            ShopError: it cannot be saved.
        """
        found = self._crowd or crowd(self._desk, self._what.id)
        chosen = draft.among(found)
        if not chosen.invited:
            why = " ".join(part for part in count_words(chosen, self._what.kind)[1:] if part)
            raise InvalidInput(_("There is nobody to note. {why}").format(why=why).strip())
        done = campaigns.invite(self._desk, self._what.id, chosen.invited, draft.on, draft.way)
        self.reached = len(done.reached)


def _strengths() -> Sequence[tuple[Strength | None, str]]:
    return (
        (None, _("any")),
        (Strength.STRONG, _("strong")),
        (Strength.WEAK, _("weak")),
    )
