"""A shop full of hostile texts in a real terminal: no byte of them acts, on whatever screen."""

import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a Unix terminal", allow_module_level=True)

from shoptui.ui.panes.registry import PANES
from tests.safety.hostile import MARKUP
from tests.safety.tampered import MARK, MARKUP_MARK, tampered
from tests.safety.terminal import Terminal, app_in_a_terminal
from tests.safety.terminal_bytes import SEQUENCES, copies, faults, letters

FIRST_SCREEN, MENU, DISCARD = "Last sales", "Bring in a spreadsheet", "Keep editing"
ENTER, TAB, DOWN = "\r", "\t", "\x1b[B"
ESCAPE = "\x1b[27u"  # as new terminals send it, where nobody has to wait for what follows
# What is pressed on every pane and on a card, each left with Esc: why, sort, filter, export, help,
# a new sale, a new customer, edit, talk, refund or referral, a reward, the menu, the search, all
# commands, the phone or message to the clipboard.
KEYS = ("w", "s", "f", "x", "?", "n", "c", "e", "b", "r", "g", "m", "/", "\x10", "y")
BARE = "from shoptui.ui.widgets import grid_rows; grid_rows.visible = str"


def try_keys(terminal: Terminal) -> int:
    """Presses each key and goes back; returns how many of them drew something."""
    drew = 0
    for key in KEYS:
        drew += bool(terminal.press(key))
        came = letters(terminal.press(ESCAPE))
        if MENU in came:  # nothing lay over the pane
            terminal.press(ESCAPE)
        elif DISCARD in came:
            terminal.press(TAB)
            terminal.press(ENTER)
    return drew


def assert_harmless(terminal: Terminal) -> None:
    assert faults(terminal.written) == set()
    seen = letters(terminal.written)
    assert MARK in seen and MARKUP_MARK in seen


def test_the_customers_and_a_card_write_nothing_that_acts(tmp_path: Path) -> None:
    with app_in_a_terminal(tampered(tmp_path)) as terminal:
        terminal.until(FIRST_SCREEN)
        for key in ("2", ENTER, "y"):
            terminal.press(key)
        assert terminal.leave() == 0
    assert_harmless(terminal)
    assert len(copies(terminal.written.decode())) == 1


@pytest.mark.slow
def test_no_pane_and_nothing_opened_from_it_writes_what_acts(tmp_path: Path) -> None:
    with app_in_a_terminal(tampered(tmp_path)) as terminal:
        terminal.until(FIRST_SCREEN)
        for pane in PANES:
            terminal.press(pane.key)
            terminal.press(DOWN)
            assert try_keys(terminal) >= len(KEYS) // 3, pane
            terminal.press(TAB)
        for key in ("2", ENTER):
            terminal.press(key)
        assert try_keys(terminal) >= len(KEYS) // 3
        assert terminal.leave() == 0
    assert_harmless(terminal)


@pytest.mark.slow
def test_a_wide_screen_writes_nothing_that_acts(tmp_path: Path) -> None:
    with app_in_a_terminal(tampered(tmp_path), columns=150, lines=60) as terminal:
        terminal.until(FIRST_SCREEN)
        for pane in PANES:
            for key in (pane.key, DOWN, "w", ESCAPE):
                terminal.press(key)
        assert terminal.leave() == 0
    assert_harmless(terminal)
    shown = letters(terminal.written)
    assert [text for text in MARKUP if text not in shown] == []


@pytest.mark.slow
def test_control_names_drawn_as_they_are_act(tmp_path: Path) -> None:
    with app_in_a_terminal(tampered(tmp_path), before=BARE) as terminal:
        terminal.until(FIRST_SCREEN)
        terminal.press("2")
    found = faults(terminal.written)
    assert "\x1b" in found and found & set(SEQUENCES)


@pytest.mark.parametrize("text", SEQUENCES, ids=ascii)
def test_control_every_hostile_sequence_is_noticed(text: str) -> None:
    assert faults(f"\x1b[1;1H\x1b[1mAn{text}\x1b[0m".encode()) >= {text}


@pytest.mark.parametrize(
    "text",
    [
        *(
            "\x07",
            "\0",
            "\x08",
            "\x7f",
            "\x1b",
            "\x1b[2J",
            "\x1b[?1337h",
            "\x1b]0;x\x07",
            "\x1b[6n",
        ),
        *("\x1b]8;;http://x\x1b\\", "\x1b]52;c;Gw==\x07", "\x1b]52;p;QQ==\x07", "\x1bP+q\x1b\\"),
        *("\x9b1m", "\u202e", "\u2028", "\x1b[1;1", "\x1bc", "\x1b#8"),
    ],
    ids=ascii,
)
def test_control_what_is_not_on_the_list_is_noticed(text: str) -> None:
    assert faults(text.encode())


def test_what_textual_draws_with_is_on_the_list() -> None:
    written = (
        "\x1b[?1049h\x1b[>1u\x1b[2;3H\x1b[1;38;2;1;2;3mLan ␛]0;x␇\x1b[0m\r\n\x1b]52;c;QW4=\x07"
    )
    assert faults(written.encode()) == set() and copies(written) == ["An"]
