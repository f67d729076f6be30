"""Checking the shop file, from anywhere in the app."""

from typing import TYPE_CHECKING

from textual import work

from shoptui.domain.errors import ShopError
from shoptui.domain.language import _
from shoptui.services.desk import Desk
from shoptui.ui.panes.pane import Pane
from shoptui.ui.shop_frame import ShopFrame

if TYPE_CHECKING:
    from shoptui.services.check import Checked


class CheckFrame(ShopFrame):
    """An app that says whether its shop file is whole."""

    def action_check(self) -> None:
        """Looks at the whole file; it takes seconds in a very large shop."""
        if self.desk is not None:
            self.notify(_("Looking at the whole shop file…"))
            self._check(self.desk)

    @work(thread=True, exclusive=True, group="check")
    def _check(self, desk: Desk) -> None:
        from shoptui.services.check import check_file

        try:
            checked = check_file(desk.file.path, desk.today(), desk.file.key)
        except ShopError as error:
            self.post_message(Pane.Trouble(error))
            return
        self.call_from_thread(self._show_check, checked)

    def _show_check(self, checked: "Checked") -> None:
        from shoptui.ui.dialogs.notice import Notice

        if checked.is_well:
            self.push_screen(Notice(_("All is well"), [checked.figures]))
        else:
            found = [*checked.findings, checked.figures]
            self.push_screen(
                Notice(_("The shop file is not well"), list(filter(None, found)), is_trouble=True)
            )
