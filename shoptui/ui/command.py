"""What the owner can do, declared once: keys, footer hints, palette and help all come from here."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from textual.actions import parse
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.keys import key_to_character
from textual.screen import Screen

from shoptui.domain.language import _

MOST_HINTS = 7


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the owner can do.

    Attributes:
        id: stable name, such as "sale.new"; a keymap may move the key by it.
        key: Textual's name of the key, or several with commas.
        label: one or two words for the footer, marked with `N_`.
        tooltip: a whole sentence for palette and help, marked with `N_`.
        action: the Textual action to run, on the node that declares the command.
        rank: place in the footer, 1 first; 0 keeps it out.
        palette: whether the palette offers it.
        key_name: what the owner reads for the key where Textual's own name is no word.
        priority: whether it wins over the focused widget, as Ctrl+S does while typing.
    """

    id: str
    key: str
    label: str
    tooltip: str
    action: str
    rank: int = 5
    palette: bool = True
    key_name: str = ""
    priority: bool = False

    @property
    def title(self) -> str:
        """The label in the owner's language."""
        return _(self.label)

    @property
    def explanation(self) -> str:
        """The tooltip in the owner's language."""
        return _(self.tooltip)

    @property
    def key_label(self) -> str:
        """The key as printed on a keyboard: "n", "Enter", "Ctrl+S"."""
        return self.key_name or " ".join(_key_label(key) for key in self.key.split(","))

    def binding(self) -> Binding:
        """The Textual binding; the footer is our own, so Textual shows none."""
        return Binding(
            self.key,
            self.action,
            self.label,
            show=False,
            priority=self.priority,
            tooltip=self.tooltip,
            id=self.id,
        )


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """The `BINDINGS` of the class that declares the commands as its `ACTIONS`."""
    return [command.binding() for command in commands]


@dataclass(frozen=True, slots=True)
class Offer:
    """A command that works right now, the node that would do it, and the keys that do."""

    command: Command
    node: DOMNode
    keys: tuple[str, ...]

    @property
    def key_label(self) -> str:
        """The keys as printed on a keyboard; of several only those that work."""
        if len(self.keys) == len(self.command.key.split(",")):
            return self.command.key_label
        return " ".join(map(_key_label, self.keys))

    @property
    def first_key_label(self) -> str:
        """The first of the keys, as printed on a keyboard."""
        return _key_label(self.keys[0])


def offers(screen: Screen[object]) -> Iterator[Offer]:
    """The commands that work where the owner stands, the focused widget's first.

    A key declared nearer to the focus hides the same key further out, as it does when pressed.
    """
    seen: set[str] = set()
    for node in _chain(screen):
        for command in _declared(node):
            unseen = [key for key in command.key.split(",") if key not in seen]
            keys = tuple(key for key in unseen if not _is_typed(screen, key))
            if keys and _enabled(node, command):
                seen.update(keys)
                yield Offer(command, node, keys)


def _chain(screen: Screen[object]) -> list[DOMNode]:
    nodes: list[DOMNode] = list((screen.focused or screen).ancestors_with_self)
    if screen.is_modal:
        return nodes[: nodes.index(screen) + 1]
    return nodes


def _declared(node: DOMNode) -> Iterator[Command]:
    """The commands of the node's class and, as Textual does with bindings, of its bases."""
    for kind in type(node).__mro__:
        yield from kind.__dict__.get("ACTIONS", ())


def _is_typed(screen: Screen[object], key: str) -> bool:
    """Whether the key is a letter of what is being typed, and so no command."""
    focused = screen.focused
    return focused is not None and focused.check_consume_key(key, key_to_character(key))


def _enabled(node: DOMNode, command: Command) -> bool:
    _namespace, action, parameters = parse(command.action)
    return bool(node.check_action(action, parameters))


_KEY_LABELS = {
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "delete": "Delete",
    "tab": "Tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "slash": "/",
    "question_mark": "?",
    "asterisk": "*",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
}


def _key_label(key: str) -> str:
    *modifiers, last = key.split("+")
    is_shouted = (modifiers and len(last) == 1) or re.fullmatch(r"f\d+", last)
    name = _KEY_LABELS.get(last, last.upper() if is_shouted else last)
    return "+".join([*(modifier.capitalize() for modifier in modifiers), name])
