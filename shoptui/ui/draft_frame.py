"""Drafts in the app: kept while forms are open, offered after a crash, thrown away on leaving."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import work

from shoptui.domain.errors import ShopError
from shoptui.domain.language import _
from shoptui.services.desk import Desk
from shoptui.services.drafts import DraftBook, LeftBehind
from shoptui.ui.busy import running
from shoptui.ui.drafts.content import lines_of
from shoptui.ui.drafts.drafted import DraftedForm
from shoptui.ui.drafts.keeper import KEEPING, Keeper
from shoptui.ui.panes.pane import Pane
from shoptui.ui.shop_frame import ShopFrame

if TYPE_CHECKING:
    from shoptui.ui.dialogs.left_behind import LeftBehindDialog

OFFERING = "offer drafts"  # the group of the worker that goes through them


class DraftFrame(ShopFrame):
    """An app in which what stands in open forms survives a crash."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """An app without a draft; see `ShopFrame`."""
        super().__init__(*args, **kwargs)
        self.draft_book = DraftBook(self.state_dir)
        self._offered: set[Path] = set()

    def keeper_of(self, form: DraftedForm[Any]) -> Keeper | None:
        """What keeps a form that was just opened."""
        return Keeper(self.draft_book, self.desk, form) if self.desk else None

    # Offering

    def shop_opened(self, desk: Desk) -> None:
        """Offers what was left behind, once for each shop."""
        path = desk.file.path.absolute()
        if path not in self._offered:
            self._offered.add(path)
            self._offer_drafts(desk, says_none=False)

    def action_drafts(self) -> None:
        """Offers what was kept for later."""
        if self.desk is not None:
            self._offer_drafts(self.desk, says_none=True)

    @work(group=OFFERING, exclusive=True)
    async def _offer_drafts(self, desk: Desk, *, says_none: bool) -> None:
        try:
            left = await asyncio.to_thread(self.draft_book.left_behind, desk)
            for draft in left:
                if self.desk is desk and await self._answer(desk, draft):
                    return
        except ShopError as error:
            self.show_error(error)
            return
        if says_none and not left:
            self.notify(_("No form was left unfinished."))

    async def _answer(self, desk: Desk, draft: LeftBehind, trouble: str = "") -> bool:
        """Asks what becomes of a draft; whether its form is open now."""
        from shoptui.ui.dialogs.left_behind import Answer

        answer = await self.push_screen_wait(self._dialog(draft, trouble))
        if answer is Answer.THROW_AWAY:
            await asyncio.to_thread(self.draft_book.forget, desk, draft.kept.id)
        return answer is Answer.OPEN and await self._reopen(desk, draft)

    def _dialog(self, draft: LeftBehind, trouble: str) -> "LeftBehindDialog":
        from shoptui.services.backup_words import moment
        from shoptui.ui.dialogs.left_behind import LeftBehindDialog

        assert self.formats is not None
        when = moment(draft.at, self.now(), self.formats)
        title = str(draft.content.get("title", ""))
        return LeftBehindDialog(title, when, lines_of(draft.content), trouble)

    async def _reopen(self, desk: Desk, draft: LeftBehind) -> bool:
        """Opens the form of a draft as it was left; where that cannot be, says why."""
        from shoptui.ui.drafts.registry import reopened

        assert self.formats is not None
        try:
            form = await reopened(desk, self.formats, draft)
        except ShopError as error:
            return await self._answer(desk, draft, str(error))
        if await asyncio.to_thread(self.draft_book.take_over, desk, draft):
            self.push_screen(form, self._form_kept)
        else:
            self.notify(_("Another window has opened this form already."))
        return True

    def _form_kept(self, result: object | None) -> None:
        if result is not None:
            self.post_message(Pane.Changed())
            self.notify(_("Saved."))

    # Leaving

    async def before_leaving(self) -> None:
        """Throws away what the owner leaves open."""
        for screen in self.screen_stack:
            if isinstance(screen, DraftedForm):
                screen.stop_keeping()
        while running(self, (KEEPING,)):
            await asyncio.sleep(0.02)
        await asyncio.to_thread(self.draft_book.close, self.desk)
        await super().before_leaving()
