"""The shop as a workbook: the figures of the analysis, cell for cell, and nothing lost."""

import csv
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook

from shoptui.domain.customers import Consent
from shoptui.domain.dates import Birthday
from shoptui.domain.errors import Cancelled, FileTrouble, InvalidInput, NotFound
from shoptui.domain.relations import Feedback, FeedbackKind
from shoptui.domain.table import Kind
from shoptui.services import sales
from shoptui.services.analyses.registry import NAMES, analysis
from shoptui.services.desk import Desk
from shoptui.services.exporting import (
    Exported,
    Watch,
    export_workbook,
)
from shoptui.services.relations import record_feedback
from shoptui.services.tiers import score
from tests.builders import TODAY, USD, add, new_desk, sell


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Two buyers, one who never bought, a walk-in struck out, and half an order given back.

    With the cut points of fashion (30 60 120 240 days, 1 2 4 8 orders) and a median order of
    1,000.00: Ánh 0 days, 2 orders, 3,500.00; Đức 211 days, 1 order, 1,000.00.
    """
    desk = new_desk(tmp_path, currency=USD, locale="en")
    anh = add(desk, "Ánh", phone="0901234567", consent=Consent.YES, birthday=Birthday(5, 1))
    duc = add(desk, "=1+1", phone="+84901", area="Quận 3", note="likes <b> & tea")
    add(desk, "Lan", phone="0900")
    sell(desk, anh, date(2026, 6, 30), 300_000, receipt="R1", discount=5_000)
    second = sell(desk, anh, date(2026, 5, 31), 100_000, receipt="R2")
    sell(desk, duc, date(2025, 12, 1), 100_000, receipt="0003")
    gone = sell(desk, None, date(2026, 6, 1), 20_000, receipt="R4", note="@mistake")
    sales.refund(desk, second, 50_000, date(2026, 6, 5))
    sales.set_void(desk, gone, True)
    return desk


def written(desk: Desk, folder: Path, what: str = "all", as_of: date | None = None) -> Workbook:
    path = folder / "out.xlsx"
    export_workbook(desk, path, as_of, what)
    return load_workbook(path)


def records(book: Workbook, sheet: str) -> list[dict[str, object]]:
    """The rows of a sheet by their headings."""
    header, *rows = book[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


def page(book: Workbook) -> dict[str, str]:
    """The page About by its labels."""
    return {str(label): str(text) for label, text in book["About"].iter_rows(values_only=True)}


def test_the_sheets_stand_in_their_order(desk: Desk, tmp_path: Path) -> None:
    assert written(desk, tmp_path).sheetnames == [
        "Customers",
        "Tiers",
        "Heat map",
        "Loyalty",
        "Map of types",
        "Rewards",
        "Today",
        "Sales",
        "Receipts",
        "Marketing costs",
        *(analysis(name).title for name in NAMES),
        "About",
    ]


def test_customers_with_figures_scores_and_tier(desk: Desk, tmp_path: Path) -> None:
    anh, duc, lan = records(written(desk, tmp_path), "Customers")
    assert [anh[key] for key in ("R", "F", "M", "FM", "Tier")] == [5, 2, 3, 3, "Potential loyal"]
    assert [anh[key] for key in ("Recency", "Orders", "Net spend")] == [0, 2, 3_500]
    assert (anh["Average order"], anh["Last order"]) == (1_750, datetime(2026, 6, 30))
    assert (anh["Phone"], anh["Consent"], anh["Birthday"]) == ("0901234567", "yes", "--05-01")
    assert [duc[key] for key in ("R", "F", "M", "FM", "Tier")] == [2, 1, 1, 1, "Hibernating"]
    assert (duc["Recency"], duc["Net spend"], duc["Area"]) == (211, 1_000, "Quận 3")
    assert (duc["Name"], duc["Phone"], duc["Note"]) == ("=1+1", "+84901", "likes <b> & tea")
    assert (lan["Tier"], lan["R"], lan["Orders"]) == ("Prospect", None, 0)
    assert (lan["Recency"], lan["Last order"], lan["Average order"]) == (None, None, None)


def test_figures_are_those_of_the_screen_cell_for_cell(desk: Desk, tmp_path: Path) -> None:
    screen = score(desk).customers()
    sheet = records(written(desk, tmp_path), "Customers")
    keys = ["Code", "Name", "Recency", "Orders", "Net spend", "R", "F", "M", "FM", "Tier"]
    for row, shown in zip(sheet, screen.rows, strict=True):
        cells = [
            cell / 100 if column.kind is Kind.MONEY and isinstance(cell, int) else cell
            for cell, column in zip(shown, screen.columns, strict=True)
        ]
        assert [row[key] for key in keys] == cells


def test_every_receipt_with_refunds_below_zero(desk: Desk, tmp_path: Path) -> None:
    rows = records(written(desk, tmp_path), "Sales")
    keys = ("Date", "Receipt", "Kind", "Status", "Name", "Amount", "Refund of")
    assert [tuple(row[key] for key in keys) for row in rows] == [
        (datetime(2025, 12, 1), "0003", "sale", None, "=1+1", 1_000, None),
        (datetime(2026, 5, 31), "R2", "sale", None, "Ánh", 1_000, None),
        (datetime(2026, 6, 1), "R4", "sale", "void", None, 200, None),
        (datetime(2026, 6, 5), None, "refund", None, "Ánh", -500, "R2"),
        (datetime(2026, 6, 30), "R1", "sale", None, "Ánh", 3_000, None),
    ]
    assert (rows[4]["Discount"], rows[0]["Discount"]) == (50, None)


def test_the_heat_map_has_a_grid_for_each_figure(desk: Desk, tmp_path: Path) -> None:
    sheet = written(desk, tmp_path)["Heat map"]
    assert [sheet.cell(row, 1).value for row in (1, 9, 17, 25)] == [
        "Customers",
        "Net spend",
        "Average order",
        "Tier",
    ]
    # Ánh is R 5, FM 3: the first row of a grid, its fourth column; Đức R 2, FM 1.
    assert [sheet.cell(row, 4).value for row in (3, 11, 19, 27)] == [
        1,
        3_500,
        1_750,
        "Potential loyal",
    ]
    assert [sheet.cell(row, 2).value for row in (6, 14, 22, 30)] == [1, 1_000, 1_000, "Hibernating"]
    assert sum(int(cell.value) for row in sheet["B3:F7"] for cell in row) == 2
    assert len(list(sheet.conditional_formatting)) == 4


def test_the_tiers_have_a_chart(desk: Desk, tmp_path: Path) -> None:
    book = written(desk, tmp_path, "tiers")
    rows = records(book, "Tiers")
    assert len(rows) == 12
    assert [(row["Tier"], row["Net spend"]) for row in rows if row["Net spend"]] == [
        ("Potential loyal", 3_500),
        ("Hibernating", 1_000),
    ]
    with zipfile.ZipFile(tmp_path / "out.xlsx") as parts:
        chart = parts.read("xl/charts/chart1.xml").decode()
    assert "'Tiers'!$D$2:$D$13" in chart and "Net spend by tier" in chart


def test_the_page_about_says_how_it_was_counted(desk: Desk, tmp_path: Path) -> None:
    lines = page(written(desk, tmp_path, as_of=date(2026, 6, 1)))
    assert (lines["Shop"], lines["Currency"]) == ("Tiệm Mây", "USD")
    assert (lines["As of"], lines["Made on"]) == ("Jun 1, 2026", "Jun 30, 2026")
    assert lines["Window"] == "the last 365 days"
    assert lines["Recency"].startswith("30 · 60 · 120 · 240 (usual in fashion")
    assert lines["Loyal"] == "R 4 with FM 4/5; R 3 with FM 4/5"
    assert lines["Prospect"] == "never bought"
    assert "Too few buyers" in lines["Note"]


def test_the_page_about_explains_the_five_scores(desk: Desk, tmp_path: Path) -> None:
    # The best tenth of two buyers, of 1,000 and 3,500: 0.9 of the way; orders 1 and 2, at least 2.
    lines = page(written(desk, tmp_path, "map"))
    assert lines["Financial"] == (
        "Buys much and often: profit now. What makes 100: Net spend $3,250.00 · Orders 2."
    )
    assert lines["Procedural"] == (
        "Keeps your house rules, which saves you cost. House rules kept: left out, since the shop "
        "has recorded nothing of the kind."
    )
    assert lines["Overall"].endswith(
        "weighed Financial 25 · Referral 25 · Procedural 15 · Contact 15 · Evaluation 20."
    )
    assert "Financial" not in page(written(desk, tmp_path, "rewards"))


def test_the_page_about_tells_of_the_budget(desk: Desk, tmp_path: Path) -> None:
    assert "budget" in page(written(desk, tmp_path, "rewards"))["Rewards"]
    assert "Rewards" not in page(written(desk, tmp_path, "map"))


def test_only_what_happened_by_the_day_counts(desk: Desk, tmp_path: Path) -> None:
    book = written(desk, tmp_path, as_of=date(2026, 6, 4))
    anh = next(row for row in records(book, "Customers") if row["Name"] == "Ánh")
    assert (anh["Orders"], anh["Net spend"], anh["Recency"]) == (1, 1_000, 4)
    assert [row["Receipt"] for row in records(book, "Sales")] == ["0003", "R2", "R4"]


@pytest.mark.parametrize(
    ("what", "sheets"),
    [
        ("customers", ["Customers", "About"]),
        (" Sales , tiers", ["Tiers", "Sales", "About"]),
        ("today,rewards", ["Rewards", "Today", "About"]),
        ("map,heatmap,loyalty", ["Heat map", "Loyalty", "Map of types", "About"]),
    ],
)
def test_the_owner_chooses_the_sheets(
    desk: Desk, tmp_path: Path, what: str, sheets: list[str]
) -> None:
    assert written(desk, tmp_path, what).sheetnames == sheets


@pytest.mark.parametrize("what", ["kohorts", "", "customers,"])
def test_an_unknown_part_names_the_others(desk: Desk, tmp_path: Path, what: str) -> None:
    with pytest.raises(NotFound, match="all, customers, tiers, heatmap, loyalty, map, re"):
        written(desk, tmp_path, what)
    assert not (tmp_path / "out.xlsx").exists()


def test_one_part_as_csv(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "sales.csv"
    done = export_workbook(desk, path, what="sales")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["Amount"] for row in rows] == ["1000.00", "1000.00", "200.00", "-500.00", "3000.00"]
    assert (rows[0]["Receipt"], rows[0]["Name"], rows[2]["Note"]) == ("0003", "'=1+1", "'@mistake")
    assert done == Exported(path, ("Sales (5)",))


def test_several_parts_do_not_fit_a_csv(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="holds one list"):
        export_workbook(desk, tmp_path / "out.csv", what="sales,tiers")


@pytest.mark.parametrize("name", ["out.xls", "out", "out.db"])
def test_other_endings_are_refused(desk: Desk, tmp_path: Path, name: str) -> None:
    with pytest.raises(InvalidInput, match=r"\.xlsx"):
        export_workbook(desk, tmp_path / name)
    assert not (tmp_path / name).exists()


def test_the_shop_file_is_never_overwritten(tmp_path: Path) -> None:
    desk = new_desk(tmp_path, file="shop.xlsx")
    before = desk.file.path.read_bytes()
    with pytest.raises(FileTrouble, match="the shop file itself"):
        export_workbook(desk, tmp_path / "shop.xlsx")
    assert desk.file.path.read_bytes() == before


def test_phones_can_be_hidden(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    export_workbook(desk, path, hide_phones=True)
    customers = records(load_workbook(path), "Customers")
    assert [row["Phone"] for row in customers] == [None, None, None]
    assert [row["Name"] for row in customers] == ["Ánh", "=1+1", "Lan"]


def test_phones_are_hidden_where_customers_are_to_be_called(desk: Desk, tmp_path: Path) -> None:
    late = Feedback(customer_id=2, on=TODAY, kind=FeedbackKind.COMPLAINT, text="It came late.")
    record_feedback(desk, late)
    shown, path = written(desk, tmp_path), tmp_path / "hidden.xlsx"
    assert [row["Phone"] for row in records(shown, "Today")] == ["+84901"]
    assert "0901234567" in [row["Phone"] for row in records(shown, "Rewards")]
    export_workbook(desk, path, hide_phones=True)
    hidden = load_workbook(path)
    assert [row["Name"] for row in records(hidden, "Today")] == ["=1+1"]
    assert {row["Phone"] for row in records(hidden, "Today") + records(hidden, "Rewards")} == {None}


def test_stopping_leaves_the_old_file(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    path.write_bytes(b"old")
    with pytest.raises(Cancelled):
        export_workbook(desk, path, watch=Watch(cancelled=lambda: True))
    assert path.read_bytes() == b"old"
    assert {file.name for file in tmp_path.iterdir()} == {"out.xlsx", "shop.db"}


def test_an_empty_shop_has_empty_sheets(tmp_path: Path) -> None:
    book = written(new_desk(tmp_path), tmp_path)
    assert (book["Customers"].max_row, book["Sales"].max_row, book["Tiers"].max_row) == (1, 1, 13)
