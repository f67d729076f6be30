import pytest
from textual.events import Key
from textual.keys import _character_to_key

from shoptui.ui.layouts import KEDMANEE, as_command, pressed_key

# The four rows of a Thai Kedmanee keyboard beside QWERTY, as printed on the key caps, without the
# keys whose Thai side is ASCII.
CAPS = dict(
    pair.split()  # Latin, then Thai
    for row in (
        "1 ๅ,4 ภ,5 ถ,6 ุ,7 ึ,8 ค,9 ต,0 จ,- ข,= ช",
        "@ ๑,# ๒,$ ๓,% ๔,^ ู,& ฿,* ๕,( ๖,) ๗,_ ๘,+ ๙",
        "q ๆ,w ไ,e ำ,r พ,t ะ,y ั,u ี,i ร,o น,p ย,[ บ,] ล,\\ ฃ",
        "Q ๐,E ฎ,R ฑ,T ธ,Y ํ,U ๊,I ณ,O ฯ,P ญ,{ ฐ,| ฅ",
        "a ฟ,s ห,d ก,f ด,g เ,h ้,j ่,k า,l ส,; ว,' ง",
        "A ฤ,S ฆ,D ฏ,F โ,G ฌ,H ็,J ๋,K ษ,L ศ,: ซ",
        "z ผ,x ป,c แ,v อ,b ิ,n ื,m ท,. ใ,/ ฝ",
        "C ฉ,V ฮ,B ฺ,N ์,< ฒ,> ฬ,? ฦ",
    )
    for pair in row.split(",")
) | {",": "ม"}


def test_every_thai_key_cap_is_undone() -> None:
    assert {thai: latin for latin, thai in CAPS.items()} == KEDMANEE


@pytest.mark.parametrize(
    ("character", "key"),
    list(zip("ưƯơđĐêâôáàảãạếứa中", "wWwdDeaosfrxjssa中", strict=True)),
)
def test_the_key_telex_pressed_last(character: str, key: str) -> None:
    assert pressed_key(character) == key


@pytest.mark.parametrize("character", ["/", "?", "1", "n", "*"])
def test_ascii_stays_as_it_stands(character: str) -> None:
    event = Key(_character_to_key(character), character)
    assert as_command(event) is event


def test_a_command_gets_textuals_name_of_the_key() -> None:
    assert as_command(Key("ฝ", "ฝ")).key == "slash"
    assert as_command(Key("ฦ", "ฦ")).key == "question_mark"
    assert as_command(Key(_character_to_key("ื"), "ื")).key == "n"


def test_ctrl_with_a_thai_letter_is_ctrl_with_the_latin_one() -> None:
    assert as_command(Key("ctrl+ห", None)).key == "ctrl+s"
    assert as_command(Key("ctrl+shift+ห", None)).key == "ctrl+shift+s"
    assert as_command(Key("ctrl+s", None)).key == "ctrl+s"
