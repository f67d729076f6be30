"""What an import asks the file."""

from datetime import date
from pathlib import Path

from shoptui.domain.purchases import Line
from shoptui.services import sales
from shoptui.storage import imports
from tests.builders import add, new_desk, sell

DAY = date(2026, 6, 1)


def test_identities_are_found_however_many_are_asked_for(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    sell(desk, None, DAY, 1000)
    with desk.file.write("import") as db:
        assert not imports.has_identities(db)
        db.execute("UPDATE purchase SET identity = 'sheet sale 999'")
        assert imports.has_identities(db)
        asked = [f"sheet sale {number}" for number in range(1500)]
        assert list(imports.recorded(db, asked)) == [("sheet sale 999", 1, "2026-06-01", 1000, 0)]


def test_what_is_left_of_a_sale_is_less_its_refunds(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    an = add(desk, "An")
    sale = sell(desk, an, DAY, 1000, Line(product="Tea", quantity=3000, amount=1000))
    void = sell(desk, an, DAY, 500)
    sales.set_void(desk, void, True)
    sales.refund(desk, sale, 400, DAY)
    with desk.file.read() as db:
        (left,) = imports.open_sales_of(db, [an])
        assert (left.id, left.left, left.lines) == (sale, 600, {"Tea": 3000})
        assert imports.open_sales(db, [sale, void]) == [left]


def test_the_newest_mapping_by_hand_is_remembered(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    with desk.file.write("import") as db:
        for hand in ({"amount": "Total"}, {"amount": "Paid"}):
            about = {"signature": "abc", "hand": hand}
            imports.add_batch(db, imports.Batch("2026-06-01T00:00:00+00:00", "s.csv", about))
        assert imports.remembered_mapping(db, "abc") == {"amount": "Paid"}
        assert imports.remembered_mapping(db, "other") == {}


def test_a_cancelled_sale_is_struck_out_with_its_refunds(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    sale = sell(desk, None, DAY, 1000)
    back = sales.refund(desk, sale, 1000, DAY)
    with desk.file.write("import") as db:
        imports.cancel(db, sale)
        rows = db.execute("SELECT id, void, wholly_refunded_on FROM purchase ORDER BY id")
        assert rows.fetchall() == [(sale, 1, None), (back, 1, None)]
