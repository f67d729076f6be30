import asyncio
import time
from typing import ClassVar

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.keys import _character_to_key
from textual.screen import ModalScreen
from textual.widgets import Input, Label, TextArea

from shoptui.ui.keys import OPENING, SEARCHES, OrderedKeys

# "gox tieengs vieetj" as a Telex input method sends it: what was typed so far is taken back letter
# by letter and typed again with its mark.
TELEX = "go\x7fõ tie\x7fêng\x7f\x7f\x7fếng vie\x7fêt\x7f\x7fệt"
NAMES = {"\x7f": "backspace", "\t": "tab", "\r": "enter", "\x1b": "escape", "\x03": "ctrl+c"}


def keys(text: str) -> list[events.Key]:
    return [events.Key(NAMES.get(key) or _character_to_key(key), key) for key in text]


def burst(app: App[None], text: str) -> None:
    """Delivers all keys in one go, as one read of the terminal does."""
    for key in keys(text):
        app.post_message(key)


class TwoFields(App[None]):
    def compose(self) -> ComposeResult:
        yield Input(id="first")
        yield Input(id="second")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.screen.focus_next()

    def text(self, field: str) -> str:
        return self.query_one(f"#{field}", Input).value


class OrderedFields(OrderedKeys[None], TwoFields):
    pass


async def test_a_burst_of_an_input_method_gives_the_text_that_was_typed() -> None:
    app = OrderedFields()
    async with app.run_test():
        burst(app, TELEX)
        await app.keys_settled()
        assert app.text("first") == "gõ tiếng việt"


async def test_stock_textual_gets_the_same_burst_wrong() -> None:
    app = TwoFields()
    async with app.run_test() as pilot:
        burst(app, TELEX)
        await pilot.pause()
        assert app.text("first") != "gõ tiếng việt"


@pytest.mark.parametrize("key", ["\t", "\r"])
async def test_what_follows_a_tab_or_enter_lands_in_the_next_field(key: str) -> None:
    app = OrderedFields()
    async with app.run_test():
        burst(app, f"lan{key}250k")
        await app.keys_settled()
        assert (app.text("first"), app.text("second")) == ("lan", "250k")


async def test_stock_textual_puts_it_all_in_one_field() -> None:
    app = TwoFields()
    async with app.run_test() as pilot:
        burst(app, "lan\t250k")
        await pilot.pause()
        assert app.text("first") == "lan250k"


async def test_a_paste_keeps_its_place_between_keys() -> None:
    app = OrderedFields()
    async with app.run_test():
        burst(app, "x\x7f")
        app.post_message(events.Paste("Lan"))
        burst(app, "\t1")
        await app.keys_settled()
        assert (app.text("first"), app.text("second")) == ("Lan", "1")


class Question(ModalScreen[str]):
    def compose(self) -> ComposeResult:
        yield Input()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)


class Asking(OrderedKeys[None]):
    """A list that asks for a name on "n", at once, after some work, or through a worker."""

    BINDINGS: ClassVar = [
        ("n", "ask", ""),
        ("l", "ask_later", ""),
        ("o", "ask_after_reading", ""),
        ("w", "why", ""),
        ("h", "hang", ""),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[str | None] = []
        self.asked_why = 0

    def compose(self) -> ComposeResult:
        yield Label("the list")

    def action_ask(self) -> None:
        self.push_screen(Question(), self.answers.append)

    def action_ask_later(self) -> None:
        self.call_after_refresh(self.action_ask)

    def action_ask_after_reading(self) -> None:
        self.run_worker(self._read_then_ask(), group=OPENING)

    async def _read_then_ask(self) -> None:
        await asyncio.to_thread(time.sleep, 0.03)
        answer: str = await self.push_screen_wait(Question())
        self.answers.append(answer)

    def action_why(self) -> None:
        self.asked_why += 1

    async def action_hang(self) -> None:
        await asyncio.sleep(0.3)


@pytest.mark.parametrize("key", ["n", "l", "o"])
async def test_what_is_typed_behind_a_key_that_opens_a_window_lands_in_the_window(key: str) -> None:
    app = Asking()
    async with app.run_test():
        burst(app, f"{key}now\rw")
        await app.keys_settled()
        assert app.answers == ["now"]
        assert app.asked_why == 1  # the "w" inside "now" was text, the last one a command again


async def test_an_open_window_of_a_worker_does_not_hold_back_the_keys(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("shoptui.ui.keys.LONGEST_WAIT", 30.0)
    app = Asking()
    async with app.run_test():
        burst(app, "oabc")
        await asyncio.wait_for(app.keys_settled(), 5)
        assert app.screen.query_one(Input).value == "abc"


async def test_nothing_stuck_takes_the_keyboard_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shoptui.ui.keys.LONGEST_WAIT", 0.05)
    stuck = asyncio.Event()
    app = OrderedFields()
    async with app.run_test() as pilot:
        worker = app.query_one("#first").run_worker(stuck.wait(), group=SEARCHES)
        burst(app, "a\tb\tc")
        await asyncio.sleep(0.3)
        await pilot.pause()
        assert (app.text("first"), app.text("second")) == ("c", "b")
        worker.cancel()


async def test_a_widget_that_hangs_is_waited_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shoptui.ui.keys.LONGEST_WAIT", 0.05)
    app = Asking()
    async with app.run_test():
        started = time.monotonic()
        burst(app, "hwww")
        await app.keys_settled()
        assert app.asked_why == 3
        assert time.monotonic() - started < 2


class Searching(OrderedFields):
    """Enter takes what the last search found."""

    found = ""
    taken = ""

    def on_input_changed(self, event: Input.Changed) -> None:
        event.input.run_worker(self._search(event.value), group=SEARCHES, exclusive=True)

    async def _search(self, text: str) -> None:
        self.found = ""
        await asyncio.to_thread(time.sleep, 0.02)
        self.found = f"hit for {text}"

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.taken = self.found


async def test_enter_waits_for_the_search_but_letters_do_not() -> None:
    app = Searching()
    async with app.run_test():
        burst(app, "nguyen\r")
        await app.keys_settled()
        assert app.taken == "hit for nguyen"


class Notes(Asking):
    def compose(self) -> ComposeResult:
        yield TextArea()


@pytest.mark.parametrize("character", ["w", "ไ", "ư", "Ư"])
async def test_a_command_is_understood_in_every_layout(character: str) -> None:
    app = Asking()
    async with app.run_test():
        burst(app, character.lower())
        await app.keys_settled()
        assert app.asked_why == 1


async def test_text_is_left_as_typed() -> None:
    app = OrderedFields()
    async with app.run_test():
        burst(app, "ไทย tư")
        await app.keys_settled()
        assert app.text("first") == "ไทย tư"
    notes = Notes()
    async with notes.run_test():
        burst(notes, "ไทย")
        await notes.keys_settled()
        assert notes.query_one(TextArea).text == "ไทย"


async def test_ctrl_c_copies_in_a_field_and_never_leaves() -> None:
    app = OrderedFields()
    async with app.run_test():
        burst(app, "lan")
        app.post_message(events.Key("shift+home", None))
        burst(app, "\x03")
        await app.keys_settled()
        assert app.clipboard == "lan"
    asking = Asking()
    async with asking.run_test():
        burst(asking, "\x03\x03")
        await asking.keys_settled()
        assert asking.is_running
        assert not asking._notifications
