"""Bars below each other, each with its name and its figure."""

from collections.abc import Iterator

from textual.content import Content

from shoptui.domain.language import _, counted
from shoptui.domain.picture import Bars
from shoptui.domain.text import visible
from shoptui.services.formats import Formats
from shoptui.ui.widgets.bar import bar
from shoptui.ui.widgets.columns import fit
from shoptui.ui.widgets.picture_figures import Room, figure, parted, peak, widest

WIDEST_LABEL, WIDEST_FIGURE = 24, 12
LONGEST_BAR = 60
POINTER = " ← "


def bars_lines(bars: Bars, room: Room, formats: Formats) -> list[Content]:
    """The title and a line for each bar; those without room are counted in the last line."""
    shown = len(bars.labels)
    if shown > room.height - 1:
        shown = max(room.height - 2, 1)
    lines = [Content.styled(fit(visible(bars.title), room.width), "bold")]
    lines += _bars(bars, shown, room, formats)
    hidden = len(bars.labels) - shown
    if hidden > 0:
        said = counted("{count} more in the list", "{count} more in the list", hidden)
        lines.append(Content.styled(said, "dim"))
    return lines


def bars_height(bars: Bars) -> int:
    """The lines that show all of them."""
    return 1 + len(bars.labels)


def _bars(bars: Bars, shown: int, room: Room, formats: Formats) -> Iterator[Content]:
    labels = widest(bars.labels, min(WIDEST_LABEL, room.width // 3))
    written = [figure(value, bars.kind, formats) for value in bars.values]
    figures = widest(written, WIDEST_FIGURE)
    most = peak(bars.values)
    word = POINTER + visible(bars.mark or _("the weakest")) if bars.marked is not None else ""
    length = max(min(room.width - labels - figures - 2 - len(word), LONGEST_BAR), 1)
    for at in range(shown):
        label, value = fit(visible(bars.labels[at]), labels), bars.values[at]
        share = max((value or 0.0) / most, 0.0) if most > 0 else 0.0
        said, look = (word, "bold $text-warning") if at == bars.marked else ("", "")
        drawn = bar(share, length)
        blanks, bare = parted(fit(written[at], figures, right=True))
        yield Content.assemble(
            (f"{label} ", look or ""),
            blanks,
            (f"{bare} ", look or "bold"),
            (drawn, "$warning" if look else "$primary"),
            (said, look),
        )
