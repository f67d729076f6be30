"""The lists that shoptui itself writes and takes back, in whatever language they were written.

Their headers are those of the export, so they are told by the same messages in every language.
"""

from collections.abc import Iterable, Mapping, Sequence, Set

from shoptui.domain.language import _, in_every_language
from shoptui.exchange.fields import Field
from shoptui.exchange.header_text import plain_header
from shoptui.exchange.known_export import KnownExport

OWN = "shoptui"
# The same in all languages: by these a list of receipts, and one of marketing costs, is told.
NUMBER_TITLE = "shoptui no."
COST_NUMBER_TITLE = "shoptui cost no."
# The property of a workbook that says which shop file it is an export of.
MARK = "shoptui file"

CUSTOMERS: Mapping[Field, str] = {
    Field.CODE: "Code",
    Field.NAME: "Name",
    Field.PHONE: "Phone",
    Field.EMAIL: "E-mail",
    Field.BIRTHDAY: "Birthday",
    Field.GENDER: "Gender",
    Field.ADDRESS: "Address",
    Field.AREA: "Area",
    Field.PARTY: "Person or organisation",
    Field.CHANNEL: "Heard of us",
    Field.CONSENT: "Consent",
    Field.CONSENT_ON: "Consent given or refused on",
    Field.INTERESTS: "Interests",
    Field.NOTE: "Note",
    Field.KNOWN_SINCE: "Known since",
    Field.CREATED_ON: "Recorded on",
    Field.ARCHIVED_ON: "Archived on",
    Field.REFERRER: "Brought by",
    Field.REFERRED_ON: "Brought on",
}
RECEIPTS: Mapping[Field, str] = {
    Field.DATE: "Date",
    Field.RECEIPT: "Receipt",
    Field.SOURCE: "Receipt from",
    Field.KIND: "Kind",
    Field.STATUS: "Status",
    Field.CODE: "Code",
    Field.NAME: "Name",
    Field.AMOUNT: "Amount",
    Field.DISCOUNT: "Discount",
    Field.REFUND_OF: "Refund of",
    Field.CHANNEL: "Ordered by",
    Field.INVOICED: "Invoiced on",
    Field.DUE: "Due on",
    Field.PAID: "Paid on",
    Field.PAPERS: "Papers signed on",
    Field.FULFILMENT: "Handed over",
    Field.NOTE: "Note",
    Field.PRODUCT: "Product",
    Field.GROUP: "Product group",
    Field.QUANTITY: "Quantity",
    Field.PRICE: "Price",
    Field.LINE_AMOUNT: "Line amount",
}
COSTS: Mapping[Field, str] = {
    Field.DATE: "Day",
    Field.COST: "Amount",
    Field.CHANNEL: "Channel",
    Field.CAMPAIGN: "Campaign",
    Field.WAGES: "Wages",
    Field.NOTE: "Note",
}
_ONCE = (Field.AMOUNT, Field.DISCOUNT)
_MARKS_OF_CUSTOMERS = (Field.CODE, Field.NAME, Field.CONSENT, Field.CREATED_ON)
# The list of sales is for reading: it leaves out lines, so it is known in order to be refused.
_MARKS_OF_SALES = ("Date", "Receipt", "Kind", "Status", "Code", "Refund of", "Ordered by")


def own_list(headers: Sequence[str]) -> KnownExport | None:
    """The list of shoptui's own with these headers, None for a sheet of somebody else's."""
    there = {plain_header(header) for header in headers}
    if plain_header(NUMBER_TITLE) in there:
        fields = {Field.NUMBER: NUMBER_TITLE, **_spoken(RECEIPTS, there)}
        once = tuple(fields[field] for field in _ONCE if field in fields)
        return KnownExport(OWN, _("shoptui receipts"), (NUMBER_TITLE,), fields, once)
    if plain_header(COST_NUMBER_TITLE) in there:
        fields = {Field.NUMBER: COST_NUMBER_TITLE, **_spoken(COSTS, there)}
        title = _("shoptui marketing costs")
        return KnownExport(OWN, title, (COST_NUMBER_TITLE,), fields, costs=True)
    if _all_there((CUSTOMERS[field] for field in _MARKS_OF_CUSTOMERS), there):
        fields = _spoken(CUSTOMERS, there)
        return KnownExport(OWN, _("shoptui customers"), (), fields, customers=True)
    if _all_there(_MARKS_OF_SALES, there):
        return KnownExport(OWN, _("shoptui sales"), (), {})
    return None


def is_receipts_tab(title: str) -> bool:
    """Whether a worksheet is called as shoptui calls its receipts."""
    return title in in_every_language("Receipts")


def is_costs_tab(title: str) -> bool:
    """Whether a worksheet is called as shoptui calls its marketing costs."""
    return title in in_every_language("Marketing costs")


def _all_there(messages: Iterable[str], there: Set[str]) -> bool:
    """Whether one language calls all these columns as they are called here."""
    languages = zip(*map(in_every_language, messages), strict=True)
    return any(there >= set(map(plain_header, titles)) for titles in languages)


def _spoken(columns: Mapping[Field, str], there: Set[str]) -> dict[Field, str]:
    """Field → header, in the language in which most of the columns are there."""
    languages = zip(*map(in_every_language, columns.values()), strict=True)
    titles = max(languages, key=lambda said: len(there & set(map(plain_header, said))))
    return {
        field: title
        for field, title in zip(columns, titles, strict=True)
        if plain_header(title) in there
    }
