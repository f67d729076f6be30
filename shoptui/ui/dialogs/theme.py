"""Chooses the colours."""

from textual.widgets import OptionList

from shoptui.domain.language import N_, _
from shoptui.ui.dialogs.choices import ChoicesDialog, Line
from shoptui.ui.styles.themes import CONTRAST, DARK, LIGHT

THEMES = {
    DARK.name: N_("Dark"),
    LIGHT.name: N_("Light"),
    CONTRAST.name: N_("High contrast"),
}


class ThemeDialog(ChoicesDialog[str]):
    """Returns the name of a theme; the one under the cursor shows at once."""

    def __init__(self, current: str) -> None:
        """Starts on the present theme."""
        names = list(THEMES)
        lines = [Line(name, _(label)) for name, label in THEMES.items()]
        super().__init__(_("Colours"), lines, names.index(current) if current in names else 0)
        self._before = current

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tries the colours on."""
        self.app.theme = list(THEMES)[event.option_index]

    async def action_dismiss(self, result: str | None = None) -> None:
        """Goes back to the colours from before."""
        self.app.theme = self._before
        self.dismiss(None)
