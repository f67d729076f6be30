"""A receipt, shown beside the list of sales."""

from collections.abc import Sequence

from textual import work
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from shoptui.domain.errors import ShopError
from shoptui.domain.language import _
from shoptui.domain.purchases import Fulfilment, Purchase, PurchaseKind
from shoptui.domain.quantity import write_quantity
from shoptui.domain.text import visible
from shoptui.services import people, sales
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.rules_of_sale import Told, rules_of_sale
from shoptui.ui.widgets.verdicts import verdict_lines


class Receipt(Static):
    """All that is recorded of one sale or refund."""

    DEFAULT_CSS = """
    Receipt { height: auto; padding: 1 2; }
    """

    def __init__(self, desk: Desk, formats: Formats) -> None:
        """Empty at first."""
        super().__init__()
        self._desk = desk
        self._formats = formats

    def show_purchase(self, purchase_id: int | None) -> None:
        """Shows a sale by its id; nothing for None. A reading under way is overtaken."""
        if not self.is_on_screen:
            return
        if purchase_id is None:
            self.update("")
        else:
            self._read(purchase_id)

    @work(thread=True, exclusive=True, group="receipt")
    def _read(self, purchase_id: int) -> None:
        worker = get_current_worker()
        try:
            purchase = sales.sale(self._desk, purchase_id)
            buyer = purchase.customer_id
            name = people.customer(self._desk, buyer).name if buyer else _("walk-in")
            rules = rules_of_sale(self._desk, purchase_id, self._formats)
        except ShopError as error:
            content = Content(visible(str(error)))
        else:
            content = self._written(purchase, name, rules)
        if not worker.is_cancelled:
            self.app.call_from_thread(self.update, content)

    def _written(self, purchase: Purchase, name: str, rules: Sequence[Told]) -> Content:
        money = self._formats.money
        title = _("Sale") if purchase.kind is PurchaseKind.SALE else _("Refund")
        lines = [
            Content.styled(title + (" · " + _("void") if purchase.void else ""), "bold $primary"),
            Content.styled(visible(name), "bold"),
            Content(visible(self._formats.date(purchase.ordered_on))),
            Content(""),
        ]
        for line in purchase.lines:
            many = write_quantity(line.quantity)
            lines.append(Content(visible(f"{many} × {line.product}  {money(line.amount)}")))
        if purchase.discount:
            lines.append(Content(_("Discount {amount}").format(amount=money(purchase.discount))))
        lines.append(Content.styled(visible(money(purchase.amount)), "bold"))
        lines.extend(Content(visible(f"{label}: {value}")) for label, value in self._rest(purchase))
        if rules:
            lines += [Content(""), Content.styled(_("House rules"), "bold"), *verdict_lines(rules)]
        return Content("\n").join(lines)

    def _rest(self, purchase: Purchase) -> list[tuple[str, str]]:
        """What else is known, with its label."""
        days = (
            (_("Invoiced"), purchase.invoiced_on),
            (_("To be paid by"), purchase.due_on),
            (_("Paid"), purchase.paid_on),
            (_("Papers signed"), purchase.papers_on),
        )
        texts = (
            (_("Receipt"), purchase.receipt),
            (_("Ordered by"), purchase.channel),
            (_("Handed over"), _handed_over(purchase.fulfilment)),
            (_("Note"), purchase.note),
        )
        return [
            *((label, self._formats.date(day)) for label, day in days if day),
            *((label, text) for label, text in texts if text),
        ]


def _handed_over(how: Fulfilment) -> str:
    return {
        Fulfilment.UNKNOWN: "",
        Fulfilment.COLLECTED: _("collected"),
        Fulfilment.DELIVERED: _("delivered"),
    }[how]
