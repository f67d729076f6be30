"""How a row of the timeline looks."""

from shoptui.domain.table import Row
from shoptui.services.timeline import is_struck_out


def timeline_look(row: Row) -> str:
    """Void rows are struck out; money given back stands out."""
    if is_struck_out(row):
        return "void"
    amount = row[2]
    return "warning" if isinstance(amount, int) and amount < 0 else ""
