"""One time the shop and a customer spoke."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from shoptui.domain.campaigns import CampaignKind
from shoptui.domain.customers import Customer
from shoptui.domain.language import _
from shoptui.domain.relations import About, Answer, Contact, Starter, Way
from shoptui.domain.text import fold
from shoptui.services import campaigns, catalogue
from shoptui.services.card import Order
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.ui.dialogs.campaign_field import campaign_field
from shoptui.ui.dialogs.form import FormDialog
from shoptui.ui.dialogs.orders_field import order_field
from shoptui.ui.dialogs.ways import ways
from shoptui.ui.widgets.choice_field import ChoiceField
from shoptui.ui.widgets.field import Field
from shoptui.ui.widgets.hit_list import Hit
from shoptui.ui.widgets.loose_ahead import LooseAhead
from shoptui.ui.widgets.person_fields import NoteField
from shoptui.ui.widgets.typed_days import typed_day
from shoptui.ui.widgets.value_fields import DateField


class ContactDialog(FormDialog[Contact]):
    """Returns who wrote or came to whom, about what, and what came of it."""

    FORM = "contact"

    def __init__(
        self,
        desk: Desk,
        formats: Formats,
        customer: Customer,
        orders: Sequence[Order],
        before: Contact | None = None,
    ) -> None:
        """A form for a contact with `customer`, which may have led to one of the `orders`.

        Args:
            desk: the open shop.
            formats: how days and amounts are written here.
            customer: with whom.
            orders: the orders it may have led to.
            before: the contact to change; a new one where none is given.
        """
        super().__init__(_("Contact with {name}").format(name=customer.name))
        self._desk = desk
        self._before = before or Contact(
            customer_id=customer.id,
            on=desk.today(),
            starter=Starter.CUSTOMER,
            way=Way.VISIT,
            about=About.QUESTION,
        )
        self._make_fields(formats, orders)

    def _make_fields(self, formats: Formats, orders: Sequence[Order]) -> None:
        before = self._before
        self.starter = ChoiceField("starter", _("Who began"), _starters(), value=before.starter)
        self.way = ChoiceField("way", _("How"), ways(), value=before.way)
        self.about = ChoiceField("about", _("About"), _abouts(), value=before.about)
        self.event = self._campaigns(CampaignKind.EVENT, _("Which event"), formats)
        self.letter = self._campaigns(CampaignKind.NEWSLETTER, _("Which newsletter"), formats)
        self.product = LooseAhead(
            "product",
            _("Which product"),
            self._products,
            new_line=_("“{text}”, not in your products yet"),
            taken=Hit(0, before.product) if before.product else None,
            hint=_("If it was about one."),
        )
        self.answer = ChoiceField("answer", _("What came of it"), _answers(), value=before.answer)
        self.order = order_field(
            "purchase_id",
            _("They bought"),
            orders,
            formats,
            _("not sure"),
            chosen=before.purchase_id,
        )
        self._show_what_fits()
        self.note = NoteField("note", _("Note"), value=before.note)
        self.on = DateField(
            "on",
            _("Day"),
            self._desk.today(),
            formats.day_order,
            day_text=formats.date,
            value=typed_day(before.on, self._desk.today(), formats.day_order),
            required=True,
        )

    def context(self) -> Mapping[str, object]:
        """With whom, and the contact changed."""
        return {"record": self._before.id, "customer": self._before.customer_id}

    def fields(self) -> Sequence[Field]:
        """In the order it is told."""
        return (
            self.starter,
            self.way,
            self.about,
            self.event,
            self.letter,
            self.product,
            self.answer,
            self.order,
            self.note,
            self.on,
        )

    def draft(self) -> Contact:
        """The contact."""
        answer = self.answer.read()
        return replace(
            self._before,
            on=self.on.given(),
            starter=self.starter.read(),
            way=self.way.read(),
            about=self.about.read(),
            product=self.product.words,
            purchase_id=self.order.read() if answer is Answer.BOUGHT else None,
            answer=answer,
            note=self.note.read() or "",
            campaign_id=self._campaign_id(),
        )

    def _campaign_id(self) -> int | None:
        """What it was about; a campaign of another kind stays while the subject does."""
        about, before = self.about.read(), self._before
        if about is About.EVENT:
            return self.event.read()
        if about is About.NEWSLETTER:
            return self.letter.read()
        return before.campaign_id if about is before.about else None

    def on_field_changed(self, event: Field.Changed) -> None:
        """Asks for order, event and newsletter only where there may be one."""
        if event.field in (self.answer, self.about):
            self._show_what_fits()

    def _show_what_fits(self) -> None:
        self.order.display = self.answer.read() is Answer.BOUGHT
        self.event.display = self.about.read() is About.EVENT
        self.letter.display = self.about.read() is About.NEWSLETTER

    def _campaigns(
        self, kind: CampaignKind, label: str, formats: Formats
    ) -> ChoiceField[int | None]:
        chosen = self._before.campaign_id
        known = campaigns.latest(self._desk, kind, keep=chosen)
        return campaign_field(kind.value, label, known, formats, chosen, _("none noted here"))

    def _products(self, text: str) -> Sequence[Hit]:
        words = fold(text).split()
        names = [product.name for product in catalogue.all_products(self._desk)]
        found = [name for name in names if all(word in fold(name) for word in words)]
        return [Hit(number, name) for number, name in enumerate(found)]


def _starters() -> Sequence[tuple[Starter, str]]:
    return ((Starter.CUSTOMER, _("the customer")), (Starter.SHOP, _("we did")))


def _abouts() -> Sequence[tuple[About, str]]:
    return (
        (About.QUESTION, _("a question")),
        (About.REQUEST, _("a request")),
        (About.NEWSLETTER, _("our newsletter")),
        (About.EVENT, _("an event")),
        (About.FOLLOW_UP, _("a follow-up")),
    )


def _answers() -> Sequence[tuple[Answer, str]]:
    return (
        (Answer.NONE, _("nothing yet")),
        (Answer.INTERESTED, _("interested")),
        (Answer.BOUGHT, _("bought")),
        (Answer.REFUSED, _("refused")),
    )
