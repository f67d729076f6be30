"""The desk: one open shop and the calendar it works by. Every use-case starts from it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shoptui.domain.errors import FileTrouble, NewerShop
from shoptui.domain.passphrase import Key
from shoptui.domain.shop import Shop
from shoptui.services.shelf import Shelf
from shoptui.storage import shops
from shoptui.storage.database import ShopFile, create_shop, open_shop

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Desk:
    """An open shop.

    Attributes:
        file: the shop file.
        today: the day on the shop's own calendar.
        now: the moment, in UTC.
        shelf: where `judged` holds its last reading of the shop.
        book: where `figures` holds what everybody did.
    """

    file: ShopFile
    today: Callable[[], date]
    now: Callable[[], datetime]
    shelf: Shelf[Any] = field(default_factory=Shelf, compare=False, repr=False)
    book: Shelf[Any] = field(default_factory=Shelf, compare=False, repr=False)

    def shop(self) -> Shop:
        """What the file says about the shop."""
        with self.file.read() as db:
            return shops.read(db)

    def revision(self) -> int:
        """Grows with every change, also with those of another window."""
        return self.file.revision()

    def which_file(self) -> int:
        """Changes when another file takes the place of this one, as a restore does."""
        return self.file.which()


def open_desk(
    path: Path,
    today: Callable[[], date],
    now: Callable[[], datetime],
    key: Key | None = None,
) -> Desk:
    """Opens a shop file; its days follow the time zone set in it, else the laptop's calendar.

    Args:
        path: the shop file.
        today: the day on the laptop's calendar.
        now: the moment, in UTC.
        key: what opens it, where it is protected with a passphrase.

    Raises:
        Locked: it is protected, and the key is missing or another one's.
        FileTrouble: it cannot be opened; it is unchanged.
    """
    try:
        desk = Desk(open_shop(path, now, key), today, now)
        zone = desk.shop().time_zone
    except NewerShop:  # the backups would be of the time before the newer version
        raise
    except FileTrouble as error:
        error.shop = path
        raise
    return replace(desk, today=_calendar_of(zone, now) or today) if zone else desk


def _calendar_of(zone: str, now: Callable[[], datetime]) -> Callable[[], date] | None:
    calendar = known_zone(zone)
    return (lambda: now().astimezone(calendar).date()) if calendar else None


def known_zone(name: str) -> "ZoneInfo | None":
    """The time zone of a name; None where there is no name, or this laptop does not know it."""
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name) if name else None
    except (ValueError, OSError, KeyError):
        return None  # no reason to keep the shop closed


def found_shop(
    path: Path,
    shop: Shop,
    today: Callable[[], date],
    now: Callable[[], datetime],
    key: Key | None = None,
) -> Desk:
    """Makes a new shop file, protected where there is a key.

    Raises:
        FileTrouble: the file exists or cannot be made.
    """
    return Desk(create_shop(path, now, shop, key), today, now)
