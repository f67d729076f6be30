"""The shop's rules: read them, change them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple, TypeVar

from shoptui.domain.errors import Conflict, InvalidInput, NotFound
from shoptui.domain.language import _
from shoptui.domain.rfm_rules import RfmRules
from shoptui.domain.shop import Shop
from shoptui.domain.table import Column, Table
from shoptui.services import setting_list as known
from shoptui.services.desk import Desk
from shoptui.services.setting import Place, Setting
from shoptui.services.setting_forms import did_you_mean, word
from shoptui.storage import settings as stored
from shoptui.storage import shops
from shoptui.storage.database import Connection

T = TypeVar("T")

DEFAULT = "default"


class Shown(NamedTuple):
    """A setting as the owner sees it.

    Attributes:
        key: its name.
        value: what holds now; `change` takes it back.
        default: what holds until it is set, None where there is no default.
        meaning: what it does.
    """

    key: str
    value: str
    default: str | None
    meaning: str


class Recorded(NamedTuple):
    """What the file holds of the settings.

    Attributes:
        shop: the shop's own record.
        words: the other rules that were ever set, as they are kept.
        today: the day on the shop's calendar.
    """

    shop: Shop
    words: Mapping[str, str]
    today: date

    def value(self, setting: Setting[T]) -> T:
        """What holds now: the owner's choice, else the default."""
        if setting.field:
            kept: T = getattr(self.shop, setting.field)
            return kept
        if setting.key in self.words:
            try:
                return setting.form.read(self.words[setting.key], Place(self.shop, self.today))
            except InvalidInput:
                pass  # set before the currency changed, so it says nothing any more
        if setting.default is None:
            raise NotFound(_("{key} was never set.").format(key=setting.key))
        return setting.default(self.shop)

    def shown(self, setting: Setting[Any]) -> Shown:
        """The setting as the owner sees it."""
        show, default = setting.form.show, setting.default
        return Shown(
            setting.key,
            show(self.value(setting), self.shop),
            None if default is None else show(default(self.shop), self.shop),
            setting.meaning(),
        )


def recorded(desk: Desk) -> Recorded:
    """Reads all settings at once."""
    with desk.file.read() as db:
        return recorded_in(desk, db)


def recorded_in(desk: Desk, db: Connection) -> Recorded:
    """The same within a reading of the file."""
    return Recorded(shops.read(db), stored.read_all(db), desk.today())


def read_all(desk: Desk) -> Table:
    """Every setting with its value, default and meaning; the rows follow `setting_list`."""
    columns = (
        Column("key", _("Setting")),
        Column("value", _("Value")),
        Column("default", _("Default")),
        Column("meaning", _("Meaning")),
    )
    now = recorded(desk)
    rows = [tuple(now.shown(setting)) for setting in known.SETTINGS]
    return Table("settings", _("Settings"), columns, rows, now.shop.currency)


def shown(desk: Desk) -> list[Shown]:
    """The same as records, for a screen."""
    now = recorded(desk)
    return [now.shown(setting) for setting in known.SETTINGS]


def read_one(desk: Desk, key: str) -> Shown:
    """One setting.

    Raises:
        NotFound: there is no setting of that key; the nearest is named.
    """
    return recorded(desk).shown(_setting(key))


def choices(key: str) -> tuple[str, ...]:
    """The words a setting may be set to; empty where they are not few.

    Raises:
        NotFound: there is no setting of that key; the nearest is named.
    """
    return _setting(key).form.choices


def change(desk: Desk, key: str, text: str) -> Shown:
    """Sets one from what the owner typed; "default" goes back to the default.

    Raises:
        NotFound: there is no setting of that key; the nearest is named.
        InvalidInput: the value is nonsense; the sentence says how to write it.
        Conflict: the currency, once amounts are recorded.
    """
    setting = _setting(key)
    now = recorded(desk)
    place = Place(now.shop, now.today)
    value = _typed(setting, text, place)
    with desk.file.write(_step_name(now, setting, value)) as db:
        if setting.field:
            shop = shops.read(db)
            if (
                setting is known.SHOP_CURRENCY
                and value != shop.currency
                and shops.holds_amounts(db)
            ):
                raise _currency_stays(shop)
            shops.write(db, replace(shop, **{setting.field: value}))
        elif word(text) == DEFAULT:
            stored.drop(db, setting.key)
        else:
            stored.put(db, setting.key, setting.form.show(value, place.shop))
    return read_one(desk, setting.key)


def rfm_rules(desk: Desk) -> RfmRules:
    """The owner's choices for the RFM analysis."""
    return rfm_rules_of(recorded(desk))


def rfm_rules_of(now: Recorded) -> RfmRules:
    """The same from settings already read."""
    return RfmRules(
        window=now.value(known.WINDOW_DAYS),
        method=now.value(known.METHOD),
        recency=now.value(known.RECENCY_CUTS),
        frequency=now.value(known.FREQUENCY_CUTS),
        monetary=now.value(known.MONETARY_CUTS),
        trade=now.shop.trade,
        day_is_one_visit=now.value(known.DAY_IS_ONE_VISIT),
    )


def _setting(key: str) -> Setting[Any]:
    keys = [setting.key for setting in known.SETTINGS]
    if word(key) in keys:
        return known.SETTINGS[keys.index(word(key))]
    message = _("There is no setting {key}.").format(key=key.strip()[:60])
    raise NotFound(message + (did_you_mean(word(key), keys) or _seen_where()))


def _seen_where() -> str:
    return " " + _("`shoptui settings FILE` lists them all.")


def _step_name(now: Recorded, setting: Setting[Any], value: Any) -> str:
    """What the history calls the change: the rule, what held, and what holds from now on."""
    try:
        before = setting.form.show(now.value(setting), now.shop)
    except NotFound:
        before = "–"
    after = setting.form.show(value, now.shop)
    said = _("Setting {key}: {before} → {after}")
    return said.format(key=setting.key, before=before[:60], after=after[:60])


def _typed(setting: Setting[Any], text: str, place: Place) -> Any:
    if word(text) == DEFAULT and setting.default:
        return setting.default(place.shop)
    try:
        return setting.form.read(text, place)
    except InvalidInput as refused:
        raise InvalidInput(f"{setting.key}: {refused}", setting.key) from None


def _currency_stays(shop: Shop) -> Conflict:
    message = _(
        "Amounts are already recorded in {code}, so the currency stays. "
        "For another currency start a new shop file."
    )
    return Conflict(message.format(code=shop.currency.code))
