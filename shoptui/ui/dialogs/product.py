"""Forms for products: one product, two that are the same, and a group's name.

They save before they close, so that a name already taken is said in the form.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.domain.money import plain
from shoptui.domain.purchases import Product
from shoptui.services import catalogue
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.ui.dialogs.form import FormDialog
from shoptui.ui.dialogs.line import ProductField
from shoptui.ui.unkept import tell_unkept
from shoptui.ui.widgets.field import Field
from shoptui.ui.widgets.value_fields import AmountField, TextField, given


class SavingDialog(FormDialog[bool]):
    """Saves when asked to, and returns True once that worked."""

    NO_DRAFT = "the forms built on it have one"

    def __init__(self, title: str, *, intro: str = "") -> None:
        """A form that knows by itself how it is saved."""
        super().__init__(title, intro=intro)
        self.kept_by(lambda _draft: tell_unkept(self.app, self._change()))

    def change(self) -> Callable[[], object]:
        """The call of the service that saves what is filled in; made once all fields are read."""
        raise NotImplementedError

    def draft(self) -> bool:
        """Reads the fields."""
        self._change = self.change()
        return True


class ProductDialog(SavingDialog):
    """A product's name, group and usual price."""

    FORM = "product"

    def __init__(self, desk: Desk, formats: Formats, product: Product) -> None:
        """A form for a product; a new one while its id is 0."""
        super().__init__(_("Change product") if product.id else _("New product"))
        currency = desk.shop().currency
        self._desk = desk
        self._before = product
        self.name_field = TextField("name", _("Name"), value=product.name, required=True)
        self.group = TextField(
            "group",
            _("Group"),
            value=product.group,
            hint=_known_groups(catalogue.group_names(desk)),
        )
        self.price = AmountField(
            "price",
            _("Usual price"),
            currency,
            money_text=formats.money,
            value="" if product.price is None else plain(product.price, currency),
            hint=_("Leave it empty when it varies."),
        )

    def context(self) -> Mapping[str, object]:
        """The product changed."""
        return {"record": self._before.id}

    def fields(self) -> Sequence[Field]:
        """From top to bottom."""
        return (self.name_field, self.group, self.price)

    def change(self) -> Callable[[], object]:
        """Adds or changes the product."""
        price = self.price.read()
        if price is not None and price < 0:
            raise InvalidInput(_("A price is zero or more."), "price")
        product = replace(
            self._before,
            name=given(self.name_field.read(), "name", _("Name")),
            group=self.group.read() or "",
            price=price,
        )
        save = catalogue.change_product if product.id else catalogue.add_product
        return lambda: save(self._desk, product)


class MergeDialog(SavingDialog):
    """Which product another one is the same as."""

    FORM = "product_merge"

    def __init__(self, desk: Desk, gone: Product) -> None:
        """A form for the product that `gone` becomes part of."""
        intro = _("Every sale of “{name}” becomes one of the product you choose.")
        super().__init__(_("The same as …"), intro=intro.format(name=gone.name))
        self._desk = desk
        self._gone = gone
        self.product = ProductField(desk, offers_new=False)

    def context(self) -> Mapping[str, object]:
        """The product that goes."""
        return {"product": self._gone.id}

    def fields(self) -> Sequence[Field]:
        """The product that stays."""
        return (self.product,)

    def change(self) -> Callable[[], object]:
        """Makes the two one."""
        kept = self.product.given()
        return lambda: catalogue.merge_products(self._desk, kept.id, self._gone.id)


class GroupDialog(SavingDialog):
    """A new name for a product group; another group's name joins the two."""

    FORM = "product_group"

    def __init__(self, desk: Desk, name: str) -> None:
        """A form for the group's name."""
        intro = _("The name of another group joins the two.")
        super().__init__(_("Rename group"), intro=intro)
        self._desk = desk
        self._group = name
        self.name_field = TextField("name", _("Name"), value=name, required=True)

    def context(self) -> Mapping[str, object]:
        """The group."""
        return {"group": self._group}

    def fields(self) -> Sequence[Field]:
        """The name."""
        return (self.name_field,)

    def change(self) -> Callable[[], object]:
        """Renames the group."""
        name = given(self.name_field.read(), "name", _("Name"))
        return lambda: catalogue.rename_group(self._desk, self._group, name)


def _known_groups(names: Sequence[str]) -> str:
    if not names:
        return _("Such as drinks or repairs.")
    return _("Now there are: {groups}").format(groups=", ".join(names))
