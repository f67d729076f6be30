"""Headers made comparable: how a column is named does not hang on capitals, marks or signs."""

import re
from functools import lru_cache

from shoptui.domain.text import fold

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]|（[^）]*）")
_SIGNS = re.compile(r"[^\w\u0e31-\u0e4e\u0eb1-\u0ece]+|_+")  # \w takes no Thai and Lao vowels
_CURRENCY = frozenset(
    ("vnd", "thb", "usd", "eur", "php", "idr", "myr", "sgd", "lak", "khr", "d", "dong", "บาท")
)


@lru_cache(maxsize=4096)
def plain_header(text: str) -> str:
    """The header in its comparable form: "InvoiceNo." gives "invoice no", "Mã KH" "ma kh"."""
    return " ".join(_SIGNS.sub(" ", fold(_CAMEL.sub(" ", text))).split())


@lru_cache(maxsize=4096)
def bare_header(text: str) -> str:
    """The same without what stands in brackets and without a currency: "Amount (VND)", "Tổng đ"."""
    words = plain_header(_BRACKETS.sub(" ", text)).split()
    kept = [word for word in words if word not in _CURRENCY]
    return " ".join(kept or words)
