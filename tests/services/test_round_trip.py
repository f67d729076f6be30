"""Export and import: a shop that goes out comes back whole, and comes back only once."""

import csv
import gettext
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from openpyxl import load_workbook

from shoptui.domain import language
from shoptui.domain.customers import Consent, Customer, Party
from shoptui.domain.errors import InvalidInput
from shoptui.domain.marketing import MarketingCost
from shoptui.domain.money import Currency
from shoptui.domain.purchases import Fulfilment, Line, Purchase
from shoptui.services import tiers
from shoptui.services.desk import Desk
from shoptui.services.exporting import export_workbook
from shoptui.services.importing import apply, plan_import
from shoptui.storage import receipts, sales_list
from shoptui.storage.sales_list import SalesFilter
from tests.builders import TODAY, new_desk
from tests.services.generated_shops import Cost, Plan, build, plans

PARTS = ("customers", "receipts", "marketing")
BRIEF = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
DEEP = settings(BRIEF, max_examples=200)
DEEP_WORKBOOKS = settings(BRIEF, max_examples=15)


def rows_of(desk: Desk, query: str, *values: object) -> list[tuple[Any, ...]]:
    with desk.file.read() as db:
        return db.execute(query, values).fetchall()


def told(desk: Desk) -> dict[str, object]:
    """All that can be both exported and imported, told by codes and numbers instead of ids."""
    with desk.file.read() as db:
        start = receipts.number_start(db)
        totals = sales_list.totals(db, SalesFilter())
    number = "ifnull({0}.identity, ? || {0}.id)"
    columns = (
        "customer.code, purchase.kind, purchase.ordered_on, purchase.amount, purchase.discount, "
        "purchase.receipt, purchase.source, purchase.void, purchase.channel, purchase.invoiced_on, "
        "purchase.due_on, purchase.paid_on, purchase.papers_on, purchase.fulfilment, "
        "purchase.note, purchase.counted_on, purchase.wholly_refunded_on"
    )
    return {
        "customers": rows_of(
            desk,
            "SELECT code, name, phone, phone_key, email, email_key, birthday, gender, address, "
            "area, party, channel, consent, consent_on, interests, note, known_since, created_on, "
            "archived_on, search_key FROM customer ORDER BY code",
        ),
        "referrals": rows_of(
            desk,
            "SELECT one.code, friend.code, day FROM referral JOIN customer AS one "
            "ON one.id = referrer_id JOIN customer AS friend ON friend.id = friend_id ORDER BY 2",
        ),
        "purchases": rows_of(
            desk,
            f"SELECT {number.format('purchase')} AS no, {number.format('sale')}, {columns} "
            "FROM purchase LEFT JOIN customer ON customer.id = purchase.customer_id "
            "LEFT JOIN purchase AS sale ON sale.id = purchase.sale_id ORDER BY no",
            *(start, start),
        ),
        "lines": rows_of(
            desk,
            f"SELECT {number.format('purchase')} AS no, product.name, quantity, line.price, "
            "line.amount FROM purchase_line AS line JOIN purchase ON purchase.id = purchase_id "
            "JOIN product ON product.id = product_id ORDER BY no, line.id",
            start,
        ),
        "products": rows_of(
            desk,
            "SELECT product.name, product_group.name FROM product "
            "LEFT JOIN product_group ON product_group.id = group_id ORDER BY product.name",
        ),
        "costs": rows_of(
            desk,
            f"SELECT {number.format('cost')} AS no, day, amount, channel, campaign.name, wages, "
            "cost.note FROM marketing_cost AS cost "
            "LEFT JOIN campaign ON campaign.id = campaign_id ORDER BY no",
            start,
        ),
        "totals": totals,
        "tiers": sorted(map(str, tiers.score(desk, TODAY).customers().rows)),
    }


def bring(desk: Desk, path: Path, worksheet: str = "") -> bool:
    """Imports a sheet of which nothing may be left over; whether it held anything new."""
    plan = plan_import(desk, path, worksheet=worksheet)
    counts = plan.counts
    left_over = (*plan.refused, *plan.needs_you, *plan.typed_by_hand)
    assert not left_over, left_over
    assert apply(desk, plan).counts == counts
    return not plan.work.is_empty()


def out_and_in(desk: Desk, new: Desk, folder: Path, ending: str) -> list[Path]:
    """Exports one shop and imports it into another; the files."""
    if ending == ".xlsx":
        path = folder / "out.xlsx"
        export_workbook(desk, path, what=",".join(PARTS))
        files = [path] * len(PARTS)
    else:
        files = [folder / f"{part}.csv" for part in PARTS]
        for part, path in zip(PARTS, files, strict=True):
            export_workbook(desk, path, what=part)
    for path in files:
        bring(new, path)
    return files


def held(plan: Plan, ending: str) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        desk = build(plan, folder)
        before = told(desk)
        new = new_desk(folder, currency=plan.currency, file="new.db")
        files = out_and_in(desk, new, folder, ending)
        came = told(new)
        for what, there in before.items():
            assert came[what] == there, what
        for path in files:
            assert not bring(desk, path), "into the same shop"
            assert not bring(new, path), "once more into the new one"
        assert told(desk) == before
        assert told(new) == before


# More lines with semicolons than rows with commas; nothing else in the shop.
LINES_AS_ROWS = Plan(
    currency=Currency("VND", 0),
    people=(),
    sold=(),
    brought=(),
    alone=(),
    costs=(Cost(MarketingCost(on=TODAY, amount=1, note="A;B\nA;B\nA;B"), "", False),),
)


@settings(BRIEF, max_examples=2)  # each reads a workbook a dozen times in a process of its own
@given(plans())
def test_a_workbook_brings_back_any_shop(plan: Plan) -> None:
    held(plan, ".xlsx")


@BRIEF
@example(LINES_AS_ROWS)
@given(plans())
def test_csv_files_bring_back_any_shop(plan: Plan) -> None:
    held(plan, ".csv")


@pytest.mark.long
@DEEP_WORKBOOKS
@given(plans())
def test_workbooks_bring_back_very_many_shops(plan: Plan) -> None:
    held(plan, ".xlsx")


@pytest.mark.long
@DEEP
@given(plans())
def test_csv_files_bring_back_very_many_shops(plan: Plan) -> None:
    held(plan, ".csv")


AN = Customer(
    code="0042",
    name="=Ánh",
    phone="0901234567",
    consent=Consent.NO,
    consent_on=date(2026, 1, 2),
    note="two\nlines",
    party=Party.ORGANISATION,
    created_on=date(2026, 1, 1),
)
SOMCHAI = Customer(
    code="C00007", name="สมชาย ใจดี", created_on=TODAY, archived_on=TODAY, interests="ชา"
)
TEA = Line(product="Trà", group="Đồ uống", quantity=350, price=2_000, amount=700)
CAKE = Line(product="Bánh", quantity=2_000, price=400, amount=800)
SALE = Purchase(
    ordered_on=date(2026, 6, 1),
    amount=1_500,
    channel="form",
    paid_on=date(2026, 6, 2),
    papers_on=date(2026, 6, 3),
    fulfilment=Fulfilment.COLLECTED,
    lines=(TEA, CAKE),
)
WALK_IN = replace(SALE, lines=(), receipt="0007", source="loyverse", discount=50)
SHOP = Plan(
    currency=Currency("USD", 2),
    people=(AN, SOMCHAI),
    sold=((SALE, 0, False, (5,)), (SALE, 0, False, ()), (WALK_IN, None, True, (10,))),
    brought=((0, 1, date(2026, 5, 5)),),
    alone=(),
    costs=(
        Cost(MarketingCost(on=TODAY, amount=250, channel="=Zalo", note="a\nb"), "Hội chợ", False),
        Cost(MarketingCost(on=date(2026, 6, 1), amount=99, is_wages=True), "", True),
    ),
)


def sheets(desk: Desk, folder: Path) -> list[Path]:
    """The shop's customers, receipts and marketing costs as CSV."""
    files = [folder / f"{part}.csv" for part in PARTS]
    for part, path in zip(PARTS, files, strict=True):
        export_workbook(desk, path, what=part)
    return files


def rewrite(path: Path, change: Callable[[list[list[str]]], list[list[str]]]) -> None:
    """Saves a CSV file anew with its rows changed, the header first."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(change(rows))


def without(column: str) -> Callable[[list[list[str]]], list[list[str]]]:
    def change(rows: list[list[str]]) -> list[list[str]]:
        at = rows[0].index(column)
        return [[*row[:at], *row[at + 1 :]] for row in rows]

    return change


@pytest.mark.parametrize(
    ("part", "column", "lost"),
    [
        ("customers", "Consent given or refused on", "customers"),
        ("customers", "Archived on", "customers"),
        ("customers", "Brought by", "referrals"),
        ("receipts", "Refund of", "purchases"),
        ("receipts", "Handed over", "purchases"),
        ("receipts", "Discount", "purchases"),
        ("receipts", "Quantity", "lines"),
        ("receipts", "Product group", "products"),
        *(("marketing", column, "costs") for column in ("Channel", "Campaign", "Wages", "Note")),
    ],
)
def test_a_column_taken_out_is_seen_to_be_lost(
    tmp_path: Path, part: str, column: str, lost: str
) -> None:
    desk, new = build(SHOP, tmp_path), new_desk(tmp_path, currency=SHOP.currency, file="new.db")
    for path in sheets(desk, tmp_path):
        if path.stem == part:
            rewrite(path, without(column))
        bring(new, path)
    before, came = told(desk), told(new)
    assert next(what for what in before if came[what] != before[what]) == lost


def test_rows_in_another_order_are_the_same_receipts(tmp_path: Path) -> None:
    desk, new = build(SHOP, tmp_path), new_desk(tmp_path, currency=SHOP.currency, file="new.db")
    before = told(desk)
    for path in reversed(sheets(desk, tmp_path)):  # the receipts before their customers, too
        rewrite(path, lambda rows: [rows[0], *reversed(rows[1:])])
        assert not bring(desk, path)
        assert bring(new, path)
    came = told(new)
    assert told(desk) == before
    assert {what for what in before if came[what] != before[what]} == {"lines"}
    assert sorted(map(str, came["lines"])) == sorted(map(str, before["lines"]))  # type: ignore[call-overload]


@pytest.mark.slow
def test_a_workbook_saved_by_another_program_adds_nothing(tmp_path: Path) -> None:
    desk, new = build(SHOP, tmp_path), new_desk(tmp_path, currency=SHOP.currency, file="new.db")
    path, before = tmp_path / "all.xlsx", told(desk)
    export_workbook(desk, path)
    book = load_workbook(path)
    book.save(path)
    assert not bring(desk, path)
    assert not bring(desk, path, "Receipts")
    assert not bring(desk, path, "Marketing costs")
    assert [bring(new, path) for _time in range(4)] == [True, True, True, False]
    assert told(desk) == told(new) == before


def test_an_export_in_another_language_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Shouting(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return message.upper() + " ẤY"

    desk, new = build(SHOP, tmp_path), new_desk(tmp_path, currency=SHOP.currency, file="new.db")
    monkeypatch.setattr(language, "_catalogues", lambda: (Shouting(),))
    with monkeypatch.context() as abroad:
        abroad.setattr(language, "_catalogue", Shouting())
        files = sheets(desk, tmp_path)
    assert "REFUND ẤY" in files[1].read_text(encoding="utf-8-sig")
    for path in files:
        bring(new, path)
    assert told(new) == told(desk)


def test_the_list_of_sales_is_refused_since_it_has_no_lines(tmp_path: Path) -> None:
    desk = build(SHOP, tmp_path)
    export_workbook(desk, tmp_path / "sales.csv", what="sales")
    with pytest.raises(InvalidInput, match="Bring in the list “Receipts” instead"):
        plan_import(desk, tmp_path / "sales.csv")


def test_a_receipt_number_of_two_shops_is_two_receipts(tmp_path: Path) -> None:
    """Both shops have a receipt of id 1; only the moment each file was made tells them apart."""
    desk, other = build(SHOP, tmp_path), build(SHOP, tmp_path, "other.db")
    path = sheets(desk, tmp_path)[1]
    plan = plan_import(other, path)
    # Typed in both, so the owner is asked; those that came with an import are known.
    assert len(plan.typed_by_hand) == 3
    assert plan.counts.already_known == 2


def test_an_export_of_a_past_day_holds_that_day(tmp_path: Path) -> None:
    desk = build(SHOP, tmp_path)
    path = tmp_path / "then.csv"
    done = export_workbook(desk, path, date(2026, 6, 1), "receipts")
    assert done.sentence.endswith("Receipts (5).")
