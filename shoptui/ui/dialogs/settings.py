"""Every rule of the shop with its meaning and what holds now; Enter changes one."""

from collections.abc import Sequence
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from shoptui.domain.errors import ShopError
from shoptui.domain.language import N_, _
from shoptui.domain.text import visible
from shoptui.services import settings
from shoptui.services.desk import Desk
from shoptui.services.settings import Shown
from shoptui.ui.command import Command, bindings
from shoptui.ui.forms.shop import setting
from shoptui.ui.panes.pane import Pane

SETTINGS_ACTIONS = (
    Command("settings.change", "enter", N_("Change"), N_("Change this rule."), "change", rank=1),
    Command("settings.back", "escape", N_("Back"), N_("Close."), "dismiss(None)", rank=2),
)


class SettingsDialog(ModalScreen[None]):
    """The list of rules; each change is saved at once."""

    ACTIONS = SETTINGS_ACTIONS
    BINDINGS: ClassVar = bindings(SETTINGS_ACTIONS)

    def __init__(self, desk: Desk) -> None:
        """The rules of an open shop."""
        super().__init__()
        self._desk = desk
        self._rules: Sequence[Shown] = ()

    def compose(self) -> ComposeResult:
        """A heading and two lines a rule."""
        with Vertical(classes="dialog-box -tight -tall"):
            yield Label(Content(_("Settings of the shop")), classes="dialog-title")
            yield OptionList(markup=False)

    def on_mount(self) -> None:
        """Reads the rules."""
        self._read()

    def action_change(self) -> None:
        """Changes the rule under the cursor."""
        self.query_one(OptionList).action_select()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Opens the form for one rule."""
        rule = self._rules[event.option_index]
        self.app.push_screen(setting(self._desk, rule), self._changed)

    def _changed(self, text: str | None) -> None:
        if text is not None:
            self.app.post_message(Pane.Changed())
            self._read()

    @work(thread=True, exclusive=True, group="opening")
    def _read(self) -> None:
        worker = get_current_worker()
        try:
            rules = settings.shown(self._desk)
        except ShopError as error:
            self.app.post_message(Pane.Trouble(error))
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show, rules)

    def _show(self, rules: Sequence[Shown]) -> None:
        self._rules = rules
        listed = self.query_one(OptionList)
        at = listed.highlighted or 0
        listed.clear_options()
        listed.add_options(Option(_lines(rule)) for rule in rules)
        listed.highlighted = at


def _lines(rule: Shown) -> Content:
    is_default = rule.default in (None, rule.value)
    default = "" if is_default else _("(usually {default})").format(default=rule.default)
    return Content.assemble(
        visible(rule.meaning),
        "\n",
        (f"→ {visible(rule.value)}   ", "bold"),
        (visible(default), "dim"),
    )
