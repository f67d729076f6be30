"""Whether the app has done everything that was asked of it so far."""

from asyncio import Event
from collections.abc import Collection, Iterator
from typing import Any

from textual.app import App
from textual.dom import DOMNode
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.worker import Worker


def is_busy(pump: MessagePump) -> bool:
    """Whether a widget, screen or app has messages to handle or is handling one.

    Textual keeps no count of what is unfinished; but a pump that has nothing to do stands waiting
    for its queue.
    """
    never_started = pump._task is None and not pump._running
    if never_started or pump._closing or pump._closed:
        return False
    something_came: Event = pump._message_queue.ready_event
    waits = bool(something_came._waiters) and not something_came.is_set()
    return not waits or bool(pump._next_callbacks)


def busy_pump(app: App[Any], ignored: Collection[object] = ()) -> MessagePump | None:
    """The first found busy among the app, its active screen and the widgets on it."""
    if not app.screen_stack:
        return None
    for pump in _pumps(app):
        if is_busy(pump) and pump not in ignored:
            return pump
    screen = app.screen
    return screen if screen._callbacks and screen not in ignored else None


def _pumps(app: App[Any]) -> Iterator[MessagePump]:
    screen: Screen[Any] = app.screen
    yield app
    if screen.focused is not None:
        yield screen.focused
    nodes: list[DOMNode] = [screen]
    while nodes:
        node = nodes.pop()
        yield node
        nodes.extend(node.children)


def running(app: App[Any], groups: Collection[str]) -> set[Worker[Any]]:
    """The workers of these groups that are not done."""
    return {worker for worker in app.workers if worker.group in groups and not worker.is_finished}
