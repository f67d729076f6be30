"""A hostile workbook can neither freeze nor fill the machine: time and memory of all processes.

The 300 megabytes of spaces, with an honest and a forged directory, are in `test_reading_workbooks`.
"""

from pathlib import Path

import pytest

from tests.exchange.measuring import MOST_MEMORY, measured, measures
from tests.exchange.test_reading_workbooks import CELL
from tests.exchange.workbooks import by_hand

pytestmark = measures

NESTED = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
STEALING = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
BOASTING = '<dimension ref="A1:XFD1048576"/>'
FIRST = f'<row r="1">{CELL.format(at="A1")}</row>'
LAST = f'<row r="1048576">{CELL.format(at="DX1048576")}</row>'
LONG_TEXT = f'<row r="1"><c t="inlineStr"><is><t>{"x" * 40_000_000}</t></is></c></row>'


@pytest.mark.parametrize(
    ("workbook", "said", "seconds"),
    [
        ({"prolog": NESTED}, "definitions inside", 2),
        ({"prolog": STEALING}, "definitions inside", 2),
        ({"rows": LONG_TEXT}, "when unpacked", 2),
        ({"rows": "<row/>" * 3_000_000}, "1,048,576 rows", 2),
        ({"rows": "<row/>" * 1_000_000}, "no sheet with anything", 10),
        ({"rows": FIRST, "dimension": BOASTING}, "1 rows", 2),
        ({"rows": FIRST + LAST}, "too much memory", 10),
    ],
    ids=["nested", "external", "text", "rows", "empty rows", "dimension", "far apart"],
)
def test_a_bomb_costs_little(
    tmp_path: Path, workbook: dict[str, str], said: str, seconds: float
) -> None:
    figures = measured(by_hand(tmp_path / "bomb.xlsx", **workbook))
    assert said in figures["said"]
    assert figures["seconds"] < seconds
    assert figures["memory"] < MOST_MEMORY


def test_the_measure_sees_what_is_used(tmp_path: Path) -> None:
    """The control: a process that takes 400 megabytes is seen to take them."""
    figures = measured(tmp_path / "none.xlsx", "taken = bytearray(b'x') * (400 << 20)")
    assert figures["memory"] > 400
