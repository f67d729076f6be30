"""The picture of a report, whichever kind it is."""

from typing import ClassVar

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from shoptui.domain.language import N_
from shoptui.domain.picture import Bars, Curve, Heat, Lines, Picture
from shoptui.services.formats import Formats
from shoptui.ui.command import Command, bindings
from shoptui.ui.widgets.picture_bars import bars_height, bars_lines
from shoptui.ui.widgets.picture_curve import curve_height, curve_lines
from shoptui.ui.widgets.picture_figures import Room
from shoptui.ui.widgets.picture_heat import Ground, Sight, heat_height, heat_lines, sight
from shoptui.ui.widgets.picture_lines import lines_height, lines_lines

PICTURE_ACTIONS = tuple(
    Command(f"picture.{key}", key, label, tooltip, f"look({down}, {right})", rank, False, name)
    for key, down, right, label, tooltip, rank, name in (
        ("down", 1, 0, N_("Look around"), N_("Show the rows below."), 4, "↑↓←→"),
        ("up", -1, 0, N_("Up"), N_("Show the rows above."), 0, ""),
        ("left", 0, -1, N_("Left"), N_("Show the columns further left."), 0, ""),
        ("right", 0, 1, N_("Right"), N_("Show the columns further right."), 0, ""),
    )
)


FAIR_GRID = 16  # lines that show enough of a grid to see which way it goes


class PictureView(Widget, can_focus=True):
    """Draws a picture in the room there is; a grid larger than that is moved by the arrow keys."""

    ACTIONS = PICTURE_ACTIONS
    BINDINGS: ClassVar = bindings(PICTURE_ACTIONS)
    COMPONENT_CLASSES: ClassVar[set[str]] = {"picture--cold", "picture--hot"}
    DEFAULT_CSS = """
    PictureView {
        height: 1fr; padding: 0 1;
        & > .picture--cold { background: $panel; color: $foreground; }
        &:dark > .picture--hot { background: #1f6b4e; }
        &:light > .picture--hot { background: #79cba5; }
    }
    """
    ALLOW_SELECT: ClassVar[bool] = False
    corner = reactive((0, 0), init=False)  # first row and first column in sight

    def __init__(self, formats: Formats, *, id: str | None = None) -> None:
        """Nothing drawn yet."""
        super().__init__(id=id)
        self._formats = formats
        self.picture: Picture | None = None

    def show(self, picture: Picture | None) -> None:
        """Draws another picture; a grid of the same size stays where it was looked at."""
        if self.picture is None or picture is None or type(picture) is not type(self.picture):
            self.corner = (0, 0)
        self.picture = picture
        self.refresh()
        self.refresh_bindings()

    def on_resize(self, event: events.Resize) -> None:
        """What can be moved depends on the room."""
        self.refresh_bindings()

    def action_look(self, down: int, right: int) -> None:
        """Moves what is in sight of a grid."""
        seen = self._sight()
        if seen is not None and isinstance(self.picture, Heat):
            place = seen.top + down, seen.left + right
            kept = sight(self.picture, self._room, self._formats, *place)
            self.corner = (kept.top, kept.left)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Arrows move only what has more than shows."""
        return action != "look" or self.is_larger

    @property
    def is_larger(self) -> bool:
        """Whether it is a grid of which only a part shows."""
        seen = self._sight()
        return (
            seen is not None and isinstance(self.picture, Heat) and not seen.is_whole(self.picture)
        )

    def render(self) -> RenderResult:
        """The picture, line by line."""
        return Content("\n").join(self._lines())

    @property
    def _room(self) -> Room:
        return Room(max(self.content_size.width, 1), max(self.content_size.height, 1))

    def _sight(self) -> Sight | None:
        if not isinstance(self.picture, Heat):
            return None
        return sight(self.picture, self._room, self._formats, *self.corner)

    def _lines(self) -> list[Content]:
        picture, room = self.picture, self._room
        if isinstance(picture, Bars):
            return bars_lines(picture, room, self._formats)
        if isinstance(picture, Curve):
            return curve_lines(picture, room, self._formats)
        if isinstance(picture, Lines):
            return lines_lines(picture, room, self._formats)
        seen = self._sight()
        if isinstance(picture, Heat) and seen is not None:
            return heat_lines(picture, room, self._formats, seen, self._ground)
        return []

    @property
    def _ground(self) -> Ground:
        cold = self.get_component_styles("picture--cold")
        hot = self.get_component_styles("picture--hot").background
        return Ground(cold.background, hot, cold.color)


def wanted_height(picture: Picture) -> int:
    """The lines that show a picture well."""
    if isinstance(picture, Bars):
        return bars_height(picture)
    if isinstance(picture, Curve):
        return curve_height(picture)
    return heat_height(picture) if isinstance(picture, Heat) else lines_height(picture)


def least_height(picture: Picture) -> int:
    """The lines without which a picture says little."""
    if isinstance(picture, Lines):
        return 2 + 4 * len(picture.names)
    if isinstance(picture, Heat):
        return min(heat_height(picture), FAIR_GRID)
    return wanted_height(picture)
