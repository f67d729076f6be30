"""What the page About says of bringing an export back into a shop."""

from shoptui.domain.language import _

Line = tuple[str, str]


def lines_of_return(has_receipts: bool) -> tuple[Line, ...]:
    """What an import takes back of a workbook, and what only a backup holds."""
    return (
        ("", ""),
        (
            _("Bringing this back"),
            _(
                "“Bring in a spreadsheet” takes the customers of this workbook and, when you bring "
                "it in once more, the receipts, then the marketing costs. What the shop knows "
                "already is not doubled."
            ),
        ),
        (_("Receipts"), _receipts(has_receipts)),
        (
            _("Only in a backup"),
            _(
                "An export holds customers with who brought them, sales and refunds, and marketing "
                "costs. Feedback, contacts, rewards given, campaigns but for their names, house "
                "rules, settings, friends who are no customers yet, prices of the catalogue and "
                "which records were merged are in a backup, which holds everything."
            ),
        ),
    )


def _receipts(there: bool) -> str:
    if there:
        return _("A row for each line; what belongs to the whole receipt stands on each of them.")
    return _("Not in this workbook: export the receipts, as CSV where they are very many.")
