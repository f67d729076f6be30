"""What the owner can do in the list of sales."""

from shoptui.domain.language import N_
from shoptui.ui.command import Command

SALES_ACTIONS = (
    Command(
        "sales.edit", "e", N_("Edit"), N_("Correct the sale under the cursor."), "edit", rank=6
    ),
    Command(
        "sales.refund",
        "r",
        N_("Refund"),
        N_("Give money back, the whole or a part."),
        "refund",
        rank=3,
    ),
    Command(
        "sales.void",
        "delete",
        N_("Void"),
        N_("Strike the sale out so that it counts nowhere; the same key brings it back."),
        "void",
        rank=4,
    ),
    Command("sales.filter", "f", N_("Filter"), N_("Choose which sales to show."), "filter", rank=5),
    Command(
        "sales.clear_filter",
        "escape",
        N_("Show all"),
        N_("Take the filter off."),
        "clear_filter",
        rank=2,
    ),
    Command(
        "sales.products",
        "p",
        N_("Products"),
        N_("See the products and their groups."),
        "products",
        rank=6,
    ),
    Command(
        "sales.rules",
        "t",
        N_("Rules"),
        N_("See which house rules the sale kept, and tick those you judge by hand."),
        "rules",
        rank=3,
    ),
    Command(
        "sales.customer",
        "k",
        N_("Customer"),
        N_("Open the card of the customer who bought."),
        "customer",
        rank=0,
    ),
)
