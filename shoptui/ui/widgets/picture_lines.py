"""Values over time: for each line a row of upright bars, with its figures below."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from textual.content import Content

from shoptui.domain.language import _
from shoptui.domain.picture import Lines
from shoptui.domain.text import visible
from shoptui.services.formats import Formats
from shoptui.ui.widgets.columns import fit
from shoptui.ui.widgets.picture_figures import Room, column, figure, ground, parted, peak

WIDEST_STEP = 8  # cells from one time to the next
LEAST_STEP = 2
TALLEST, FAIR = 6, 2  # lines of one row of bars
BETWEEN = " · "


def lines_lines(lines: Lines, room: Room, formats: Formats) -> list[Content]:
    """The title, the lines one below the other, and the times; the latest times have precedence."""
    written = [[figure(value, lines.kind, formats) for value in line] for line in lines.values]
    longest = max((cell_len(text) for line in written for text in line), default=1)
    times = min(len(lines.times), max(room.width // LEAST_STEP, 1))
    step = min(max(room.width // max(times, 1), LEAST_STEP), WIDEST_STEP)
    if times < 2 or step > longest:
        step = min(max(longest + 1, step), WIDEST_STEP)
    tall = _tall(lines, room, with_figures=step > longest)
    drawn = [Content.styled(fit(visible(lines.title), room.width), "bold")]
    for name, values, texts in zip(lines.names, lines.values, written, strict=True):
        told = _named(name, values, lines, formats, is_brief=step > longest)
        drawn.append(Content.styled(fit(told, room.width).rstrip(), "$accent"))
        drawn += _columns(values[-times:], step, tall)
        if step > longest:
            row = "".join(fit(text, step - 1, right=True) + " " for text in texts[-times:])
            drawn.append(Content.styled(row.rstrip(), "bold"))
    return [*drawn, Content.styled(_axis(lines.times[-times:], step), "dim")]


def lines_height(lines: Lines) -> int:
    """The lines of the screen that show them well."""
    return 2 + len(lines.names) * (2 + 3)


def _tall(lines: Lines, room: Room, with_figures: bool) -> int:
    """How many rows the bars of each line may take."""
    each = (room.height - 2) // max(len(lines.names), 1)
    return max(min(each - 1 - with_figures, TALLEST), 1)


def _named(
    name: str, values: Sequence[float | None], lines: Lines, formats: Formats, *, is_brief: bool
) -> str:
    """The name of a line; where not all figures stand below it, its last, highest and lowest."""
    parts = [visible(name)]
    known = [(v, at) for at, v in enumerate(values) if v is not None]

    def told(found: tuple[float, int]) -> str:
        value, at = found
        return f"{visible(lines.times[at])} {figure(value, lines.kind, formats)}"

    if known and not is_brief:
        parts.append(_("last {figure}").format(figure=told(known[-1])))
    if len(known) > 1 and not is_brief:
        parts.append(_("highest {figure}").format(figure=told(max(known))))
        parts.append(_("lowest {figure}").format(figure=told(min(known))))
    if least := ground(values):
        parts.append(_("bars begin at {figure}").format(figure=figure(least, lines.kind, formats)))
    return BETWEEN.join(parts)


def _columns(values: Sequence[float | None], step: int, tall: int) -> Iterator[Content]:
    """The rows of upright bars; a time without a value stays empty."""
    most, least = peak(values), ground(values)
    bars = [column(value or 0.0, most, tall, least) for value in values]
    wide = max(step - 1, 1)
    for row in range(tall):
        text = "".join((drawn[row] * wide).ljust(step) for drawn in bars)
        blanks, blocks = parted(text.rstrip() or " ")
        yield Content.assemble(blanks, (blocks, "$primary"))


def _axis(times: Sequence[str], step: int) -> str:
    """As many labels of times as fit, each below its own bar, the latest always among them."""
    labels = [visible(time) for time in times]
    widest = max(map(cell_len, labels), default=1)
    every = max(-(-(widest + 1) // step), 1)
    row, used = "", 0
    for at, label in enumerate(labels):
        if (len(labels) - 1 - at) % every:
            continue
        start = max(at * step, 0)
        if every > 1:  # ends below the bar's right edge, so that the last one is not cut
            start = max((at + 1) * step - 1 - cell_len(label), 0)
        if start < used:
            continue
        gap = start - used
        text = fit(label, step - 1, right=True) if every == 1 else label
        row += " " * gap + text
        used = start + cell_len(text)
    return row
