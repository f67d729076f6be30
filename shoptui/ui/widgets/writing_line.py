"""A line that says how far the writing of a file is."""

from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from shoptui.domain.language import _
from shoptui.domain.text import visible
from shoptui.services.exporting import Watch
from shoptui.services.formats import Formats
from shoptui.ui.widgets.bar import bar

BAR_ROOM = 20
LOOK_EVERY = 0.1  # seconds between looks; rows are too many to be told of each


class WritingLine(Static):
    """Empty until something is written, and afterwards."""

    DEFAULT_CSS = """
    WritingLine { display: none; height: auto; color: $text-muted; &.-said { display: block; } }
    """

    def __init__(self, formats: Formats) -> None:
        """A line with nothing to say."""
        super().__init__()
        self._formats = formats
        self._watch: Watch | None = None
        self._rows: int | None = None
        self._looks: Timer | None = None

    def follow(self, watch: Watch, rows: int | None) -> None:
        """Says from now on how many rows are written.

        Args:
            watch: counts them.
            rows: how many there will be, None where that is not known before.
        """
        self._watch, self._rows = watch, rows
        self._looks = self.set_interval(LOOK_EVERY, self._look)

    def end(self, sentence: str = "") -> None:
        """Stops looking, and says a last sentence."""
        self._watch = None
        if self._looks is not None:
            self._looks.stop()
        self._say(sentence)

    def _look(self) -> None:
        if self._watch is None:
            return
        if self._watch.cancelled():
            self._say(_("Stopping …"))
            return
        done = self._watch.done
        said = _("Writing: {rows} rows so far. Esc stops.").format(rows=self._formats.number(done))
        drawn = f"{bar(done / self._rows, BAR_ROOM)} " if self._rows else ""
        self._say(drawn + said)

    def _say(self, sentence: str) -> None:
        self.update(Content(visible(sentence)))
        self.set_class(bool(sentence), "-said")
