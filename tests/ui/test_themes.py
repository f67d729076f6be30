import pytest
from textual.color import Color
from textual.theme import Theme

from shoptui.ui.styles.themes import THEMES

READABLE = 4.5  # WCAG 2.1, success criterion 1.4.3
COMFORTABLE = 7.0  # success criterion 1.4.6


def contrast(first: Color, second: Color) -> float:
    """The ratio of luminances as WCAG 2.1 defines it, 1 to 21."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(color: Color) -> float:
    parts = [part / 255 for part in color.rgb]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_black_on_white_is_21_to_1() -> None:
    assert contrast(Color.parse("#000"), Color.parse("#fff")) == pytest.approx(21)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", ["background", "surface", "panel"])
def test_words_can_be_read_on_every_ground(theme: Theme, ground: str) -> None:
    colors = {
        name: Color.parse(value)
        for name, value in theme.to_color_system().generate().items()
        if value.startswith("#") and " " not in value
    }
    below = colors[ground]
    assert contrast(colors["foreground"], below) >= COMFORTABLE
    for name in ("primary", "accent", "warning", "error", "success"):
        assert contrast(colors[name], below) >= READABLE, name


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_words_can_be_read_under_the_cursor(theme: Theme) -> None:
    assert theme.background is not None
    cursor, word = Color.parse(theme.primary), Color.parse(theme.background)
    assert contrast(cursor, word) >= READABLE
