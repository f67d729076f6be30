"""The shop itself: who it is, what it trades in, and since when it keeps records."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from shoptui.domain.money import Currency
from shoptui.domain.trade import Trade

__all__ = ["Shop", "Stage", "Trade"]


class Stage(StrEnum):
    """The business stage, which weighs the loyalty types."""

    STARTING = "starting"
    GROWING = "growing"
    OPTIMISING = "optimising"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shop:
    """What the file says about the shop.

    Attributes:
        name: as the owner writes it.
        currency: what every amount in the file is counted in.
        language: language of the screens, such as "en".
        locale: how numbers, dates and money are written, such as "vi_VN".
        time_zone: IANA name of the calendar the shop's days follow.
        trade: the kind of trade.
        stage: the business stage.
        records_begin: first day with records, when known.
        demo: a copy of the sample shop, nothing in it is real.
    """

    name: str
    currency: Currency
    language: str = "en"
    locale: str = "en"
    time_zone: str = ""
    trade: Trade = Trade.FASHION
    stage: Stage = Stage.GROWING
    records_begin: date | None = None
    demo: bool = False
