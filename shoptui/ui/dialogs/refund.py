"""Giving money back on a sale, the whole of it or a part."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.domain.money import plain
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.ui.dialogs.form import FormDialog
from shoptui.ui.widgets.field import Field
from shoptui.ui.widgets.value_fields import AmountField, DateField, TextField


@dataclass(frozen=True, slots=True)
class RefundDraft:
    """What is given back, in minor units, on which day and why."""

    amount: int
    on: date
    note: str


class RefundDialog(FormDialog[RefundDraft]):
    """Returns the refund as filled in; all that is left of the sale stands there at first."""

    FORM = "refund"

    def __init__(self, desk: Desk, formats: Formats, left: int, sale_id: int) -> None:
        """A form for a refund of a sale; `left` is what was not given back yet, minor units."""
        intro = _("{amount} of this sale can be given back; type less for a part of it.")
        super().__init__(_("Refund"), intro=intro.format(amount=formats.money(left)))
        currency = desk.shop().currency
        self._left, self._sale_id = left, sale_id
        self.amount = AmountField(
            "amount",
            _("Give back"),
            currency,
            money_text=formats.money,
            value=plain(left, currency),
            required=True,
        )
        self.day = DateField(
            "ordered_on",
            _("Day"),
            desk.today(),
            formats.day_order,
            day_text=formats.date,
            value=desk.today().isoformat(),
            required=True,
        )
        self.note = TextField("note", _("Why"))

    def context(self) -> Mapping[str, object]:
        """Of which sale."""
        return {"sale": self._sale_id}

    def fields(self) -> Sequence[Field]:
        """From top to bottom."""
        return (self.amount, self.day, self.note)

    def draft(self) -> RefundDraft:
        """The refund as filled in."""
        amount = self.amount.given()
        if not 0 < amount <= self._left:
            raise InvalidInput(
                _("Give back more than zero and at most what is left of the sale."), "amount"
            )
        return RefundDraft(amount, self.day.given(), self.note.read() or "")
