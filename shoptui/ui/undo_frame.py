"""Undo, redo and the history, from anywhere in the app."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual import work

from shoptui.domain.errors import ShopError
from shoptui.domain.language import _
from shoptui.services.desk import Desk
from shoptui.ui.keys import SAVING
from shoptui.ui.panes.pane import Pane
from shoptui.ui.shop_frame import ShopFrame

if TYPE_CHECKING:
    from shoptui.services.history import Step
    from shoptui.ui.panes.history import HistoryPane


PATIENCE = 1.0  # seconds after which the owner is told that it takes long


class UndoFrame(ShopFrame):
    """An app in which every change can be taken back."""

    def action_undo(self) -> None:
        """Takes back the last step."""
        from shoptui.services.history import undo_last

        self._change_history(undo_last, _("There is nothing to undo."))

    def action_redo(self) -> None:
        """Brings back what was undone last."""
        from shoptui.services.history import redo_last

        self._change_history(redo_last, _("There is nothing to bring back."))

    def action_history(self) -> None:
        """Shows all steps."""
        from shoptui.ui.screens.history import HistoryScreen

        if self.desk is None or self.formats is None or isinstance(self.screen, HistoryScreen):
            return
        self.push_screen(HistoryScreen(self.desk, self.formats))

    def on_history_pane_step_chosen(self, event: "HistoryPane.StepChosen") -> None:
        """Takes back one step of the history alone, or brings it back."""
        from shoptui.services.history import undo_step

        self._change_history(lambda desk: undo_step(desk, event.operation_id), "")

    def _change_history(self, change: "Callable[[Desk], Step | None]", nothing: str) -> None:
        if self.desk is not None:
            self._run_history(partial(change, self.desk), nothing)

    @work(thread=True, group=SAVING)
    def _run_history(self, change: "Callable[[], Step | None]", nothing: str) -> None:
        # Keys wait for it, so that pressing u twice takes back two steps.
        said = _("This was a large step; it takes a moment.")
        patience = self.call_from_thread(self.set_timer, PATIENCE, partial(self.notify, said))
        try:
            step = change()
        except ShopError as error:
            self.post_message(Pane.Trouble(error))
            return
        finally:
            self.call_from_thread(patience.stop)
        if step is not None:
            self.post_message(Pane.Changed())
        self.call_from_thread(self.notify, _said(step) if step else nothing)


def _said(step: "Step") -> str:
    if step.brings_back:
        return _("Brought back: {what}. u takes it back again.").format(what=step.what)
    return _("Undone: {what}. U brings it back.").format(what=step.what)
