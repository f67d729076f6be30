from typing import Any, ClassVar

from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen
from textual.widgets import Input

from shoptui.domain.language import N_, speak
from shoptui.ui.command import Command, bindings, offers


def command(key: str, label: str, **more: Any) -> Command:
    return Command(f"test.{label}", key, N_(label), N_(f"{label} it."), f"do('{label}')", **more)


class Doing:
    """Keeps what was done."""

    done: ClassVar[list[str]]

    def action_do(self, what: str) -> None:
        self.done.append(what)


class List(Doing, Input, can_focus=True):
    ACTIONS = (command("enter", "open"), command("n,f2", "near"))
    BINDINGS: ClassVar = bindings(ACTIONS)
    done: ClassVar[list[str]] = []


class Pane(Doing, Vertical, can_focus=True):
    ACTIONS: ClassVar[tuple[Command, ...]] = (
        command("n", "new"),
        command("e", "edit"),
        command("r", "refund"),
    )
    BINDINGS: ClassVar = bindings(ACTIONS)
    done: ClassVar[list[str]] = []

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return parameters != ("refund",)


class SpecialPane(Pane):
    ACTIONS = (command("z", "special"),)
    BINDINGS: ClassVar = bindings(ACTIONS)


class Window(ModalScreen[None]):
    ACTIONS = (command("escape", "back"),)


class Desk(App[None]):
    ACTIONS = (command("n", "far"), command("ctrl+q", "leave"))

    def compose(self) -> ComposeResult:
        with SpecialPane(id="pane"):
            yield List(id="list")


def offered(screen: Screen[Any]) -> list[str]:
    return [offer.command.label for offer in offers(screen)]


async def test_what_is_offered_is_what_the_keys_would_do() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.query_one("#pane").focus()
        await pilot.pause()
        # the pane's commands that work now, its own and inherited; they hide the app's "n"
        assert offered(app.screen) == ["special", "new", "edit", "leave"]
        await pilot.press("n", "z")
        assert Pane.done == ["new", "special"]


async def test_letters_that_would_be_typed_are_not_offered() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.query_one("#list").focus()
        await pilot.pause()
        assert offered(app.screen) == ["open", "near", "leave"]
        near = next(offer for offer in offers(app.screen) if offer.command.label == "near")
        assert near.key_label == "F2"


async def test_a_window_hides_what_is_behind_it() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.push_screen(Window())
        await pilot.pause()
        assert offered(app.screen) == ["back"]


def test_keys_are_named_as_on_the_keyboard() -> None:
    names = {
        "n": "n",
        "U": "U",
        "ctrl+s": "Ctrl+S",
        "question_mark": "?",
        "up,down": "↑ ↓",
        "f5": "F5",
        "shift+tab": "Shift+Tab",
    }
    assert {key: command(key, "x").key_label for key in names} == names
    assert command("a", "x", key_name="letters").key_label == "letters"


def test_a_binding_carries_id_and_tooltip() -> None:
    binding = command("ctrl+s", "save", priority=True).binding()
    assert (binding.id, binding.tooltip, binding.priority) == ("test.save", "save it.", True)


def test_words_are_translated_when_shown() -> None:
    speak("en")
    save = command("s", "Save")
    assert (save.title, save.explanation) == ("Save", "Save it.")
