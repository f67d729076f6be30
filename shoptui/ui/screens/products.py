"""The products and their groups: see what sells, correct names, make two one."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from shoptui.domain.errors import ShopError
from shoptui.domain.language import N_, _
from shoptui.domain.purchases import Product
from shoptui.domain.table import Table
from shoptui.services import catalogue
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.sorting import sorted_table
from shoptui.ui.command import Command, bindings
from shoptui.ui.dialogs.product import GroupDialog, MergeDialog, ProductDialog
from shoptui.ui.panes.pane import Pane
from shoptui.ui.shell.hints import Hints
from shoptui.ui.widgets.grid import Grid

PRODUCTS_ACTIONS = (
    Command("products.edit", "e", N_("Edit"), N_("Correct name, group or price."), "edit", rank=1),
    Command("products.add", "a", N_("Add"), N_("Add a product."), "add", rank=2),
    Command(
        "products.merge",
        "j",
        N_("Join"),
        N_("It is the same as another product: make the two one."),
        "merge",
        rank=3,
    ),
    Command(
        "products.group",
        "g",
        N_("Rename group"),
        N_("Rename the group of this product, or join it with another group."),
        "group",
        rank=4,
    ),
    Command("products.back", "escape", N_("Back"), N_("Back to the sales."), "app.pop_screen"),
)


class ProductsScreen(Screen[None]):
    """The list of products."""

    ACTIONS = PRODUCTS_ACTIONS
    BINDINGS: ClassVar = bindings(PRODUCTS_ACTIONS)

    def __init__(self, desk: Desk, formats: Formats) -> None:
        """A screen over an open shop."""
        super().__init__()
        self._desk = desk
        self._formats = formats
        self._sort = ("amount", True)
        self._grid = Grid(
            format_cell=formats.cell,
            empty_text=_("Here stand your products. Press a to add one; sales and imports do too."),
        )

    def compose(self) -> ComposeResult:
        """Heading, list, hints."""
        yield Static(Content.styled(" " + _("Products and their groups"), "bold $primary"))
        yield self._grid
        yield Hints()

    def on_mount(self) -> None:
        """Reads the list, and again whenever the shop was changed."""
        self.watch(self.app, "revision", self._shop_changed, init=False)
        self.action_reload()

    def _shop_changed(self) -> None:
        self.action_reload()

    @work(thread=True, exclusive=True)
    def action_reload(self) -> None:
        """Reads the list, in the order asked for."""
        try:
            table = sorted_table(catalogue.products_table(self._desk), *self._sort)
        except ShopError as error:
            self.app.call_from_thread(self.app.post_message, Pane.Trouble(error))
            return
        self.app.call_from_thread(self._show, table)

    def _show(self, table: Table) -> None:
        self._grid.load(table, sort=self._sort)

    def on_grid_sort_asked(self, event: Grid.SortAsked) -> None:
        """Reads the list again in the order asked."""
        event.stop()
        self._sort = (event.column_key, event.descending)
        self.action_reload()

    def on_grid_opened(self, event: Grid.Opened) -> None:
        """Opens the product."""
        event.stop()
        self.action_edit()

    def action_add(self) -> None:
        """Opens an empty form."""
        form = ProductDialog(self._desk, self._formats, Product(name=""))
        self.app.push_screen(form, self._saved)

    def action_edit(self) -> None:
        """Opens the form with what is recorded."""
        if (product := self._product()) is not None:
            form = ProductDialog(self._desk, self._formats, product)
            self.app.push_screen(form, self._saved)

    def action_merge(self) -> None:
        """Asks which product it is the same as."""
        if (product := self._product()) is not None:
            self.app.push_screen(MergeDialog(self._desk, product), self._saved)

    def action_group(self) -> None:
        """Asks for the group's new name."""
        product = self._product()
        if product is not None and product.group:
            self.app.push_screen(GroupDialog(self._desk, product.group), self._saved)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A row is needed for all but adding."""
        needs_row = action in ("edit", "merge", "group")
        return not needs_row or self._grid.row_id(self._grid.cursor) is not None

    def _product(self) -> Product | None:
        chosen = self._grid.row_id(self._grid.cursor)
        return None if chosen is None else catalogue.product(self._desk, chosen)

    def _saved(self, is_changed: bool | None) -> None:
        if is_changed:
            self.app.post_message(Pane.Changed())
            self.action_reload()
