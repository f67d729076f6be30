"""The colours: a dark, a light and a high-contrast theme, readable by contrast."""

from textual.theme import Theme

DARK = Theme(
    name="shop-dark",
    primary="#8fbfa8",
    secondary="#86a8c4",
    accent="#d9b26f",
    warning="#e0b65f",
    error="#e58c7e",
    success="#8fc98a",
    foreground="#e4e2dc",
    background="#191c1e",
    surface="#212528",
    panel="#2b3034",
    dark=True,
)

LIGHT = Theme(
    name="shop-light",
    primary="#1f6650",
    secondary="#2f5f86",
    accent="#8a5a00",
    warning="#8a5a00",
    error="#a8322a",
    success="#2d6b2f",
    foreground="#23282a",
    background="#f7f5f0",
    surface="#efece5",
    panel="#e4e0d6",
    dark=False,
)

CONTRAST = Theme(
    name="shop-contrast",
    primary="#ffe14d",
    secondary="#7fd4ff",
    accent="#ffe14d",
    warning="#ffb000",
    error="#ff8080",
    success="#7dff7d",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#262626",
    dark=True,
)

THEMES = (DARK, LIGHT, CONTRAST)
