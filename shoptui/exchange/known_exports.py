"""The exports shoptui knows by their headers."""

from collections.abc import Sequence

from shoptui.exchange import exports_of_marketplaces as marketplaces
from shoptui.exchange import exports_of_tills as tills
from shoptui.exchange.known_export import KnownExport
from shoptui.exchange.own_lists import own_list

# The more particular of two that share their marks comes first.
KNOWN_EXPORTS = (
    tills.LOYVERSE_BY_ITEM,
    tills.LOYVERSE,
    tills.SQUARE_ITEMS,
    tills.SQUARE_TRANSACTIONS,
    tills.SHOPIFY_ORDERS,
    tills.SHOPIFY_CUSTOMERS,
    marketplaces.KIOTVIET_LINES,
    marketplaces.KIOTVIET_INVOICES,
    marketplaces.KIOTVIET_INVOICES_SHORT,
    marketplaces.KIOTVIET_CUSTOMERS,
    marketplaces.SHOPEE_VN,
    marketplaces.SHOPEE_TH,
)


def known_export(headers: Sequence[str]) -> KnownExport | None:
    """The export with these headers, None for a sheet of nobody's program."""
    foreign = (export for export in KNOWN_EXPORTS if export.matches(headers))
    return own_list(headers) or next(foreign, None)
