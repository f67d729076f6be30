"""The menu: everything that has no place on the screen, and the way to everything by arrows."""

from collections.abc import Callable
from dataclasses import dataclass

from shoptui.domain.language import _
from shoptui.ui.command import N_
from shoptui.ui.dialogs.choices import ChoicesDialog, Line


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One line of the menu.

    Attributes:
        action: the app's action it runs.
        label: what the owner reads, marked with `N_`.
        key: the key that does the same at once, "" where there is none.
    """

    action: str
    label: str
    key: str = ""


# None draws a rule. A line whose action does not work where the owner stands is left out.
MENU: tuple[MenuEntry | None, ...] = (
    MenuEntry("new_sale", N_("New sale"), "n"),
    MenuEntry("new_customer", N_("New customer"), "c"),
    MenuEntry("find", N_("Find a customer"), "/"),
    None,
    MenuEntry("import", N_("Bring in a spreadsheet")),
    MenuEntry("export", N_("Export what I see"), "x"),
    None,
    MenuEntry("campaigns", N_("Events and newsletters")),
    None,
    MenuEntry("new_shop", N_("Start a new shop")),
    MenuEntry("open_file", N_("Open another shop")),
    MenuEntry("demo", N_("Look around the demo shop")),
    None,
    MenuEntry("settings", N_("Settings of the shop")),
    MenuEntry("house_rules", N_("House rules and holidays")),
    MenuEntry("language", N_("Language")),
    MenuEntry("theme", N_("Colours")),
    None,
    MenuEntry("palette", N_("All commands"), "Ctrl+P"),
    MenuEntry("messages", N_("Messages")),
    MenuEntry("help", N_("Help"), "?"),
    MenuEntry("about", N_("About shoptui")),
    MenuEntry("quit", N_("Quit"), "Ctrl+Q"),
)


class MenuDialog(ChoicesDialog[str]):
    """Returns the action of the line chosen."""

    def __init__(self, works: Callable[[str], bool]) -> None:
        """The lines whose actions work now."""
        super().__init__(_("Menu"), _without_double_rules(works))


def _without_double_rules(works: Callable[[str], bool]) -> list[Line[str] | None]:
    lines: list[Line[str] | None] = []
    for entry in MENU:
        if entry is None:
            if lines and lines[-1] is not None:
                lines.append(None)
        elif works(entry.action):
            lines.append(Line(entry.action, _(entry.label), entry.key))
    return lines
