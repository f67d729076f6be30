"""The columns of the list of customers, and which of them the owner wants to see."""

from collections.abc import Iterable
from functools import cache

from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.domain.shop import Shop
from shoptui.domain.table import Column, Kind
from shoptui.services.setting import Form, Place, Setting
from shoptui.services.setting_forms import word

NAME = "name"
USUAL = (NAME, "tier", "orders", "net", "last", "code", "phone", "area")
BELONGING = frozenset({"group", "class", "stage"})  # it takes everybody to judge one of these

AS_USUAL = "usual"

Keys = tuple[str, ...]


def all_columns() -> tuple[Column, ...]:
    """Every column there is, in the order in which they stand; the name is always first."""
    return (
        Column(NAME, _("Name")),
        Column("tier", _("Tier")),
        Column("group", _("Group")),
        Column("class", _("ABC")),
        Column("stage", _("Stage")),
        Column("orders", _("Orders"), Kind.COUNT),
        Column("net", _("Lifetime value"), Kind.MONEY),
        Column("last", _("Last seen"), Kind.DATE),
        Column("code", _("Code")),
        Column("phone", _("Phone")),
        Column("area", _("Area")),
    )


@cache
def place(key: str) -> int:
    """Where a column stands among all; ValueError where there is none."""
    return [column.key for column in all_columns()].index(key)


def in_order(keys: Iterable[str]) -> Keys:
    """The same columns as they stand in the list, the name with them."""
    wanted = {NAME, *keys}
    return tuple(column.key for column in all_columns() if column.key in wanted)


def _read(typed: str, _place: Place) -> Keys:
    if word(typed) == AS_USUAL:
        return USUAL
    known = [column.key for column in all_columns()]
    keys = [word(part) for part in typed.split(",") if word(part)]
    for key in keys:
        if key not in known:
            message = _("There is no column “{key}”; choose from {columns}.")
            raise InvalidInput(message.format(key=key[:20], columns=", ".join(known)))
    return in_order(keys)


def _show(keys: Keys, _shop: Shop) -> str:
    return AS_USUAL if keys == USUAL else ",".join(keys)


CUSTOMER_COLUMNS: Setting[Keys] = Setting(
    "customers.columns",
    lambda: _("Which columns the list of customers shows: usual, or name,tier,group."),
    Form(_read, _show),
    lambda _shop: USUAL,
)
