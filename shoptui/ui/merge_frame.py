"""Customers who are there twice: finding them and making them one, from anywhere in the app."""

from shoptui.ui.panes.pane import Pane
from shoptui.ui.shop_frame import ShopFrame


class MergeFrame(ShopFrame):
    """An app in which two records can become one."""

    def action_duplicates(self) -> None:
        """Shows who may be here twice."""
        from shoptui.ui.screens.duplicates import DuplicatesScreen

        if self.desk is None or self.formats is None or isinstance(self.screen, DuplicatesScreen):
            return
        self.push_screen(DuplicatesScreen(self.desk, self.formats))

    def on_pane_compare(self, event: Pane.Compare) -> None:
        """Puts two records side by side."""
        from shoptui.ui.screens.duplicates import ComparisonScreen

        if self.desk is not None and self.formats is not None:
            self.push_screen(ComparisonScreen(self.desk, self.formats, event.one, event.other))
