"""A screen about one record, which does not outlive the record."""

from textual.screen import Screen

from shoptui.ui.panes.pane import Pane


class RecordScreen(Screen[None]):
    """Goes back, and says why, where its record was undone or was taken away by another window."""

    _is_gone = False
    _is_left = False

    def on_pane_gone(self, event: Pane.Gone) -> None:
        """Goes back, at once or when the windows above are closed."""
        event.stop()
        if not self._is_gone:
            self._is_gone = True
            self.app.notify(str(event.error), markup=False)
            self._leave_if_gone()

    def on_screen_resume(self) -> None:
        """What was open above this screen is closed."""
        self._leave_if_gone()

    def _leave_if_gone(self) -> None:
        if self._is_gone and self.app.screen is self and not self._is_left:
            self._is_left = True
            self.dismiss()
