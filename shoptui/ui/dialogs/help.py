"""Help for where the owner is: what the screen is for, its keys, and how things are typed."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from rich.table import Table
from rich.text import Text
from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Label, Static

from shoptui.domain.language import _
from shoptui.domain.text import visible
from shoptui.ui.command import Offer
from shoptui.ui.dialogs.notice import Notice
from shoptui.ui.shell.pane_bar import PaneBar
from shoptui.ui.widgets.grid import Grid

KEY_WIDTH = 12


class HelpDialog(Notice):
    """The keys in groups, the nearest first."""

    def __init__(self, intro: str, offers: Iterable[Offer]) -> None:
        """Help on a screen.

        Args:
            intro: what the screen is for; "" where there is nothing to say.
            offers: what works there.
        """
        super().__init__(_("Help"), [intro] if intro else [])
        self._groups = [(title, list(group)) for title, group in groupby(offers, _group_title)]

    def compose(self) -> ComposeResult:
        """What it is for, the keys, how to type."""
        with Vertical(classes="dialog-box -tight -tall"):
            yield Label(Content(_("Help")), classes="dialog-title")
            with VerticalScroll(classes="notice-body", can_focus=False):
                for paragraph in self.paragraphs:
                    yield Static(Content(visible(paragraph)))
                for title, offers in self._groups:
                    yield from _section(title, map(_row, sorted(offers, key=_is_minor)))
                yield from _section(_("How to type"), _ways_to_type())
            with Horizontal(classes="dialog-buttons"):
                yield Button(Content(_("OK")), id="ok", variant="primary")


def _section(title: str, rows: Iterable[tuple[str, str]]) -> Iterator[Static]:
    table = Table.grid(padding=(0, 1), expand=True)
    table.add_column(width=KEY_WIDTH, style="bold", no_wrap=True)
    table.add_column(ratio=1)
    for key, meaning in rows:
        table.add_row(Text(visible(key)), Text(visible(meaning)))
    yield Label(Content(visible(title)), classes="dialog-title -section")
    yield Static(table)


def _row(offer: Offer) -> tuple[str, str]:
    return offer.key_label, offer.command.explanation


def _is_minor(offer: Offer) -> bool:
    """Whether it can do without help: moving by arrows and the like."""
    return not offer.command.palette


def _group_title(offer: Offer) -> str:
    if isinstance(offer.node, App):
        return _("From anywhere")
    if isinstance(offer.node, Grid):
        return _("In the list")
    return _("In the line of panes") if isinstance(offer.node, PaneBar) else _("On this screen")


def _ways_to_type() -> Iterator[tuple[str, str]]:
    yield "250k 1tr2", _("Amounts: 250,000 and 1,200,000; 120+35 adds up.")
    yield "y -3 22/11", _("Days: yesterday, three days ago, the 22nd of November.")
    yield "anh", _("Names: accents and order don't matter; the last digits of a phone do, too.")
    yield "Tab ↑ ↓", _("Forms: go from field to field. Enter goes on and saves on the last one.")
