"""What the owner can do from anywhere in the app."""

from typing import TYPE_CHECKING

from shoptui.domain.language import N_
from shoptui.ui.command import Command
from shoptui.ui.panes.pane import Pane
from shoptui.ui.panes.registry import PANES
from shoptui.ui.screens.too_small import TooSmallScreen

if TYPE_CHECKING:
    from shoptui.ui.shop_frame import ShopFrame

PANE_ACTIONS = tuple(
    Command(
        f"pane.{entry.module}",
        entry.key,
        entry.label,
        entry.tooltip,
        f"pane('{entry.module}')",
        rank=0,
    )
    for entry in PANES
)
APP_ACTIONS = (
    *PANE_ACTIONS,
    Command("sale.new", "n", N_("New sale"), N_("Record a sale."), "new_sale", rank=1),
    Command(
        "customer.new",
        "c",
        N_("New customer"),
        N_("Record a new customer."),
        "new_customer",
        rank=5,
    ),
    Command(
        "customer.find",
        "slash",
        N_("Find"),
        N_("Find a customer by name, code, phone or its last digits."),
        "find",
        rank=3,
    ),
    Command(
        "app.why",
        "w",
        N_("Why"),
        N_("Explain the score or tier under the cursor."),
        "why",
        rank=4,
    ),
    Command(
        "app.export",
        "x",
        N_("Export"),
        N_("Write the list on the screen to Excel or CSV."),
        "export",
        rank=6,
    ),
    Command(
        "app.undo",
        "u",
        N_("Undo"),
        N_("Take back the last step, whatever it was; also after a restart."),
        "undo",
        rank=7,
    ),
    Command(
        "app.redo",
        "U",
        N_("Redo"),
        N_("Bring back what was undone last."),
        "redo",
        rank=0,
    ),
    Command("app.help", "question_mark", N_("Help"), N_("What works here."), "help", rank=8),
    Command(
        "app.menu",
        "m,escape",
        N_("Menu"),
        N_("Import, export, settings, language, theme, another shop, quit."),
        "menu",
        rank=9,
    ),
    Command(
        "app.palette",
        "ctrl+p",
        N_("Commands"),
        N_("Search for anything that can be done here, or for a customer."),
        "palette",
        rank=0,
        palette=False,
        priority=True,
    ),
    Command(
        "app.quit",
        "ctrl+q",
        N_("Quit"),
        N_("Leave; asks only if something you typed would be lost."),
        "quit",
        rank=0,
        priority=True,
    ),
)

_NEED_SHOP = {
    "pane",
    "new_sale",
    "new_customer",
    "find",
    "why",
    "export",
    "import",
    "campaigns",
    "marketing_costs",
    "settings",
    "house_rules",
    "history",
    "drafts",
    "backups",
    "passphrase",
    "remove_passphrase",
    "duplicates",
    "check",
    "erase",
    "hold",
    "undo",
    "redo",
    "menu",
}
_NEED_ROOM = {"palette", "help"}  # not over a window or a screen that wants to be finished first


def works(app: "ShopFrame", action: str) -> bool:
    """Whether one of the app's actions does something where the owner stands."""
    if action == "quit":
        return True
    if isinstance(app.screen, TooSmallScreen):
        return False
    is_alone = app.screen.is_modal or getattr(app.screen, "ALONE", False)
    if action in _NEED_SHOP and (app.desk_screen is None or is_alone):
        return False
    if action == "remove_passphrase":
        return app.desk is not None and app.desk.file.key is not None
    if action in _NEED_ROOM and app.screen.is_modal:
        return False
    if action == "why":
        return app.pane is not None and app.pane.explains()
    if action == "export":
        return app.pane is not None and type(app.pane).exported is not Pane.exported
    return True
