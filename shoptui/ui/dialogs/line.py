"""One line of a receipt: a product, how many, at what price."""

from collections.abc import Sequence

from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.domain.money import part_of, plain
from shoptui.domain.purchases import Line, Product
from shoptui.domain.quantity import parse_quantity
from shoptui.domain.text import fold
from shoptui.services import catalogue
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.ui.dialogs.form import FormDialog
from shoptui.ui.widgets.field import EntryField, Field
from shoptui.ui.widgets.hit_list import Hit
from shoptui.ui.widgets.type_ahead import TypeAhead
from shoptui.ui.widgets.value_fields import AmountField

MOST_HITS = 20


class QuantityField(EntryField):
    """How many, as people write it: `2`, `0,35`."""

    def read(self) -> int | None:
        """Thousandths of a unit; None where nothing is typed."""
        return parse_quantity(self.text) if self.text.strip() else None


class ProductField(TypeAhead):
    """A product by any piece of its name; the last line takes a new name as it is typed."""

    def __init__(self, desk: Desk, *, offers_new: bool = True) -> None:
        """A field over the shop's products."""
        super().__init__(
            "product",
            _("Product"),
            self._find_products,
            new_line=_("new product “{text}”") if offers_new else "",
            required=True,
        )
        self._desk = desk

    def _find_products(self, text: str) -> Sequence[Hit]:
        words = fold(text).split()
        return [
            Hit(product.id, product.name, product.group)
            for product in catalogue.all_products(self._desk)
            if all(word in fold(product.name) for word in words)
        ][:MOST_HITS]

    def on_type_ahead_new_asked(self, event: TypeAhead.NewAsked) -> None:
        """Takes the name typed; the product is made when the sale is saved."""
        event.stop()
        self.take(Hit(0, event.text, _("new")))
        self.post_message(self.Entered(self))


class LineDialog(FormDialog[Line]):
    """Returns the line as filled in; the usual price of the product is offered."""

    NO_DRAFT = "it is kept with the sale it belongs to"

    def __init__(self, desk: Desk, formats: Formats) -> None:
        """A form for one line."""
        super().__init__(_("Add a product"))
        self._desk = desk
        self._currency = desk.shop().currency
        self.product = ProductField(desk)
        self.quantity = QuantityField("quantity", _("How many"), value="1", required=True)
        self.price = AmountField(
            "price", _("Price of one"), self._currency, money_text=formats.money, required=True
        )

    def fields(self) -> Sequence[Field]:
        """From top to bottom."""
        return (self.product, self.quantity, self.price)

    def draft(self) -> Line:
        """The line, its amount worked out."""
        product, price = self.product.given(), self.price.given()
        quantity = self.quantity.read() or 0
        if price < 0:
            raise InvalidInput(_("A price is zero or more."), "price")
        amount = part_of(price, quantity, 1000)
        return Line(product=product.title, quantity=quantity, price=price, amount=amount)

    def on_field_changed(self, event: Field.Changed) -> None:
        """Offers the usual price of a product just taken."""
        if event.field is self.product and not self.price.text:
            self._offer_price()

    def on_field_entered(self, event: Field.Entered) -> None:
        """Puts the usual price in place; the form itself then goes on."""
        if event.field is self.product and not self.price.text:
            self._offer_price()

    def _offer_price(self) -> None:
        try:
            hit = self.product.read()
        except InvalidInput:
            return
        usual = self._usual(hit.id) if hit and hit.id else None
        if usual is not None and usual.price is not None:
            self.price.text = plain(usual.price, self._currency)

    def _usual(self, product_id: int) -> Product:
        return catalogue.product(self._desk, product_id)
