"""Deciding how a column writes decimals: "259.000" is a quarter of a million, or 259 exactly."""

import re
from dataclasses import dataclass, field

from shoptui.domain.text import plain_digits
from shoptui.exchange.raw_sheet import RawCell

# No sign is a decimal point: points and commas both group thousands.
NO_POINT = ""

_NUMBER = re.compile(r"[\d.,]*\d")
_OTHER = {".": ",", ",": "."}


@dataclass(slots=True)
class PointEvidence:
    """What the values of one column say about their decimal point.

    Attributes:
        point: the sign they prove to be the decimal point, None while they prove nothing.
        example: a value that proves it, or the first that could be read in two ways.
        seen: signs before exactly three digits, which may group thousands or start decimals.
    """

    point: str | None = None
    example: str = ""
    seen: set[str] = field(default_factory=set)

    def see(self, cell: RawCell) -> bool:
        """Looks at one more value; True once the point is proved."""
        if isinstance(cell, str) and ("." in cell or "," in cell):
            self._weigh(cell)
        return self.point is not None

    def _weigh(self, cell: str) -> None:
        found = _NUMBER.search(plain_digits(cell))
        signs = [letter for letter in found[0] if letter in _OTHER] if found else []
        if not found or not signs:
            return
        whole, _sign, decimals = found[0].rpartition(signs[-1])
        if len(set(signs)) == 2:
            self.point = signs[-1]
        elif len(signs) > 1:
            self.point = _OTHER[signs[0]]
        elif len(decimals) != 3 or whole in ("", "0") or len(whole) > 3:
            self.point = signs[0]
        else:
            self.seen.add(signs[0])
        if self.point is not None or not self.example:
            self.example = cell

    def decided(self, thousandths: bool) -> str:
        """The decimal point.

        Args:
            thousandths: three decimals are usual here (weights, dinars), so "1.250" is 1¼.
        """
        if self.point is not None:
            return self.point
        if len(self.seen) == 2:
            return NO_POINT
        sign = next(iter(self.seen), ".")
        return sign if thousandths or not self.seen else _OTHER[sign]
