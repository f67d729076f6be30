"""Pane 3: every sale and refund, newest day first, and what the list adds up to."""

from dataclasses import dataclass
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from shoptui.domain.errors import ShopError
from shoptui.domain.language import N_, _, counted
from shoptui.domain.purchases import Purchase, PurchaseKind
from shoptui.domain.table import Row, Table
from shoptui.domain.text import visible
from shoptui.services import house_rules, sales
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.sales_list import (
    SalesFilter,
    Totals,
    is_struck_out,
    sales_table,
    sales_totals,
)
from shoptui.ui.command import bindings
from shoptui.ui.dialogs.refund import RefundDraft
from shoptui.ui.dialogs.rules_of_sale import Ticks, rules_window
from shoptui.ui.dialogs.sales_filter import SalesFilterDialog
from shoptui.ui.forms import sales as sale_forms
from shoptui.ui.keys import OPENING
from shoptui.ui.panes.pane import Pane
from shoptui.ui.panes.sales_actions import SALES_ACTIONS
from shoptui.ui.widgets.grid import Grid
from shoptui.ui.widgets.receipt import Receipt


@dataclass(frozen=True, slots=True)
class SalesData:
    """The list, its totals, and whether the shop has house rules."""

    table: Table
    totals: Totals
    has_rules: bool


class SalesPane(Pane[SalesData]):
    """The list of sales; from 100 columns on the receipt under the cursor beside it."""

    TITLE = N_("Sales")
    KEY = "3"
    HELP = N_("Every sale and refund by day, with the totals of what is shown.")
    ACTIONS = SALES_ACTIONS
    BINDINGS: ClassVar = bindings(SALES_ACTIONS)
    SCOPED_CSS = False  # the room there is, is a class of the screen
    DEFAULT_CSS = """
    SalesPane {
        & > .pane-line { height: 1; padding: 0 1; color: $text-muted; }
        & > #sales-body { height: 1fr; layout: horizontal; }
        & #sales-receipt { display: none; width: 42; border-left: solid $panel; }
    }
    .-wide SalesPane #sales-receipt, .-widest SalesPane #sales-receipt { display: block; }
    """

    def __init__(self, desk: Desk, formats: Formats, *, id: str | None = None) -> None:
        """All sales at first, newest on top."""
        super().__init__(desk, formats, id=id)
        self._which = SalesFilter()
        self._has_rules = False
        self._sort = ("day", True)
        self._grid = Grid(
            format_cell=formats.cell,
            row_style=_look,
            empty_text=_("Here stand your sales. Press n for the first one, or m to import."),
            id="sales-list",
        )

    def compose(self) -> ComposeResult:
        """Totals, list, receipt."""
        yield Static(classes="pane-line", id="sales-totals")
        with Static(id="sales-body"):
            yield self._grid
            with VerticalScroll(id="sales-receipt", can_focus=False):
                yield Receipt(self.desk, self.formats)

    def fetch(self) -> SalesData:
        """Reads the ids in order, and the totals."""
        return SalesData(
            sales_table(self.desk, self._which, *self._sort),
            sales_totals(self.desk, self._which),
            any(rule.active for rule in house_rules.rules(self.desk)),
        )

    def show(self, data: SalesData) -> None:
        """Draws the list; rows come as they are scrolled to."""
        # On the first row the owner wants to see what is newest, not what was.
        self._has_rules = data.has_rules
        self._grid.load(data.table, keep_cursor=self._grid.cursor > 0, sort=self._sort)
        self.query_one("#sales-totals", Static).update(Content(visible(self._summed(data.totals))))
        self.query_one(Receipt).show_purchase(self._chosen)
        self.refresh_bindings()

    def exported(self) -> Table | None:
        """The list as it stands."""
        return self._grid.table

    @property
    def _chosen(self) -> int | None:
        return self._grid.row_id(self._grid.cursor)

    def _summed(self, totals: Totals) -> str:
        parts = [
            _("filtered (Esc shows all)") if self._which != SalesFilter() else "",
            counted("{count} sale", "{count} sales", totals.sales),
            counted("{count} refund", "{count} refunds", totals.refunds) if totals.refunds else "",
            _("net {amount}").format(amount=self.formats.money(totals.sold - totals.given_back)),
        ]
        return " · ".join(part for part in parts if part)

    # The list

    def on_grid_sort_asked(self, event: Grid.SortAsked) -> None:
        """Reads the list again in the order asked."""
        event.stop()
        self._sort = (event.column_key, event.descending)
        self.reload()

    def on_grid_highlighted(self, event: Grid.Highlighted) -> None:
        """Shows the receipt beside the list."""
        event.stop()
        self.query_one(Receipt).show_purchase(event.row_id)

    def on_grid_opened(self, event: Grid.Opened) -> None:
        """Opens the sale."""
        event.stop()
        self.action_edit()

    def action_filter(self) -> None:
        """Asks which sales to show."""
        self.app.push_screen(
            SalesFilterDialog(self.desk, self.formats, self._which), self._filter_by
        )

    def action_clear_filter(self) -> None:
        """Shows all sales again."""
        self._filter_by(SalesFilter())

    def _filter_by(self, which: SalesFilter | None) -> None:
        if which is not None:
            self._which = which
            self.reload()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Esc clears a filter that is set, and else is the app's; a row is needed for the rest."""
        if action == "clear_filter":
            return self._which != SalesFilter()
        if action == "rules":
            return self._has_rules and self._chosen is not None
        if action in ("edit", "refund", "void", "customer"):
            return self._chosen is not None
        return True

    # One sale

    def action_edit(self) -> None:
        """Opens the form with what is recorded."""
        if (purchase := self._purchase()) is not None:
            form = sale_forms.change_sale(self.desk, self.formats, purchase)
            self.app.push_screen(form, self._changed)

    def action_refund(self) -> None:
        """Asks how much to give back."""
        purchase = self._purchase()
        if purchase is None:
            return
        left = sales.refundable(self.desk, purchase.id)
        if purchase.kind is PurchaseKind.REFUND or purchase.void or not left:
            self.notify(_("There is nothing to give back on this one."), markup=False)
            return
        form = sale_forms.refund(self.desk, self.formats, purchase.id, left)
        self.app.push_screen(form, self._refunded)

    def action_void(self) -> None:
        """Strikes the sale out at once; the same key brings it back."""
        purchase = self._purchase()
        if purchase is None:
            return
        void = not purchase.void
        said = _("Struck out. Delete brings it back.") if void else _("It counts again.")
        self.save(lambda: sales.set_void(self.desk, purchase.id, void), said)

    @work(group=OPENING)
    async def action_rules(self) -> None:
        """Shows what became of the house rules; those judged by hand can be ticked."""
        if self._chosen is None:
            return
        try:
            window = await rules_window(self.desk, self.formats, self._chosen)
        except ShopError as error:
            self.post_message(self.Trouble(error))
            return
        self.app.push_screen(window, self._tell_ticked)

    def _tell_ticked(self, ticked: Ticks | None) -> None:
        if ticked:
            self._tell(_("Saved."))

    def action_customer(self) -> None:
        """Opens the card of who bought."""
        purchase = self._purchase()
        if purchase is not None and purchase.customer_id is not None:
            self.post_message(self.OpenCustomer(purchase.customer_id))

    def action_products(self) -> None:
        """Opens the list of products."""
        from shoptui.ui.screens.products import ProductsScreen

        self.app.push_screen(ProductsScreen(self.desk, self.formats))

    def _purchase(self) -> Purchase | None:
        return None if self._chosen is None else sales.sale(self.desk, self._chosen)

    def _changed(self, changed: Purchase | None) -> None:
        if changed is not None:
            self._tell(_("Saved."))

    def _refunded(self, draft: RefundDraft | None) -> None:
        if draft is not None:
            self._tell(_("{amount} given back.").format(amount=self.formats.money(draft.amount)))

    def _tell(self, said: str) -> None:
        self.post_message(self.Changed())
        self.notify(said, markup=False)


def _look(row: Row) -> str:
    if is_struck_out(row):
        return "void"
    return "warning" if isinstance(row[2], int) and row[2] < 0 else ""
