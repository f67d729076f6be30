"""What shows while the terminal is too small for anything else."""

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import Static

from shoptui.domain.language import _

LEAST = Size(60, 18)


def is_too_small(size: Size) -> bool:
    """Whether the terminal has no room for the screens."""
    return size.width < LEAST.width or size.height < LEAST.height


class TooSmallScreen(ModalScreen[None]):
    """Covers everything, so that no key acts unseen; what is below stays as it is."""

    DEFAULT_CSS = """
    TooSmallScreen > Static { width: auto; max-width: 100%; text-align: center; }
    """

    def compose(self) -> ComposeResult:
        """One sentence."""
        yield Static(id="too-small")

    def on_mount(self) -> None:
        """Says how much is missing."""
        self._say(self.app.size)

    def on_resize(self, event: events.Resize) -> None:
        """Goes away once there is room."""
        if is_too_small(event.size):
            self._say(event.size)
        else:
            self._leave()

    def on_screen_resume(self) -> None:
        """Goes away if the room came while something else lay above."""
        if not is_too_small(self.app.size):
            self._leave()

    def _leave(self) -> None:
        if self.is_active:
            self.dismiss(None)

    def _say(self, size: Size) -> None:
        said = _(
            "This window is {width} by {height} letters. shoptui needs {least_width} by "
            "{least_height}: make it larger, or the letters smaller. Your work is kept."
        )
        self.query_one("#too-small", Static).update(
            Content(
                said.format(
                    width=size.width,
                    height=size.height,
                    least_width=LEAST.width,
                    least_height=LEAST.height,
                )
            )
        )
