"""What the owner should know of an import besides its counts."""

from collections.abc import Iterator

from shoptui.domain.language import _
from shoptui.domain.money import Currency
from shoptui.services.importing.left_out import row_list
from shoptui.services.importing.open_import import OpenImport
from shoptui.services.importing.weighed_sales import WeighedSales


def other_worksheets(sheet: OpenImport) -> Iterator[str]:
    """That the workbook holds more than the worksheet that is read."""
    raw = sheet.raw
    if sheet.later_tabs:
        said = _("These are the customers: bring in the workbook once more for {tabs}.")
        yield said.format(tabs=", ".join(f"“{tab}”" for tab in sheet.later_tabs))
    elif raw.others and not sheet.columns.is_own:
        yield _("Only the worksheet “{name}” is read, not {others}.").format(
            name=raw.name, others=", ".join(raw.others)
        )


def sale_notes(sales: WeighedSales, currency: Currency) -> Iterator[str]:
    """What is unusual about the sales that are recorded."""
    if sales.rounded:
        yield _("Some amounts have more decimals than {code} and were rounded ({rows}).").format(
            code=currency.code, rows=sales.rounded.shown()
        )
    if sales.coming:
        yield _("Some days are still to come; check how dates are read ({rows}).").format(
            rows=sales.coming.shown()
        )
    if alone := _refunds_alone(sales):
        yield _("Some refunds fit no sale and are recorded on their own ({rows}).").format(
            rows=row_list(alone)
        )


def _refunds_alone(sales: WeighedSales) -> list[int]:
    return [
        posting.receipt.row
        for posting in sales.postings.refunds
        if not posting.receipt.void and posting.sale is None
    ]
