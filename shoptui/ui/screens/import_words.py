"""How the import speaks of fields and counts."""

from shoptui.domain.language import _
from shoptui.services.importing import Counts


def field_names() -> dict[str, str]:
    """What the owner reads for each field a column may be mapped to."""
    return {
        "code": _("Customer code"),
        "name": _("Customer name"),
        "phone": _("Phone"),
        "email": _("E-mail"),
        "birthday": _("Birthday"),
        "gender": _("Gender"),
        "address": _("Address"),
        "area": _("Area"),
        "channel": _("Heard of us by, channel"),
        "note": _("Note"),
        "date": _("Day of the sale or cost"),
        "receipt": _("Receipt number"),
        "kind": _("Sale or refund"),
        "status": _("Status (cancelled?)"),
        "amount": _("Amount"),
        "discount": _("Discount"),
        "product": _("Product"),
        "group": _("Product group"),
        "quantity": _("How many"),
        "price": _("Price of one"),
        "invoiced": _("Invoiced on"),
        "due": _("To be paid by"),
        "paid": _("Paid on"),
        "consent": _("May we write?"),
        "known_since": _("Known since"),
        "referrer": _("Named by"),
        "cost": _("Marketing cost"),
        "campaign": _("Campaign of the cost"),
        "wages": _("Is the cost wages?"),
    }


def count_lines(counts: Counts) -> list[tuple[str, int]]:
    """The counts that say something, each with its words."""
    lines = (
        (_("Rows read"), counts.rows_read),
        (_("New customers"), counts.customers_new),
        (_("Customers completed"), counts.customers_updated),
        (_("New sales"), counts.sales_new),
        (_("  of them walk-ins"), counts.walk_ins),
        (_("Refunds"), counts.refunds),
        (_("Cancelled receipts (count nowhere)"), counts.void),
        (_("New marketing costs"), counts.costs_new),
        (_("In the shop already"), counts.already_known),
    )
    return [(words, count) for words, count in lines if count or words == lines[0][0]]
