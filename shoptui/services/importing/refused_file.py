"""The file of rows that were not imported, beside the sheet they come from."""

from collections.abc import Iterator
from pathlib import Path

from shoptui.domain.language import _
from shoptui.exchange.read_texts import texts_of
from shoptui.exchange.reading import open_sheet
from shoptui.exchange.write_refused import write_rows
from shoptui.services.importing.plan import ImportPlan


def write_refused(plan: ImportPlan) -> Path | None:
    """Writes the refused rows and those that need the owner, with row number and reason.

    Returns:
        The file, None where there is nothing to write.

    Raises:
        FileTrouble: it cannot be written.
    """
    reasons = {each.row: each.reason for each in (*plan.refused, *plan.needs_you)}
    if not reasons:
        return None
    sheet = plan.request.path
    target = sheet.with_name(f"{sheet.name}.refused.csv")
    write_rows(target, (_("Row"), _("Why"), *plan.headers), _rows(plan, reasons))
    return target


def _rows(plan: ImportPlan, reasons: dict[int, str]) -> Iterator[tuple[str, ...]]:
    request = plan.request
    with open_sheet(request.path, request.encoding, request.worksheet) as sheet:
        text_of = texts_of(sheet)
        for number, cells in sheet.rows():
            if number in reasons:
                yield str(number), reasons[number], *map(text_of, cells)
