"""Guessing what columns mean from the words of their headers, in English, Vietnamese and Thai."""

from collections.abc import Collection, Iterator, Sequence
from functools import cache

from shoptui.exchange.column_places import Place
from shoptui.exchange.fields import Field
from shoptui.exchange.header_text import bare_header, plain_header
from shoptui.exchange.header_words_en import ENGLISH
from shoptui.exchange.header_words_th import THAI
from shoptui.exchange.header_words_vi import VIETNAMESE

# Words that turn the meaning of another: a "tax amount" is no amount of a sale.
_OTHER = (
    *("tax", "vat", "shipping", "tip", "tips", "fee", "fees", "cost", "profit", "margin"),
    *("point", "points", "orders", "visits", "average", "avg", "balance", "debt", "last", "staff"),
    *("spent", "spend", "lifetime", "registered", "registration", "joined", "created", "active"),
    *("cashier", "seller", "employee", "store", "branch", "shop", "company", "supplier"),
    *("thue", "phi", "cong no", "diem", "gia von", "loi nhuan", "nguoi ban", "nguoi tao"),
    *("chi nhanh", "nhan vien", "cua hang", "cuoi", "cap nhat", "giao hang"),
)
# Meanings that show in a longer header by one word alone: "Số điện thoại người mua".
_TELLING = {
    Field.PHONE: ("phone", "mobile", "dien thoai", "sdt"),
    Field.EMAIL: ("email", "mail"),
    Field.BIRTHDAY: ("birthday", "birth", "ngay sinh", "sinh nhat"),
    Field.GENDER: ("gender", "gioi tinh"),
    Field.ADDRESS: ("address", "dia chi"),
    Field.QUANTITY: ("quantity", "qty", "so luong"),
    Field.DATE: ("date", "ngay"),
    Field.AMOUNT: ("amount", "total", "thanh tien", "tong tien", "so tien"),
}
_INEXACT = 100


def guess_columns(headers: Sequence[str], taken: Collection[int] = ()) -> dict[Field, Place]:
    """What each column most likely means; a column means one thing, a meaning has one place.

    Args:
        headers: the names of the columns.
        taken: positions that are spoken for.
    """
    offers = sorted(
        (cost, at, field)
        for at, header in enumerate(headers)
        if at not in taken
        for field, cost in _meanings(header)
    )
    found: dict[Field, int] = {}
    used = set(taken)
    for _cost, at, field in offers:
        if at not in used and field not in found:
            found[field] = at
            used.add(at)
    return _combined(found, headers)


def header_score(cells: Sequence[object]) -> int:
    """How many cells of a row are words that name columns."""
    words = _exact_words()
    return sum(bool(words.keys() & _forms(str(cell))) for cell in cells if isinstance(cell, str))


def _meanings(header: str) -> Iterator[tuple[Field, int]]:
    """What a header may mean, with how unsure each meaning is."""
    forms = _forms(header)
    exact = {field: rank for form in forms for field, rank in _exact_words().get(form, {}).items()}
    yield from exact.items()
    plain = next(iter(forms), "")
    if exact or _holds(plain, _OTHER):
        return
    for field, pieces in _TELLING.items():
        if _holds(plain, pieces):
            yield field, _INEXACT + len(plain.split())


def _holds(plain: str, pieces: Sequence[str]) -> bool:
    return any(f" {piece} " in f" {plain} " for piece in pieces)


def _forms(header: str) -> dict[str, None]:
    """The header as it may stand among the words, the most faithful first."""
    return dict.fromkeys(form for form in (plain_header(header), bare_header(header)) if form)


@cache
def _exact_words() -> dict[str, dict[Field, int]]:
    """For each comparable header what it may mean, with how unsure that is."""
    words: dict[str, dict[Field, int]] = {}
    for language in (ENGLISH, VIETNAMESE, THAI):
        for field, phrases in language.items():
            for rank, phrase in enumerate(phrases):
                meanings = words.setdefault(plain_header(phrase), {})
                meanings[field] = min(rank, meanings.get(field, rank))
    return words


def _combined(found: dict[Field, int], headers: Sequence[str]) -> dict[Field, Place]:
    """Names put together from their halves, products called by their code where nameless."""
    places = {field: Place((at,)) for field, at in found.items()}
    given, family = (places.pop(field, None) for field in (Field.GIVEN_NAME, Field.FAMILY_NAME))
    if given and family:
        halves = given.columns + family.columns
        vietnamese = plain_header(headers[family.columns[0]]).startswith("ho")
        places[Field.NAME] = Place(halves[::-1] if vietnamese else halves, joined=True)
    elif given and Field.NAME not in places:
        places[Field.NAME] = given
    if code := places.pop(Field.PRODUCT_CODE, None):
        named = places.get(Field.PRODUCT, Place(()))
        places[Field.PRODUCT] = Place(named.columns + code.columns)
    return places
