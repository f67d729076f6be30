"""A sale: who, how much, when. Everything else is one key further."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import ClassVar

from shoptui.domain.errors import InvalidInput, ShopError
from shoptui.domain.language import N_, _
from shoptui.domain.money import plain
from shoptui.domain.purchases import Fulfilment, Line, Purchase, PurchaseKind
from shoptui.services import people, sales
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.ui.command import Command, bindings
from shoptui.ui.dialogs.customer_field import CustomerField, customer_hit
from shoptui.ui.dialogs.form import FormDialog
from shoptui.ui.dialogs.form_actions import FORM_ACTIONS
from shoptui.ui.dialogs.line import LineDialog
from shoptui.ui.dialogs.question import Question
from shoptui.ui.drafts.content import Content
from shoptui.ui.widgets.channel_field import ChannelField
from shoptui.ui.widgets.choice_field import ChoiceField
from shoptui.ui.widgets.field import Field
from shoptui.ui.widgets.lines_field import LinesField
from shoptui.ui.widgets.typed_days import typed_day
from shoptui.ui.widgets.value_fields import AmountField, DateField, TextField

SALE_ACTIONS = (
    Command(
        "sale.more",
        "ctrl+o",
        N_("More"),
        N_("Show the other fields: products, discount, receipt, dates."),
        "more",
        rank=3,
        palette=False,
        priority=True,
    ),
)


class SaleDialog(FormDialog[Purchase]):
    """Returns the sale or refund as filled in; it asks before the same sale is made twice."""

    FORM = "sale"

    ACTIONS = (*SALE_ACTIONS, *FORM_ACTIONS)
    BINDINGS: ClassVar = bindings(SALE_ACTIONS)

    def __init__(
        self,
        desk: Desk,
        formats: Formats,
        *,
        customer_id: int | None = None,
        purchase: Purchase | None = None,
    ) -> None:
        """A form for a sale.

        Args:
            desk: the open shop.
            formats: how money and days are written here.
            customer_id: who bought, when that is known already.
            purchase: the sale or refund to change; a new sale where none is given.
        """
        super().__init__(_title(purchase), intro=_("Ctrl+O shows more: products, receipt, dates."))
        self._desk = desk
        self._formats = formats
        self._is_new = purchase is None
        self._before = purchase or Purchase(
            customer_id=customer_id, ordered_on=desk.today(), amount=0
        )
        self._offered = ""  # the amount the form filled in by itself from the products
        self._make_short_fields()
        self._make_other_fields()

    def context(self) -> Mapping[str, object]:
        """The sale changed, or who was to buy."""
        return {"record": self._before.id, "customer": self._before.customer_id}

    def fields(self) -> Sequence[Field]:
        """The three that every sale needs, then the rest."""
        return (self.customer, self.amount, self.day, *self._others)

    def on_mount(self) -> None:
        """Starts short, with the cursor in the first field that is empty."""
        if self._is_new:
            for field in self._others:
                field.display = False
        if self._before.customer_id is not None:
            self.call_after_refresh(self.amount.enter)

    def action_more(self) -> None:
        """Shows the other fields."""
        for field in self._others:
            field.display = True
        self.lines.enter()

    def draft(self) -> Purchase:
        """The sale as filled in."""
        taken = self.customer.read()
        amount = self.amount.given()
        if amount < 0:
            raise InvalidInput(
                _("An amount is zero or more. To give money back, press r."), "amount"
            )
        return replace(
            self._before,
            customer_id=taken.id if taken else None,
            amount=amount,
            ordered_on=self.day.given(),
            lines=self.lines.read(),
            discount=self.discount.read() or 0,
            receipt=self.receipt.read() or "",
            channel=self.channel.words,
            fulfilment=self.fulfilment.read(),
            invoiced_on=self.invoiced.read(),
            due_on=self.due.read(),
            paid_on=self.paid.read(),
            papers_on=self.papers.read(),
            note=self.note.read() or "",
        )

    async def refusal(self, draft: Purchase) -> ShopError | None:
        """What saving would refuse; a sale that was just made is asked about."""
        await asyncio.to_thread(sales.check_sale, self._desk, draft)
        repeated = self._is_new and await asyncio.to_thread(
            sales.seems_repeated, self._desk, draft.customer_id, draft.amount
        )
        if repeated and not await self.app.push_screen_wait(self._same_again(draft)):
            return InvalidInput(_("Not saved: it looked like the sale you just made."), "amount")
        return None

    def resume(self) -> None:
        """An amount that is what the products come to goes on following them."""
        total = plain(self.lines.total, self._desk.shop().currency)
        self._offered = total if self.lines.read() and self.amount.text == total else ""

    # Products

    async def on_lines_field_add_asked(self, event: LinesField.AddAsked) -> None:
        """Opens the form for one product."""
        event.stop()
        self.open_over({})

    def open_over(self, content: Content) -> None:
        """Opens the form for one product, filled in as it was left."""
        line = LineDialog(self._desk, self._formats)
        if content:
            line.take_up(content, 0)
        self.lay_over(line)
        self.app.push_screen(line, self._add_line)

    def on_field_changed(self, event: Field.Changed) -> None:
        """Fills in what the products come to; takes a name typed for the amount as the customer's.

        A sale may open with the customer under the cursor filled in and the amount to be typed. Who
        types a name instead means another customer.
        """
        if event.field is self.amount and self.amount.text[:1].isalpha():
            name, self.amount.text = self.amount.text, ""
            self.customer.type_on(name)
        elif event.field is self.lines and self.amount.text in ("", self._offered):
            self._offered = plain(self.lines.total, self._desk.shop().currency)
            self.amount.text = self._offered

    def _add_line(self, line: Line | None) -> None:
        if line is not None:
            self.lines.add(line)

    def _same_again(self, draft: Purchase) -> Question:
        return Question(
            _("Same sale again?"),
            _("Yes, sold again"),
            _("No, go back"),
            detail=_("A sale of {amount} to the same customer was saved minutes ago.").format(
                amount=self._formats.money(draft.amount)
            ),
        )

    # Making the fields

    def _make_short_fields(self) -> None:
        before = self._before
        buyer = before.customer_id
        self.customer = CustomerField(
            "customer",
            _("Customer"),
            self._desk,
            self._formats,
            taken=customer_hit(people.customer(self._desk, buyer)) if buyer else None,
            hint=_("Part of a name, or the last digits of the phone. Empty for a walk-in."),
        )
        self.amount = AmountField(
            "amount",
            _("Amount"),
            self._desk.shop().currency,
            money_text=self._formats.money,
            value="" if self._is_new else plain(before.amount, self._desk.shop().currency),
            required=True,
            hint=_("Such as 250k, 1tr2, 120+35 or 12,50."),
        )
        self.day = self._day_field("ordered_on", _("Day"), before.ordered_on, required=True)

    def _make_other_fields(self) -> None:
        before, currency = self._before, self._desk.shop().currency
        self.lines = LinesField(_("Products"), before.lines, self._formats.money)
        self.discount = AmountField(
            "discount",
            _("Discount given"),
            currency,
            money_text=self._formats.money,
            value=plain(before.discount, currency) if before.discount else "",
        )
        self.receipt = TextField("receipt", _("Receipt number"), value=before.receipt)
        self.channel = ChannelField(
            "channel",
            _("Ordered by"),
            self._desk,
            value=before.channel,
            hint=_("Such as counter, phone, web."),
        )
        self.fulfilment = ChoiceField(
            "fulfilment", _("Handed over"), _fulfilments(), value=before.fulfilment
        )
        self.invoiced = self._day_field("invoiced_on", _("Invoiced on"), before.invoiced_on)
        self.due = self._day_field("due_on", _("To be paid by"), before.due_on)
        self.paid = self._day_field("paid_on", _("Paid on"), before.paid_on)
        self.papers = self._day_field("papers_on", _("Papers signed on"), before.papers_on)
        self.note = TextField("note", _("Note"), value=before.note)
        self._others: tuple[Field, ...] = (
            self.lines,
            self.discount,
            self.receipt,
            self.channel,
            self.fulfilment,
            self.invoiced,
            self.due,
            self.paid,
            self.papers,
            self.note,
        )

    def _day_field(
        self, key: str, label: str, day: date | None, *, required: bool = False
    ) -> DateField:
        return DateField(
            key,
            label,
            self._desk.today(),
            self._formats.day_order,
            day_text=self._formats.date,
            value=typed_day(day, self._desk.today(), self._formats.day_order),
            required=required,
        )


def _title(purchase: Purchase | None) -> str:
    if purchase is None:
        return _("New sale")
    return _("Change sale") if purchase.kind is PurchaseKind.SALE else _("Change refund")


def _fulfilments() -> Sequence[tuple[Fulfilment, str]]:
    return (
        (Fulfilment.UNKNOWN, _("not said")),
        (Fulfilment.COLLECTED, _("collected")),
        (Fulfilment.DELIVERED, _("delivered")),
    )
