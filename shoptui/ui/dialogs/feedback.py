"""What a customer told the shop."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from shoptui.domain.customers import Customer
from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.domain.relations import Feedback, FeedbackKind, FeedbackState
from shoptui.domain.text import plain_digits
from shoptui.services.card import Order
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.ui.dialogs.form import FormDialog
from shoptui.ui.dialogs.orders_field import order_field
from shoptui.ui.widgets.choice_field import ChoiceField
from shoptui.ui.widgets.field import EntryField, Field
from shoptui.ui.widgets.person_fields import NoteField
from shoptui.ui.widgets.typed_days import typed_day
from shoptui.ui.widgets.value_fields import DateField

WAITING = (FeedbackKind.COMPLAINT, FeedbackKind.INCIDENT)  # somebody expects an answer


class RatingField(EntryField):
    """A rating of 0 to 10."""

    def read(self) -> int | None:
        """The rating; None where none was given."""
        typed = plain_digits(self.text.strip())
        if not typed:
            return None
        if not typed.isdecimal() or len(typed) > 2 or int(typed) > 10:
            raise InvalidInput(_("A rating is a number from 0 to 10."), self.key)
        return int(typed)

    def echo(self) -> str:
        """The rating as it is understood."""
        rating = self.read()
        return "" if rating is None else _("= {rating} of 10").format(rating=rating)


class FeedbackDialog(FormDialog[Feedback]):
    """Returns what was said; words or a rating are enough."""

    FORM = "feedback"

    def __init__(
        self,
        desk: Desk,
        formats: Formats,
        customer: Customer,
        orders: Sequence[Order],
        before: Feedback | None = None,
    ) -> None:
        """A form for what `customer` said about the shop or one of the `orders`.

        Args:
            desk: the open shop.
            formats: how days and amounts are written here.
            customer: who said it.
            orders: the orders it may be about.
            before: the feedback to change; a new one where none is given.
        """
        super().__init__(_("Feedback of {name}").format(name=customer.name))
        self._before = before or Feedback(
            customer_id=customer.id, on=desk.today(), kind=FeedbackKind.COMPLAINT
        )
        self._state_was_chosen = before is not None
        self._make_fields(desk, formats, orders)

    def _make_fields(self, desk: Desk, formats: Formats, orders: Sequence[Order]) -> None:
        before = self._before
        self.kind = ChoiceField("kind", _("What it is"), _kinds(), value=before.kind)
        self.words = NoteField("text", _("What they said"), value=before.text)
        self.rating = RatingField(
            "rating",
            _("Rating"),
            value="" if before.rating is None else str(before.rating),
            hint=_("0 to 10, if they gave one."),
        )
        self.about = order_field(
            "about", _("About"), orders, formats, _("the shop"), chosen=before.purchase_id
        )
        self.publishable = ChoiceField(
            "publishable",
            _("May we show it?"),
            ((False, _("no")), (True, _("yes"))),
            value=before.publishable,
        )
        self.state = ChoiceField("state", _("Answer"), _states(), value=before.state)
        self.done = NoteField("done", _("What we did"), value=before.done)
        self.on = DateField(
            "on",
            _("Day"),
            desk.today(),
            formats.day_order,
            day_text=formats.date,
            value=typed_day(before.on, desk.today(), formats.day_order),
            required=True,
        )

    def context(self) -> Mapping[str, object]:
        """Whose, and the feedback changed."""
        return {"record": self._before.id, "customer": self._before.customer_id}

    def fields(self) -> Sequence[Field]:
        """What was said first, what we did about it last."""
        return (
            self.kind,
            self.words,
            self.rating,
            self.about,
            self.publishable,
            self.state,
            self.done,
            self.on,
        )

    def draft(self) -> Feedback:
        """The feedback."""
        return replace(
            self._before,
            on=self.on.given(),
            kind=self.kind.read(),
            text=self.words.read() or "",
            purchase_id=self.about.read(),
            rating=self._rating(),
            publishable=self.publishable.read(),
            state=self.state.read(),
            done=self.done.read() or "",
        )

    def _rating(self) -> int | None:
        rating = self.rating.read()
        if rating is None and self.words.read() is None:
            said = _("What did they say? A few words here, or a rating below.")
            raise InvalidInput(said, self.words.key)
        return rating

    def resume(self) -> None:
        """An answer that was chosen is not chosen by the kind again."""
        self._state_was_chosen = self._state_was_chosen or self.state.is_changed

    def on_field_changed(self, event: Field.Changed) -> None:
        """Praise needs no answer; a complaint does, until it has one."""
        if event.field is self.kind and not self._state_was_chosen:
            states = [state for state, _label in _states()]
            waits = self.kind.read() in WAITING
            usual = FeedbackState.OPEN if waits else FeedbackState.CLOSED
            self.state.control_widget().chosen = states.index(usual)
        elif event.field is self.state:
            self._state_was_chosen = True


def _kinds() -> Sequence[tuple[FeedbackKind, str]]:
    return (
        (FeedbackKind.PRAISE, _("praise")),
        (FeedbackKind.COMPLAINT, _("complaint")),
        (FeedbackKind.SUGGESTION, _("suggestion")),
        (FeedbackKind.SURVEY, _("survey answer")),
        (FeedbackKind.INCIDENT, _("our own slip")),
    )


def _states() -> Sequence[tuple[FeedbackState, str]]:
    return (
        (FeedbackState.OPEN, _("still to come")),
        (FeedbackState.ANSWERED, _("answered")),
        (FeedbackState.CLOSED, _("closed")),
    )
