"""What a person may ask of the shop: to be shown what it holds on them, and to be erased."""

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from textual import work

from shoptui.domain.errors import ShopError
from shoptui.domain.language import _
from shoptui.services.desk import Desk
from shoptui.ui.keys import OPENING
from shoptui.ui.panes.pane import Pane
from shoptui.ui.shop_frame import ShopFrame

if TYPE_CHECKING:
    from shoptui.services.erasing import Meant
    from shoptui.services.exporting import Exported

Found = TypeVar("Found")


class PrivacyFrame(ShopFrame):
    """An app in which a customer can be erased, and all that is held on one written to a file.

    Both are about the customer the owner looks at, else about one who is looked for first.
    """

    def action_erase(self) -> None:
        """Asks whether to erase a customer."""
        self._about_somebody(self._erase_somebody)

    def action_hold(self) -> None:
        """Writes all that is held on a customer."""
        self._about_somebody(self._write_out)

    def _about_somebody(self, go_on: Callable[[int | None], None]) -> None:
        from shoptui.ui.dialogs.find import FindDialog

        if self.desk is None:
            return
        here = self.customer_here()
        if here is not None:
            go_on(here)
        else:
            self.push_screen(FindDialog(self.desk), go_on)

    def customer_here(self) -> int | None:
        """The customer the owner looks at."""
        here = self.pane or self.screen
        selected: Callable[[], int | None] = getattr(here, "selected_customer", lambda: None)
        return selected()

    # Erasing

    def _erase_somebody(self, customer_id: int | None) -> None:
        self._ask_to_erase(customer_id)

    @work(group=OPENING)
    async def _ask_to_erase(self, customer_id: int | None) -> None:
        from shoptui.services.erasing import erase, meant
        from shoptui.ui.dialogs.erase import EraseDialog

        found = await self._looked_up(meant, customer_id)
        if found is not None and self.desk is not None:
            form = EraseDialog(found).kept_by(partial(erase, self.desk, found.customer.id))
            self.push_screen(form, partial(self._erased, found))

    def _erased(self, meant: "Meant", typed: str | None) -> None:
        if typed is None:
            return
        name = meant.customer.name
        self.said[:] = [each for each in self.said if name not in each.text]
        self.post_message(Pane.Changed())
        self.notify(_("Erased. The sales stay, without a name."))

    # What is held

    def _write_out(self, customer_id: int | None) -> None:
        self._ask_where(customer_id)

    @work(group=OPENING)
    async def _ask_where(self, customer_id: int | None) -> None:
        from shoptui.services.holding import asked, write_held
        from shoptui.ui.dialogs.hold import HoldDialog
        from shoptui.ui.dialogs.notice import Notice

        found, desk = await self._looked_up(asked, customer_id), self.desk
        if found is None or desk is None:
            return
        written: list[Exported] = []

        def tell(path: Path | None) -> None:
            if path is not None:
                self.push_screen(Notice(_("Exported"), [written[-1].sentence]))

        form = HoldDialog(found)
        form.kept_by(lambda path: written.append(write_held(desk, found.customer.id, path)))
        self.push_screen(form, tell)

    async def _looked_up(
        self, read: Callable[[Desk, int], Found], customer_id: int | None
    ) -> Found | None:
        if customer_id is None or self.desk is None:
            return None
        try:
            return await asyncio.to_thread(read, self.desk, customer_id)
        except ShopError as error:
            self.show_error(error)
            return None
