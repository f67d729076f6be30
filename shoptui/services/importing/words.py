"""Words in cells that decide what a row is: sale or refund, cancelled, walk-in, yes or no."""

from functools import lru_cache

from shoptui.domain.customers import Consent, Gender
from shoptui.domain.text import fold

_REFUND = (
    *("refund", "refunded", "refunds", "return", "returned", "credit", "credit note", "money back"),
    *("partial refund", "sale return", "sales return", "chargeback", "hoàn tiền", "trả hàng"),
    *("trả lại", "hoàn trả", "trả hàng/hoàn tiền", "phiếu trả hàng", "đã hoàn tiền", "hoàn"),
    *("คืนเงิน", "คืนสินค้า", "ใบลดหนี้", "คืน", "คืนเงินแล้ว", "คืนเงิน/คืนสินค้า", "การคืนเงิน"),
)
_CANCELLED = (
    *(
        "cancelled",
        "canceled",
        "cancel",
        "cancelled by",
        "canceled by",
        "void",
        "voided",
        "deleted",
    ),
    *("đã hủy", "hủy", "bị hủy", "đơn hủy", "hủy đơn", "đã hủy bỏ", "ยกเลิก", "ถูกยกเลิก"),
)
_WALK_IN = (
    *("walk in", "walk-in", "walkin", "walk-in customer", "walk in customer", "guest", "cash"),
    *("cash customer", "cash sale", "no customer", "unknown", "anonymous", "none", "n/a", "-"),
    *("khách lẻ", "khách vãng lai", "vãng lai", "ลูกค้าทั่วไป", "ลูกค้าขาจร", "ขาจร", "ไม่ระบุ"),
)
_GENDERS = {
    Gender.FEMALE: ("female", "f", "woman", "women", "nữ", "gái", "ms", "mrs", "หญิง", "ญ"),
    Gender.MALE: ("male", "m", "man", "men", "nam", "trai", "mr", "ชาย", "ช"),
    Gender.OTHER: ("other", "non-binary", "nonbinary", "x", "khác", "อื่นๆ", "อื่น ๆ", "อื่น"),
}
_CONSENTS = {
    Consent.YES: (
        *("yes", "y", "true", "1", "x", "✓", "subscribed", "opted in", "accepted", "ok", "agreed"),
        *("có", "đồng ý", "ใช่", "ยินยอม", "รับ"),
    ),
    Consent.NO: (
        *("no", "n", "false", "0", "unsubscribed", "opted out", "refused", "declined"),
        *("không", "không đồng ý", "ไม่", "ไม่ใช่", "ไม่ยินยอม", "ไม่รับ"),
    ),
}


_WAGES = ("wages", "wage", "salary", "salaries", "pay", "lương", "tiền công", "ค่าแรง", "เงินเดือน")


@lru_cache(4096)
def is_refund(word: str) -> bool:
    """Whether a kind, or a status, says that money went back."""
    return fold(word) in _folded(_REFUND)


@lru_cache(4096)
def is_cancelled(word: str) -> bool:
    """Whether a status says that the receipt does not count."""
    folded = fold(word)
    starts = tuple(f"{start} " for start in _folded(_CANCELLED))
    return folded in _folded(_CANCELLED) or folded.startswith((*starts, "ยกเลิก"))


def is_walk_in(name: str) -> bool:
    """Whether a name only says that nobody asked for one."""
    return fold(name) in _folded(_WALK_IN)


def gender_of(word: str) -> Gender | None:
    """The gender a cell says, None where it makes no sense."""
    return next((who for who, words in _GENDERS.items() if fold(word) in _folded(words)), None)


def consent_of(word: str) -> Consent | None:
    """The consent a cell says, None where it makes no sense."""
    said = (consent for consent, words in _CONSENTS.items() if fold(word) in _folded(words))
    return next(said, None)


def is_wages(word: str) -> bool | None:
    """Whether a cell says that a cost is wages; None where it makes no sense."""
    if not word or fold(word) in _folded(_CONSENTS[Consent.NO]):
        return False
    said = fold(word) in _folded((*_CONSENTS[Consent.YES], *_WAGES))
    return True if said else None


@lru_cache
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold, words))
