"""A new shop: its name, its money, its trade, and where its file lies."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from unicodedata import category

from shoptui.domain.errors import Cancelled, FileTrouble, InvalidInput, ShopError
from shoptui.domain.language import N_, _
from shoptui.domain.passphrase import Key
from shoptui.domain.shop import Trade
from shoptui.domain.text import fold
from shoptui.services.config import suggested_folder
from shoptui.services.founding import found
from shoptui.services.passphrases import can_protect, new_key
from shoptui.ui.dialogs.form import FormDialog
from shoptui.ui.dialogs.passphrase import NewPassphraseDialog
from shoptui.ui.widgets.choice_field import ChoiceField
from shoptui.ui.widgets.currency_field import CurrencyField
from shoptui.ui.widgets.field import Field
from shoptui.ui.widgets.value_fields import TextField, given

SUFFIX = ".db"
LONGEST_STEM = 60


@dataclass(frozen=True, slots=True)
class NewShop:
    """What a new shop is to be.

    Attributes:
        path: the shop file.
        name: as the owner writes it.
        currency: its three letters.
        trade: the kind of trade.
    """

    path: Path
    name: str
    currency: str
    trade: Trade


class NewShopDialog(FormDialog[NewShop]):
    """Makes the shop file before it closes and returns what was made.

    Attributes:
        key: what opens it, where it was to be protected.
    """

    NO_DRAFT = "there is no shop file yet to keep it in"

    SAVE_LABEL = N_("Start (Ctrl+S)")

    def __init__(
        self, today: Callable[[], date], now: Callable[[], datetime], language: str
    ) -> None:
        """A form for a shop on this computer."""
        super().__init__(_("Start my shop"))
        self._folder = suggested_folder()
        self._suggested = ""
        self.shop_name = TextField(
            "name", _("Name of the shop"), required=True, hint=_("As your customers know it.")
        )
        self.currency = CurrencyField("currency", _("Currency"), language)
        self.trade = ChoiceField(
            "trade",
            _("Kind of trade"),
            trades(),
            hint=_("Decides what counts as often or long ago; it can be changed later."),
        )
        self.file = TextField(
            "file", _("Shop file"), required=True, hint=_("Everything is kept in this one file.")
        )
        self.protection = ChoiceField(
            "protection",
            _("Protection"),
            ((False, _("none")), (True, _("a passphrase"))),
            hint=_("With a passphrase, only who knows it can read the file."),
        )
        self.key: Key | None = None
        self.kept_by(lambda shop: _found(shop, today, now, language, self.key))

    def fields(self) -> Sequence[Field]:
        """What a shop needs; a passphrase is offered where it can be had."""
        needed = (self.shop_name, self.currency, self.trade, self.file)
        return (*needed, self.protection) if can_protect() else needed

    async def refusal(self, draft: NewShop) -> ShopError | None:
        """Asks for the passphrase first, where there is to be one."""
        self.key = None
        if not self.protection.read():
            return None
        title = _("A passphrase for {shop}").format(shop=draft.name)
        passphrase = await self.app.push_screen_wait(NewPassphraseDialog(title))
        if passphrase is None:
            return Cancelled(_("Nothing was made yet."))
        self.key = await asyncio.to_thread(new_key, passphrase, passphrase)
        return None

    def draft(self) -> NewShop:
        """The shop as filled in."""
        return NewShop(
            path=full_path(self.file.text),
            name=given(self.shop_name.read(), "name", self.shop_name.label),
            currency=self.currency.code,
            trade=given(self.trade.read(), "trade", self.trade.label),
        )

    @property
    def is_changed(self) -> bool:
        """Whether anything was typed; a suggested file name does not count."""
        return any(field.is_changed for field in (self.shop_name, self.currency, self.trade))

    def on_mount(self) -> None:
        """Suggests a file."""
        self._suggest()

    def on_field_changed(self, event: Field.Changed) -> None:
        """Lets the suggested file follow the name until the owner types another."""
        if event.field is self.shop_name and self.file.text == self._suggested:
            self._suggest()

    def _suggest(self) -> None:
        self._suggested = str(self._folder / (file_stem(self.shop_name.text) + SUFFIX))
        self.file.text = self._suggested


def trades() -> Sequence[tuple[Trade, str]]:
    """The kinds of trade in the owner's words."""
    return (
        (Trade.GROCERIES, _("groceries, coffee")),
        (Trade.SERVICES, _("services, repair")),
        (Trade.FASHION, _("fashion, gifts")),
        (Trade.APPLIANCES, _("appliances, furniture")),
    )


def file_stem(name: str) -> str:
    """A file name made of a shop's name: "Tiệm Mây" gives "tiem-may"."""
    kept = "".join(letter if category(letter)[0] in "LMN" else " " for letter in fold(name))
    return "-".join(kept.split())[:LONGEST_STEM] or "my-shop"


def full_path(typed: str) -> Path:
    """The path meant: `~` is the home folder, and a name without an ending is a shop file."""
    path = Path(typed.strip().strip("\"'")).expanduser()
    return path if path.suffix else path.with_suffix(SUFFIX)


def _found(
    shop: NewShop,
    today: Callable[[], date],
    now: Callable[[], datetime],
    language: str,
    key: Key | None,
) -> None:
    given_by = (shop.path, shop.name, shop.currency, shop.trade)
    try:
        found(*given_by, today, now, language=language, key=key)
    except FileTrouble as trouble:
        raise InvalidInput(str(trouble), "file") from trouble
