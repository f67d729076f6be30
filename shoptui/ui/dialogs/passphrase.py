"""Typing the passphrase of a shop, and choosing a new one."""

import asyncio
from collections.abc import Callable, Sequence

from shoptui.domain.errors import Cancelled, InvalidInput, Locked, ShopError
from shoptui.domain.language import N_, _
from shoptui.domain.passphrase import SHORTEST, Key, check_new
from shoptui.services.passphrases import warning
from shoptui.ui.dialogs.form import FormDialog
from shoptui.ui.dialogs.question import Question
from shoptui.ui.widgets.field import Field
from shoptui.ui.widgets.secret_field import SecretField
from shoptui.ui.widgets.value_fields import given


class PassphraseDialog(FormDialog[str]):
    """Asks until the passphrase opens the file, or the owner gives up.

    Attributes:
        key: what opens the file, once the dialog closed with a passphrase; None for a plain file.
    """

    NO_DRAFT = "a passphrase is written down nowhere"

    NO_DRAFT = "a passphrase is kept nowhere"
    SAVE_LABEL = N_("Open (Ctrl+S)")

    def __init__(self, file: str, unlock: Callable[[str], Key | None]) -> None:
        """A question about one file.

        Args:
            file: its name.
            unlock: tries a passphrase; runs in a thread, raises Locked where it is another one.
        """
        super().__init__(_("{file} is protected").format(file=file))
        self.passphrase = SecretField("passphrase", _("Passphrase"))
        self.key: Key | None = None
        self._unlock = unlock

    def fields(self) -> Sequence[Field]:
        """The passphrase."""
        return (self.passphrase,)

    def draft(self) -> str:
        """What was typed."""
        return given(self.passphrase.read(), "passphrase", self.passphrase.label)

    @property
    def is_changed(self) -> bool:
        """Esc leaves at once: nothing would be lost."""
        return False

    async def refusal(self, draft: str) -> ShopError | None:
        """That the passphrase is another one."""
        try:
            self.key = await asyncio.to_thread(self._unlock, draft)
        except Locked as error:
            return InvalidInput(str(error), "passphrase")
        return None


class NewPassphraseDialog(FormDialog[str]):
    """Returns a passphrase that was typed twice, after the owner accepted what it means."""

    NO_DRAFT = "a passphrase is kept nowhere"

    NO_DRAFT = "a passphrase is written down nowhere"

    def __init__(self, title: str) -> None:
        """A form for a first or another passphrase."""
        super().__init__(title, intro=warning())
        least = _("At least {least} letters; several words are easy to remember.")
        self.passphrase = SecretField(
            "passphrase", _("New passphrase"), hint=least.format(least=SHORTEST)
        )
        self.again = SecretField("again", _("Once more"))

    def fields(self) -> Sequence[Field]:
        """The passphrase, twice."""
        return (self.passphrase, self.again)

    def draft(self) -> str:
        """The passphrase.

        Raises:
            InvalidInput: it is too short, or not the same twice.
        """
        check_new(self.passphrase.text, self.again.text)
        return self.passphrase.text

    @property
    def is_changed(self) -> bool:
        """Esc leaves at once: nothing would be lost."""
        return False

    async def refusal(self, draft: str) -> ShopError | None:
        """That the owner does not want it after all."""
        question = Question(
            _("Is it written down? If it is lost, the shop is lost."),
            _("Yes, protect the shop"),
            _("Not yet"),
        )
        if await self.app.push_screen_wait(question):
            return None
        return Cancelled(_("Nothing was changed yet."))
