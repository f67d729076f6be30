"""The first run: four ways to begin."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Label, OptionList, Static
from textual.widgets.option_list import Option

from shoptui.domain.language import N_, _
from shoptui.ui.command import Command, bindings
from shoptui.ui.shell.hints import Hints

WAYS = (
    (
        "demo",
        N_("Look around the demo shop"),
        N_("A copy of a made-up shop. Press anything: there is nothing to lose."),
    ),
    ("new_shop", N_("Start my shop"), N_("Its name, its money, its trade. A minute.")),
    (
        "new_shop(True)",
        N_("Bring my customers and sales from Excel or CSV"),
        N_("Starts your shop, then reads your sheet. You check it before saving."),
    ),
    ("open_file", N_("Open another shop file"), N_("A file that shoptui made before.")),
)
WELCOME_ACTIONS = (
    Command("welcome.choose", "enter", N_("Choose"), N_("Begin this way."), "choose", rank=1),
    Command("welcome.move", "up,down", N_("Move"), N_("Go up or down."), "move", rank=2),
    Command(
        "welcome.language", "l", N_("Language"), N_("Choose the language."), "app.language", rank=3
    ),
    Command("welcome.quit", "escape", N_("Quit"), N_("Leave."), "app.quit", rank=4),
)


class WelcomeScreen(Screen[None]):
    """Shown while no shop is open."""

    ACTIONS = WELCOME_ACTIONS
    BINDINGS: ClassVar = bindings(WELCOME_ACTIONS)
    DEFAULT_CSS = """
    WelcomeScreen {
        align: center middle;
        & > #welcome { width: 74; max-width: 100%; height: auto; }
        & #welcome-title { color: $primary; text-style: bold; }
        & #welcome-intro { color: $text-muted; margin-bottom: 1; }
    }
    """

    def compose(self) -> ComposeResult:
        """Title and the four ways."""
        with Vertical(id="welcome"):
            yield Label(Content(_("Welcome to shoptui")), id="welcome-title")
            yield Static(
                Content(
                    _("It keeps your customers and sales in one file on this computer.")
                    + "\n"
                    + _("How would you like to begin?")
                ),
                id="welcome-intro",
            )
            yield OptionList(*(Option(_line(way)) for way in WAYS), markup=False)
        yield Hints()

    async def speak_anew(self) -> None:
        """Writes everything in the language just chosen."""
        await self.recompose()
        self.query_one(OptionList).focus()

    def action_choose(self) -> None:
        """Begins the way under the cursor."""
        self.query_one(OptionList).action_select()

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Begins this way."""
        await self.app.run_action(f"app.{WAYS[event.option_index][0]}")


def _line(way: tuple[str, str, str]) -> Content:
    _action, title, explanation = way
    return Content.assemble((_(title), "bold"), "\n", (f"  {_(explanation)}", "dim"))
