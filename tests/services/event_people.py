"""A shop with three Champions, one of whom does not want to be written to."""

from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from shoptui.domain.customers import Consent
from shoptui.services.desk import Desk
from tests.builders import TODAY, Clock, add, new_desk, sell


class Guests(NamedTuple):
    """Five orders of 100,000 within the month make a Champion, one makes a new customer."""

    an: int  # Champion, agreed
    binh: int  # Champion, never asked
    chi: int  # Champion, refused
    dung: int  # new, agreed
    em: int  # never bought, agreed


def guests_shop(folder: Path, clock: Clock | None = None) -> tuple[Desk, Guests]:
    """The shop, and who is in it."""
    desk = new_desk(folder, locale="en", clock=clock)
    guests = Guests(
        an=add(desk, "An", consent=Consent.YES, phone="0901 234 567", email="an@x.vn"),
        binh=add(desk, "Bình"),
        chi=add(desk, "Chi", consent=Consent.NO),
        dung=add(desk, "[b]Dung", consent=Consent.YES),
        em=add(desk, "Em", consent=Consent.YES),
    )
    for champion in guests[:3]:
        for week in range(5):
            sell(desk, champion, TODAY - timedelta(days=2 + 7 * week), 100_000)
    sell(desk, guests.dung, TODAY - timedelta(days=1), 100_000)
    return desk, guests
