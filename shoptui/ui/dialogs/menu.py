"""The menu: everything that has no place on the screen, and the way to everything by arrows."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from shoptui.domain.language import N_, _
from shoptui.ui.command import Command, bindings
from shoptui.ui.dialogs.choices import ChoicesDialog, Line

MORE = "›"  # stands at the right of a line behind which there are more


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


@dataclass(frozen=True, slots=True)
class SubMenu:
    """A line behind which there are more, for what is needed seldom.

    Attributes:
        label: what the owner reads, marked with `N_`.
        entries: the lines behind it.
    """

    label: str
    entries: tuple[MenuEntry, ...]


# None draws a rule. A line whose action does not work where the owner stands is left out. All of
# it is to be seen at once on a screen of 24 lines; a test counts.
MENU: tuple[MenuEntry | SubMenu | None, ...] = (
    MenuEntry("new_sale", N_("New sale"), "n"),
    MenuEntry("new_customer", N_("New customer"), "c"),
    MenuEntry("find", N_("Find a customer"), "/"),
    None,
    MenuEntry("import", N_("Bring in a spreadsheet")),
    MenuEntry("export", N_("Export what I see"), "x"),
    MenuEntry("campaigns", N_("Events and newsletters")),
    MenuEntry("marketing_costs", N_("Marketing costs")),
    None,
    MenuEntry("settings", N_("Settings of the shop")),
    MenuEntry("house_rules", N_("House rules and holidays")),
    MenuEntry("history", N_("History: undo any step")),
    MenuEntry("backups", N_("Backups: go back to an earlier day")),
    SubMenu(
        N_("Duplicates and privacy…"),
        (
            MenuEntry("duplicates", N_("Customers who are here twice")),
            MenuEntry("hold", N_("All we hold on a customer")),
            MenuEntry("erase", N_("Erase a customer for good")),
        ),
    ),
    None,
    SubMenu(
        N_("Other shops…"),
        (
            MenuEntry("open_file", N_("Open another shop")),
            MenuEntry("new_shop", N_("Start a new shop")),
            MenuEntry("demo", N_("Look around the demo shop")),
            MenuEntry("passphrase", N_("Passphrase of this shop")),
            MenuEntry("remove_passphrase", N_("Take the passphrase off")),
        ),
    ),
    SubMenu(
        N_("Language and colours…"),
        (MenuEntry("language", N_("Language")), MenuEntry("theme", N_("Colours"))),
    ),
    SubMenu(
        N_("Help and messages…"),
        (
            MenuEntry("help", N_("Help"), "?"),
            MenuEntry("palette", N_("All commands"), "Ctrl+P"),
            MenuEntry("messages", N_("Messages")),
            MenuEntry("drafts", N_("Unfinished forms")),
            MenuEntry("check", N_("Check the shop file")),
            MenuEntry("about", N_("About shoptui")),
        ),
    ),
    MenuEntry("quit", N_("Quit"), "Ctrl+Q"),
)


def menu_entries() -> Iterator[MenuEntry]:
    """Every line that does something, those behind others included."""
    for entry in MENU:
        if isinstance(entry, SubMenu):
            yield from entry.entries
        elif entry is not None:
            yield entry


_KEY_NAMES = {"/": "slash", "?": "question_mark"}
# The keys printed beside the lines do here what they do everywhere.
MENU_ACTIONS = tuple(
    Command(
        f"menu.{entry.action}",
        _KEY_NAMES.get(entry.key, entry.key),
        entry.label,
        entry.label,
        f"pick('{entry.action}')",
        rank=0,
        palette=False,
    )
    for entry in menu_entries()
    if len(entry.key) == 1
)


class MenuDialog(ChoicesDialog[str]):
    """Returns the action of the line chosen; behind some lines there is a menu of its own."""

    BINDINGS: ClassVar = bindings(MENU_ACTIONS)

    def __init__(
        self,
        works: Callable[[str], bool],
        title: str = "",
        entries: Sequence[MenuEntry | SubMenu | None] = MENU,
    ) -> None:
        """The lines whose actions work now.

        Args:
            works: whether an action does something where the owner stands.
            title: the heading, "" for that of the whole menu.
            entries: the lines.
        """
        # Asked now, for nothing works below a menu once it is open.
        self._working = {entry.action for entry in menu_entries() if works(entry.action)}
        super().__init__(title or _("Menu"), list(self._without_double_rules(entries)))

    def action_pick(self, action: str) -> None:
        """Takes the line with this action, by the key that is printed beside it."""
        if action in self._working:
            self.dismiss(action)

    def take(self, value: str) -> None:
        """Runs the line, or opens the lines behind it."""
        behind = {entry.label: entry for entry in MENU if isinstance(entry, SubMenu)}.get(value)
        if behind is None:
            self.dismiss(value)
        else:
            inner = MenuDialog(self._working.__contains__, _(behind.label), behind.entries)
            self.app.push_screen(inner, self._pass_on)

    def _pass_on(self, action: str | None) -> None:
        if action is not None:
            self.dismiss(action)

    def _without_double_rules(
        self, entries: Sequence[MenuEntry | SubMenu | None]
    ) -> Iterator[Line[str] | None]:
        is_ruled = True
        for entry in entries:
            line = self._line(entry) if entry is not None else None
            if line is not None or (entry is None and not is_ruled):
                yield line
                is_ruled = line is None

    def _line(self, entry: MenuEntry | SubMenu) -> Line[str] | None:
        if isinstance(entry, MenuEntry):
            works = entry.action in self._working
            return Line(entry.action, _(entry.label), entry.key) if works else None
        works = any(behind.action in self._working for behind in entry.entries)
        return Line(entry.label, _(entry.label), MORE) if works else None
