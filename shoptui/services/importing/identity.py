"""What a sale or refund of a sheet is known by, so that the same sheet again adds nothing."""

from collections import Counter
from hashlib import blake2b

from shoptui.services.importing.receipt import Receipt


def receipt_identity(source: str, kind: str, number: str) -> str:
    """The identity of rows with a receipt number."""
    return f"{source} {kind} {number}"


class Identities:
    """Gives the receipts of one sheet their identities.

    With a number it is source, kind and number. Without, it is the customer as the sheet says,
    day, amount, products, and which occurrence of these it is: two equal rows are two sales. That
    holds personal data, so only its hash is kept.
    """

    def __init__(self, source: str) -> None:
        """Takes what receipt numbers of the sheet are kept under."""
        self._source = source
        self._occurrences: Counter[tuple[object, ...]] = Counter()

    def of(self, receipt: Receipt, amount: int) -> str:
        """The identity; to be asked once for each receipt, since occurrences are counted."""
        if receipt.own_number:
            return receipt.own_number
        kind = "refund" if receipt.refund else "sale"
        if receipt.number:
            return receipt_identity(self._source, kind, receipt.number)
        products = "\x1e".join(sorted(item.product for item in receipt.items or ()))
        who = receipt.who.key()  # one for all ways of writing a name or a phone number
        key = (who, kind, receipt.day, amount, products)
        self._occurrences[key] += 1
        parts = (self._source, who, kind, receipt.day, str(amount), products)
        text = "\x1f".join((*parts, str(self._occurrences[key])))
        digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
        return f"{self._source} row {digest}"
