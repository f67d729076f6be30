"""How many: thousandths of a unit, so that 0.35 kg is exact."""

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.domain.text import plain_digits

MAX_QUANTITY = 10**9


def parse_quantity(text: str) -> int:
    """Reads `2`, `0.35` or `0,35` as thousandths of a unit, rounded half up.

    Raises:
        InvalidInput: it is no number, below zero or above a million.
    """
    try:
        units = Decimal(plain_digits(text).strip().replace(",", "."))
        thousandths = int((units * 1000).to_integral_value(ROUND_HALF_UP))
    except (InvalidOperation, ValueError, OverflowError):
        thousandths = -1
    if not 0 <= thousandths <= MAX_QUANTITY:
        raise InvalidInput(_("How many? A number such as 2 or 0,35."), "quantity")
    return thousandths


def write_quantity(thousandths: int) -> str:
    """The quantity without needless zeros: "2", "0.35"."""
    whole, part = divmod(thousandths, 1000)
    return f"{whole}.{part:03}".rstrip("0") if part else str(whole)
