"""What is stored, searched and drawn, held against the hostile strings a shop file can meet."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from shoptui.domain.text import MAX_MARKS, MAX_TEXT, clean, fold, plain_digits, visible
from tests.safety.hostile import FAMILY, MARKUP

ANY_TEXT = st.text(st.characters(exclude_categories=()))
TROUBLE = st.text(
    st.sampled_from("Aaéđ กำน้ำ\u0301\u0323ั์\U0001f468\u200d\u200c\ufe0f\u200b\ufeff")
    | st.sampled_from("\u202e\u2066\ud800\uffff\r\n\t\x1b\x9b\0\u2028")
)
# what was typed, what is stored, what is drawn
TERMINAL = [
    ("\x1b[31mAn\x1b[2J", "[31mAn[2J", "␛[31mAn␛[2J"),
    ("\x1b]0;x\x07", "]0;x", "␛]0;x␇"),
    ("\x1b]52;c;ZXZpbA==\x07", "]52;c;ZXZpbA==", "␛]52;c;ZXZpbA==␇"),
    ("\x1b]8;;http://evil\x1b\\An", "]8;;http://evil\\An", "␛]8;;http://evil␛\\An"),
    ("\x9b31m", "31m", "\ufffd31m"),
    ("a\0b", "ab", "a␀b"),
    ("a\ab", "ab", "a␇b"),
    ("a\bb", "ab", "a␈b"),
    ("a\x7fb", "ab", "a␡b"),
    ("a\rb", "a b", "a b"),
    ("a\nb", "a b", "a b"),
    ("a\r\nb", "a b", "a b"),
    ("a\tb", "a b", "a b"),
    ("a\u2028b", "a b", "a b"),
    ("\u202eabc", "abc", "\ufffdabc"),
    ("\u2066x", "x", "\ufffdx"),
    ("a\u200bb", "ab", "ab"),
    ("\ufeffAn", "An", "An"),
    ("a\ud800b", "ab", "a\ufffdb"),
    ("a\uffffb", "ab", "a\ufffdb"),
    (FAMILY, FAMILY, "\U0001f468\U0001f469\U0001f467"),
    ("\u2764\ufe0f An", "\u2764\ufe0f An", "\u2764 An"),
    ("\U0001f44d\U0001f3fd", "\U0001f44d\U0001f3fd", "\U0001f44d"),
    ("สมชาย ใจดี", "สมชาย ใจดี", "สมชาย ใจดี"),
    ("ບົວ ແກ້ວ", "ບົວ ແກ້ວ", "ບົວ ແກ້ວ"),
    ("Ha\u0300", "Hà", "Hà"),
    ("Nguyễn Thị Ánh", "Nguyễn Thị Ánh", "Nguyễn Thị Ánh"),
    ("ก\u0e33", "ก\u0e33", "ก\u0e33"),
    ("\u3164", "", ""),
    ("\u200d\ufe0f", "", ""),
    ("", "", ""),
    ("   ", "", "   "),
]


def acts_on_a_terminal(text: str) -> list[str]:
    """The characters that a terminal obeys or that hide or turn text."""
    controls = {"Cc", "Cs", "Cn", "Zl", "Zp"}
    hidden = "\u061c\u200b\u200c\u200d\u200e\u200f\ufe0f\ufeff"
    turning = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    return [c for c in text if unicodedata.category(c) in controls or c in hidden + turning]


@pytest.mark.parametrize(("typed", "stored", "drawn"), TERMINAL)
def test_terminal_strings_are_stored_and_drawn_harmless(
    typed: str, stored: str, drawn: str
) -> None:
    assert clean(typed) == stored
    assert visible(typed) == drawn


@pytest.mark.parametrize("typed", MARKUP)
def test_markup_is_only_text(typed: str) -> None:
    assert clean(typed) == typed
    assert visible(typed) == typed
    assert fold(typed) == typed.lower()


def test_a_pile_of_marks_stays_on_its_own_line() -> None:
    pile = "A" + 200 * "\u0301" + "n"
    assert clean(pile) == "Á" + MAX_MARKS * "\u0301" + "n"
    assert visible(pile) == clean(pile)
    assert visible("A" + 200 * "\u0301\u200d").count("\u0301") == MAX_MARKS


def test_a_mark_on_its_own_does_not_climb_onto_the_cell_before() -> None:
    assert visible("\u0301An") == "\u25cc\u0301An"


def test_long_text_keeps_its_length() -> None:
    assert clean("A" * MAX_TEXT) == visible("A" * MAX_TEXT) == "A" * 10_000


def test_spaces_of_every_kind_become_one() -> None:
    assert clean("  Lan\u00a0\u2009 \u3000 Anh\t\n") == "Lan Anh"


def test_a_note_keeps_its_lines() -> None:
    typed = "\r\n một  hai \r\nba\u2028bốn\rnăm\n\nsáu\x1b \n"
    assert clean(typed, lines=True) == "một hai\nba\nbốn\nnăm\n\nsáu"
    assert clean(typed) == "một hai ba bốn năm sáu"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Ánh", "anh"),
        ("ÁNH", "anh"),
        ("Đức", "duc"),
        ("đường  Nguyễn Huệ", "duong nguyen hue"),
        ("Łódź Øre", "lodz ore"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("สมชาย ใจดี", "สมชาย ใจดี"),
        ("น้\u0e33", "น้\u0e4d\u0e32"),
        ("น\u0e4d้\u0e32", "น้\u0e4d\u0e32"),
        ("がく", "か\u3099く"),
        ("An\u200d \ufe0fBình\u202e", "an binh"),
        ("  \t", ""),
        ("A" + 200 * "\u0301", "a"),
    ],
)
def test_the_search_key(text: str, key: str) -> None:
    assert fold(text) == key


@given(ANY_TEXT | TROUBLE)
@example("Hà")
@example("น้ำ")
def test_equal_texts_have_one_key_and_the_key_is_its_own(text: str) -> None:
    key = fold(text)
    assert fold(key) == key
    assert fold(unicodedata.normalize("NFD", text)) == key
    assert fold(unicodedata.normalize("NFC", text)) == key
    assert fold(clean(text)) == key


@given(ANY_TEXT | TROUBLE)
@example("\u0300\u0e31\u200c\u200c\u0300")
def test_what_is_stored_is_stored_the_same_again_and_can_be_written(text: str) -> None:
    for lines in (False, True):
        stored = clean(text, lines=lines)
        assert clean(stored, lines=lines) == stored
        assert stored == unicodedata.normalize("NFC", stored)
        assert stored.encode("utf-8").decode("utf-8") == stored
        assert set(acts_on_a_terminal(stored)) <= {"\u200c", "\u200d", "\ufe0f", "\n"}


@given(ANY_TEXT | TROUBLE)
def test_nothing_drawn_acts_on_the_terminal(text: str) -> None:
    drawn = visible(text)
    assert acts_on_a_terminal(drawn) == []
    assert visible(drawn) == drawn
    drawn.encode("utf-8")


def test_control_the_check_for_the_terminal_sees_what_is_let_through() -> None:
    assert acts_on_a_terminal("a\x1b\u202e\ud800\u2028\u200d\x9b") != []
    assert acts_on_a_terminal("Nguyễn สมชาย 👍") == []


def test_digits_of_any_script_are_digits() -> None:
    assert plain_digits("๑๒๓ １２３ ٤٥ 12²") == "123 123 45 12²"
