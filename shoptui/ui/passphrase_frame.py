"""Protected shops in the app: asking for the passphrase, and changing it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from textual import work

from shoptui.domain.errors import ExtraMissing, FileTrouble, Locked, ShopError
from shoptui.domain.language import _
from shoptui.domain.passphrase import Key
from shoptui.services.desk import Desk, open_desk
from shoptui.ui.keys import SAVING
from shoptui.ui.panes.registry import FIRST
from shoptui.ui.shop_frame import ShopFrame

TO_READ = 20.0  # seconds what became of the backups stays


class PassphraseFrame(ShopFrame):
    """An app that asks for the passphrase wherever a shop turns out to be locked."""

    is_changing_key = False

    def show_error(self, error: ShopError) -> None:
        """Asks for the passphrase where that is all that is wrong."""
        if not isinstance(error, Locked) or isinstance(error, ExtraMissing) or error.shop is None:
            super().show_error(error)
        elif not self.is_changing_key:  # a look at the shop may meet the new file with the old key
            self.unlock(error.shop)

    def unlock(
        self, shop: Path, pane_id: str = FIRST, then: Callable[[], None] | None = None
    ) -> None:
        """Asks for the passphrase of a shop and opens it."""
        from shoptui.services.passphrases import unlock
        from shoptui.ui.dialogs.passphrase import PassphraseDialog

        if any(isinstance(screen, PassphraseDialog) for screen in self.screen_stack):
            return
        dialog = PassphraseDialog(shop.name, partial(unlock, shop))

        def show(passphrase: str | None) -> None:
            if passphrase is not None:
                self.open_shop(
                    lambda: open_desk(shop, self.today, self.now, dialog.key),
                    pane_id=pane_id,
                    then=then,
                )

        self.push_screen(dialog, show)

    def action_passphrase(self) -> None:
        """Protects the shop, or changes its passphrase."""
        from shoptui.services import passphrases
        from shoptui.ui.dialogs.passphrase import NewPassphraseDialog

        desk = self.desk
        if desk is None:
            return
        if not passphrases.can_protect():
            self.show_error(FileTrouble(passphrases.how_to_get_it()))
            return
        title = _("Another passphrase") if desk.file.key else _("Protect the shop")
        changing = _Changing(self, desk)
        form = NewPassphraseDialog(title).kept_by(changing.keep)
        self.push_screen(form, changing.show)

    def action_remove_passphrase(self) -> None:
        """Asks whether to protect the shop no more."""
        from shoptui.ui.dialogs.question import Question

        desk = self.desk
        if desk is None or desk.file.key is None:
            return
        question = Question(
            _("Take the passphrase off this shop?"),
            _("Take it off"),
            _("Keep it"),
            detail=_("Everybody who gets at the file can then read it. A backup is made first."),
        )

        def answered(is_meant: bool | None) -> None:
            if is_meant:
                self._take_off(_Changing(self, desk))

        self.push_screen(question, answered)

    @work(thread=True, group=SAVING)
    def _take_off(self, changing: "_Changing") -> None:
        try:
            changing.take_off()
        except ShopError as error:
            self.call_from_thread(self.show_error, error)
        else:
            self.call_from_thread(changing.show_anew)


class _Changing:
    """One change of the passphrase, from the form to the shop that opens with it."""

    def __init__(self, app: PassphraseFrame, desk: Desk) -> None:
        self._app = app
        self._desk = desk
        self._said = ""

    def keep(self, passphrase: str) -> None:
        """Changes it; runs in a thread."""
        from shoptui.services import passphrases

        self._change(lambda: passphrases.new_key(passphrase, passphrase))

    def take_off(self) -> None:
        """Protects the shop no more; runs in a thread."""
        self._change(lambda: None)

    def _change(self, made_key: Callable[[], Key | None]) -> None:
        from shoptui.services import passphrases

        self._app.is_changing_key = True
        try:
            changed = passphrases.change(self._desk, made_key())
        except BaseException:
            self._app.is_changing_key = False
            raise
        self._desk, self._said = changed.desk, changed.said

    def show(self, passphrase: str | None) -> None:
        """Shows the shop anew, unless the owner thought better of it."""
        if passphrase is not None:
            self.show_anew()

    def show_anew(self) -> None:
        """Shows the shop with the key it has now."""
        self._app.desk = desk = self._desk
        self._app.open_shop(lambda: desk, then=self._tell)

    def _tell(self) -> None:
        self._app.is_changing_key = False
        self._app.notify(self._said, timeout=TO_READ)
