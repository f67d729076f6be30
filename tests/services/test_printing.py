import csv
import io
import json
from datetime import date

import pytest
from rich.cells import cell_len

from shoptui.domain.errors import InvalidInput
from shoptui.domain.shop import Shop
from shoptui.domain.table import Cell, Column, Kind, Row, Table
from shoptui.services.formats import Formats
from shoptui.services.printing import Printed, printed, render
from tests.builders import USD, VND
from tests.safety.hostile import MARKUP, SPREADSHEET, TERMINAL

COLUMNS = (
    Column("name", "Name"),
    Column("seen", "Seen", Kind.DATE),
    Column("net", "Net", Kind.MONEY),
    Column("share", "Share", Kind.SHARE),
    Column("orders", "Orders", Kind.COUNT),
)
ROWS: list[Row] = [
    ("Đức", date(2026, 6, 30), 1_250_050, 1 / 3, 12),
    ("สมชาย", None, -5, None, 1),
    ("漢字さん", date(2026, 1, 2), 0, 1.0, 0),
]


def table(rows: list[Row] = ROWS, notes: tuple[str, ...] = ()) -> Table:
    return Table("t", "People", COLUMNS, rows, USD, notes=notes)


def names(*cells: Cell) -> Table:
    return Table("t", "T", (Column("name", "Name"),), [(cell,) for cell in cells], VND)


def drawn(it: Table, way: Printed) -> str:
    return render(it, way, Formats(Shop(name="S", currency=it.currency, locale="en")))


def test_json_is_a_list_of_objects_that_programs_can_reckon_with() -> None:
    assert json.loads(drawn(table(), Printed.JSON)) == [
        {"name": "Đức", "seen": "2026-06-30", "net": "12500.50", "share": 0.333333, "orders": 12},
        {"name": "สมชาย", "seen": None, "net": "-0.05", "share": None, "orders": 1},
        {"name": "漢字さん", "seen": "2026-01-02", "net": "0.00", "share": 1.0, "orders": 0},
    ]


def test_json_of_nothing_is_an_empty_list() -> None:
    assert json.loads(drawn(table([]), Printed.JSON)) == []


HOSTILE = [*MARKUP, *TERMINAL, '"']
FORMULAS = [text for text in SPREADSHEET if text.startswith(tuple("=+-@＝\t\r\n"))]


def test_json_keeps_hostile_text_and_lets_none_of_it_act() -> None:
    text = drawn(names(*HOSTILE), Printed.JSON)
    assert [row["name"] for row in json.loads(text)] == HOSTILE
    assert not set(text) & set("\x1b\x9b\u202e\u2028\ud800\x7f")


def test_csv_has_the_same_values_under_the_same_keys() -> None:
    rows = list(csv.DictReader(io.StringIO(drawn(table(), Printed.CSV))))
    assert rows[0] == {
        "name": "Đức",
        "seen": "2026-06-30",
        "net": "12500.50",
        "share": "0.333333",
        "orders": "12",
    }
    assert (rows[1]["net"], rows[1]["seen"], rows[1]["share"]) == ("-0.05", "", "")


def test_csv_of_nothing_still_has_its_header() -> None:
    assert drawn(table([]), Printed.CSV) == "name,seen,net,share,orders"


@pytest.mark.parametrize("text", FORMULAS)
def test_csv_text_never_becomes_a_formula(text: str) -> None:
    (row,) = csv.reader(io.StringIO(drawn(names(text), Printed.CSV).split("\n", 1)[1]))
    assert row[0].startswith("'")


def test_csv_numbers_below_zero_stay_numbers() -> None:
    assert "-0.05" in drawn(table(), Printed.CSV).splitlines()[2]


def test_text_lines_up_whatever_the_script() -> None:
    text = drawn(table(), Printed.TABLE)
    assert text.splitlines() == [
        "People",
        "",
        "Name      Seen                 Net   Share  Orders",
        "────────  ────────────  ──────────  ──────  ──────",
        "Đức       Jun 30, 2026  $12,500.50   33.3%      12",
        "สมชาย     –                 -$0.05       –       1",
        "漢字さん  Jan 2, 2026        $0.00  100.0%       0",
    ]
    assert len({cell_len(line) for line in text.splitlines()[2:]}) == 1


def test_notes_stand_below_the_table_and_only_there() -> None:
    noted = table(notes=("Too few buyers to compare.",))
    assert drawn(noted, Printed.TABLE).endswith("\n\nToo few buyers to compare.")
    assert "Too few" not in drawn(noted, Printed.CSV) + drawn(noted, Printed.JSON)


def test_an_empty_list_says_so_below_its_headings() -> None:
    assert drawn(table([]), Printed.TABLE).splitlines()[-1] == "Nothing to list yet."


def test_text_is_drawn_as_typed_and_acts_on_nothing() -> None:
    text = drawn(names(*HOSTILE), Printed.TABLE)
    assert "[/red]" in text
    assert not set(text) & set("\x1b\x9b\u202e\u2028\ud800\x7f")


def test_ways_of_printing_are_known_by_name() -> None:
    assert printed("JSON") is Printed.JSON
    with pytest.raises(InvalidInput, match="table, csv, json"):
        printed("xml")
