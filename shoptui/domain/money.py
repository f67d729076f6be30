"""Money: whole minor units of one currency, and how people write it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency and how many digits its minor unit has.

    Attributes:
        code: ISO 4217 code, such as "VND".
        digits: decimal places of one unit (VND 0, THB 2, KWD 3).
    """

    code: str
    digits: int
