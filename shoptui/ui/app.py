"""The app: what the owner can do from anywhere, and how it is started."""

import sys
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from shoptui.domain.errors import ExtraMissing, Locked, NotFound
from shoptui.domain.language import _
from shoptui.services.config import suggested_folder
from shoptui.services.desk import Desk, open_desk
from shoptui.services.formats import Formats
from shoptui.ui import crash
from shoptui.ui.app_actions import APP_ACTIONS, works
from shoptui.ui.backup_frame import BackupFrame
from shoptui.ui.check_frame import CheckFrame
from shoptui.ui.command import Command, Offer, bindings, offers
from shoptui.ui.draft_frame import DraftFrame
from shoptui.ui.merge_frame import MergeFrame
from shoptui.ui.panes.pane import Pane
from shoptui.ui.passphrase_frame import PassphraseFrame
from shoptui.ui.privacy_frame import PrivacyFrame
from shoptui.ui.screens.desk import DeskScreen
from shoptui.ui.undo_frame import UndoFrame

if TYPE_CHECKING:
    from shoptui.domain.customers import Customer
    from shoptui.domain.purchases import Purchase
    from shoptui.ui.dialogs.palette import Item


class ShopApp(
    DraftFrame, PassphraseFrame, UndoFrame, BackupFrame, CheckFrame, PrivacyFrame, MergeFrame
):
    """shoptui. Dialogs and screens are imported when they are first opened."""

    TITLE = "shoptui"
    ACTIONS: ClassVar[tuple[Command, ...]] = APP_ACTIONS
    BINDINGS: ClassVar = bindings(APP_ACTIONS)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action does something where the owner stands."""
        return works(self, action)

    def _open(self) -> tuple[Desk, Formats]:
        if self.desk is None or self.formats is None:
            raise RuntimeError("no shop is open, so the action should not have been offered")
        return self.desk, self.formats

    # Panes and people

    async def action_pane(self, pane_id: str) -> None:
        """Goes to a pane, from whatever lies over it."""
        while not isinstance(self.screen, DeskScreen):
            await self.pop_screen()
        await self.screen.go_to(pane_id)

    def action_find(self) -> None:
        """Looks for a customer."""
        from shoptui.ui.dialogs.find import FindDialog

        self.push_screen(FindDialog(self._open()[0]), self.show_customer)

    def on_pane_open_customer(self, event: Pane.OpenCustomer) -> None:
        """Shows a customer's card."""
        self.show_customer(event.customer_id)

    def show_customer(self, customer_id: int | None) -> None:
        """Shows a customer's card, in place of another customer's."""
        from shoptui.ui.screens.card import CardScreen

        if customer_id is None:
            return
        card = CardScreen(*self._open(), customer_id)
        if isinstance(self.screen, CardScreen):
            self.switch_screen(card)
        else:
            self.push_screen(card)

    # Recording

    def action_new_sale(self) -> None:
        """Records a sale, to the customer under the cursor if there is one."""
        from shoptui.ui.forms.sales import new_sale

        form = new_sale(*self._open(), self.customer_here())
        self.push_screen(form, self._sale_kept)

    def action_new_customer(self) -> None:
        """Records a new customer."""
        from shoptui.ui.forms.people import new_customer

        self.push_screen(new_customer(*self._open()), self._customer_kept)

    def _sale_kept(self, sale: "Purchase | None") -> None:
        if sale is not None:
            amount = self._open()[1].money(sale.amount)
            self._kept(_("Saved: a sale of {amount}.").format(amount=amount))

    def _customer_kept(self, customer: "Customer | None") -> None:
        if customer is not None:
            self._kept(_("Saved: {name} is in your list.").format(name=customer.name))

    def _kept(self, said: str) -> None:
        self.post_message(Pane.Changed())
        self.notify(said)

    # Lists

    def action_why(self) -> None:
        """Explains what is under the cursor."""
        if self.pane is not None:
            self.pane.explain()

    def action_export(self) -> None:
        """Writes the list on the screen to a file."""
        from shoptui.ui.dialogs.export import ExportDialog

        table = self.pane.exported() if self.pane is not None else None
        if table is None:
            self.show_error(NotFound(_("There is nothing to export here yet.")))
        else:
            self.push_screen(ExportDialog(*self._open(), table))

    def action_import(self) -> None:
        """Brings in customers and sales."""
        from shoptui.ui.screens.importing import ImportScreen

        self.push_screen(ImportScreen(*self._open()))

    def action_campaigns(self) -> None:
        """Shows the events and newsletters."""
        from shoptui.ui.screens.campaigns import CampaignsScreen

        if not isinstance(self.screen, CampaignsScreen):
            self.push_screen(CampaignsScreen(*self._open()))

    def action_marketing_costs(self) -> None:
        """Shows what is spent to be found."""
        from shoptui.ui.screens.marketing_costs import MarketingCostsScreen

        if not isinstance(self.screen, MarketingCostsScreen):
            self.push_screen(MarketingCostsScreen(*self._open()))

    # Shops

    def action_new_shop(self, imports: bool = False) -> None:
        """Starts a shop; then brings in a spreadsheet if that is what it is for."""
        from shoptui.ui.dialogs.new_shop import NewShop, NewShopDialog

        dialog = NewShopDialog(self.today, self.now, self.language)

        def show(made: NewShop | None) -> None:
            if made is not None:
                self.open_file(made.path, self.action_import if imports else None, dialog.key)

        self.push_screen(dialog, show)

    def action_open_file(self) -> None:
        """Opens another shop file."""
        from shoptui.ui.dialogs.open_file import OpenFileDialog

        def check(path: Path) -> None:
            try:
                open_desk(path, self.today, self.now)
            except ExtraMissing:
                raise
            except Locked:
                pass  # its passphrase is asked for when it is opened

        def show(path: Path | None) -> None:
            if path is not None:
                self.open_file(path)

        folder = self.desk.file.path.absolute().parent if self.desk else suggested_folder()
        self.push_screen(OpenFileDialog(folder, check), show)

    def action_demo(self) -> None:
        """Opens a copy of the sample shop."""
        from shoptui.services.demo import open_demo

        self.open_shop(lambda: open_demo(None, self.today, self.now))

    # Help, menu and choices

    def action_help(self) -> None:
        """Says what works here."""
        from shoptui.ui.dialogs.help import HelpDialog

        intro = _(self.pane.HELP) if self.pane is not None and self.pane.HELP else ""
        self.push_screen(HelpDialog(intro, list(offers(self.screen))))

    async def action_menu(self) -> None:
        """Opens the menu."""
        from shoptui.ui.dialogs.menu import MenuDialog

        self.push_screen(MenuDialog(partial(works, self)), self._run)

    async def _run(self, action: str | None) -> None:
        if action is not None:
            await self.run_action(f"app.{action}")

    def action_settings(self) -> None:
        """Shows the rules of the shop."""
        from shoptui.ui.dialogs.settings import SettingsDialog

        self.push_screen(SettingsDialog(self._open()[0]))

    def action_house_rules(self) -> None:
        """Shows the rules of the house."""
        from shoptui.ui.screens.house_rules import HouseRulesScreen

        if not isinstance(self.screen, HouseRulesScreen):
            self.push_screen(HouseRulesScreen(*self._open()))

    def action_language(self) -> None:
        """Chooses the language."""
        from shoptui.ui.dialogs.language import LanguageDialog

        self.push_screen(LanguageDialog(self.language), self.use_language)

    def action_theme(self) -> None:
        """Chooses the colours."""
        from shoptui.ui.dialogs.theme import ThemeDialog

        self.push_screen(ThemeDialog(self.theme), self.use_theme)

    def action_messages(self) -> None:
        """Shows what was said so far."""
        from shoptui.ui.dialogs.trouble import Messages

        self.push_screen(Messages(self.said))

    def action_about(self) -> None:
        """Says what is running."""
        from shoptui.ui.dialogs.about import AboutDialog

        self.push_screen(AboutDialog(self.desk.file.path if self.desk else None))

    def action_palette(self) -> None:
        """Searches all commands and customers."""
        from shoptui.ui.dialogs.palette import Item, PaletteDialog, command_items, customer_items

        def find(text: str) -> list[Item]:
            return customer_items(self.desk, text, self.show_customer) if self.desk else []

        def do(item: Item | None) -> None:
            if item is not None:
                self.call_next(item.do)

        items = command_items(offers(self.screen), self._run_offer) + self._menu_items()
        self.push_screen(PaletteDialog(items, find), do)

    def _menu_items(self) -> list["Item"]:
        from shoptui.ui.dialogs.menu import menu_entries
        from shoptui.ui.dialogs.palette import Item

        keyless = [entry for entry in menu_entries() if not entry.key]
        return [
            Item(_(entry.label), "", "", partial(self._run, entry.action))
            for entry in keyless
            if works(self, entry.action)
        ]

    async def _run_offer(self, offer: Offer) -> None:
        await self.run_action(offer.command.action, offer.node)


def run_app(
    desk: Desk | None,
    today: Callable[[], date],
    now: Callable[[], datetime],
    *,
    config_dir: Path | None = None,
) -> None:
    """Runs the app until the owner leaves.

    Args:
        desk: an open shop; None for the last one, or for the first steps where there is none.
        today: the day on the laptop's calendar.
        now: the moment, in UTC.
        config_dir: where theme, language and last file are remembered; None for the usual place.

    Raises:
        SystemExit: the app stopped because of a fault of its own; it was reported.
    """
    app = ShopApp(desk, today, now, config_dir=config_dir)
    try:
        app.run()
        farewell = app.farewell
        if app.parting:
            print(app.parting, file=sys.stderr)
    except Exception as error:
        farewell = crash.sentence(crash.write_report(error, app.state_dir, now()))
    if farewell:
        print(farewell, file=sys.stderr)
        sys.exit(1)
