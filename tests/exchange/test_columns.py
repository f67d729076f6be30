"""What the columns of a sheet mean: known exports, header words in three languages, by hand."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from shoptui.domain.errors import InvalidInput, NotFound
from shoptui.exchange.columns import understand
from shoptui.exchange.fields import HAND_FIELDS

HEADERS = Path(__file__).parents[3] / "shared" / "data" / "export_headers.json"


def meanings(*headers: str, **hand: str) -> dict[str, str]:
    return understand([(1, headers)], hand).named()


def test_the_fields_that_can_be_mapped_are_the_promised_ones() -> None:
    promised = (
        "code name phone email birthday gender address area channel note date receipt kind status "
        "amount discount product group quantity price invoiced due paid consent known_since "
        "referrer cost campaign wages"
    )
    assert " ".join(HAND_FIELDS) == promised


@pytest.mark.skipif(not HEADERS.exists(), reason="the real headers are not on this machine")
@pytest.mark.parametrize(
    ("export", "title", "source"),
    [
        ("loyverse_receipts", "Loyverse receipts", "loyverse"),
        ("loyverse_receipts_by_item", "Loyverse receipts by item", "loyverse"),
        ("square_items_2026", "Square items", "square"),
        ("square_items_old24", "Square items", "square"),
        ("square_transactions_2026", "Square transactions", "square"),
        ("shopify_orders", "Shopify orders", "shopify"),
        ("shopify_customers", "Shopify customers", "shopify"),
        ("kiotviet_DanhSachHoaDon", "KiotViet: DanhSachHoaDon", "kiotviet"),
        ("kiotviet_DanhSachHoaDon_short", "KiotViet: DanhSachHoaDon", "kiotviet"),
        ("kiotviet_DanhSachChiTietHoaDon", "KiotViet: DanhSachChiTietHoaDon", "kiotviet"),
        ("kiotviet_DanhSachKhachHang", "KiotViet: DanhSachKhachHang", "kiotviet"),
        ("shopee_vn_order_all_partial", "Shopee (Việt Nam)", "shopee"),
        ("shopee_th_order_all_partial", "Shopee (ประเทศไทย)", "shopee"),
    ],
)
def test_each_real_export_is_known_with_all_its_fields(
    export: str, title: str, source: str
) -> None:
    real = json.loads(HEADERS.read_text(encoding="utf-8"))[export]["columns"]
    for headers in (real, [header.upper() for header in real], list(reversed(real))):
        columns = understand([(1, headers)])
        assert columns.export is not None
        assert (columns.export.title, columns.source) == (title, source)
        assert columns.places.keys() == columns.export.fields.keys()


@pytest.mark.skipif(not HEADERS.exists(), reason="the real headers are not on this machine")
def test_no_real_export_is_left_out() -> None:
    assert len(json.loads(HEADERS.read_text(encoding="utf-8"))) == 13


def test_an_invoice_list_in_plain_english_needs_no_mapping() -> None:
    assert meanings(
        *("InvoiceNo", "StockCode", "Description", "Quantity"),
        *("InvoiceDate", "UnitPrice", "CustomerID", "Country"),
    ) == {
        "receipt": "InvoiceNo",
        "product": "Description | StockCode",
        "quantity": "Quantity",
        "date": "InvoiceDate",
        "price": "UnitPrice",
        "code": "CustomerID",
        "area": "Country",
    }


def test_names_are_put_together_from_their_halves() -> None:
    assert meanings("customer_id", "order_date", "revenue", "first_name", "last_name", "email") == {
        "code": "customer_id",
        "date": "order_date",
        "amount": "revenue",
        "name": "first_name + last_name",
        "email": "email",
    }
    assert meanings("Last name", "First name")["name"] == "First name + Last name"
    assert meanings("Tên", "Họ")["name"] == "Họ + Tên"
    assert meanings("ชื่อ", "นามสกุล")["name"] == "ชื่อ + นามสกุล"
    assert meanings("Tên", "Số điện thoại")["name"] == "Tên"


@pytest.mark.parametrize(
    "headers",
    [
        ("Date", "Receipt no.", "Customer", "Phone", "Amount", "Notes"),
        ("Ngày", "Số hóa đơn", "Tên khách hàng", "SĐT", "Thành tiền", "Ghi chú"),
        ("NGAY BAN", "SO HOA DON", "KHACH HANG", "DIEN THOAI", "SO TIEN", "GHI CHU"),
        ("Nga\u0300y", "Ma\u0303 đơn hàng", "Họ và tên", "Số ĐT", "Tổng tiền (VNĐ)", "Ghi chú"),
        ("วันที่", "เลขที่ใบเสร็จ", "ชื่อลูกค้า", "เบอร์โทร", "ยอดรวม (บาท)", "หมายเหตุ"),
    ],
)
def test_headers_are_understood_in_three_languages(headers: Sequence[str]) -> None:
    found = meanings(*headers)
    assert [found[field] for field in ("date", "receipt", "name", "phone", "amount", "note")] == [
        " ".join(header.split()) for header in headers
    ]


def test_a_column_means_one_thing_and_the_surest_wins() -> None:
    assert meanings("Invoice date", "Order date", "Total") == {
        "date": "Order date",
        "amount": "Total",
    }
    assert meanings("Total", "Amount") == {"amount": "Amount"}


def test_amounts_of_something_else_are_not_taken_for_the_amount() -> None:
    for other in ("Tax amount", "Shipping amount", "Total spent", "Average order", "Phí giao"):
        assert "amount" not in meanings("Date", other)


def test_the_header_is_found_below_titles() -> None:
    rows = [
        (1, ["Tiệm Mây"]),
        (2, ["Báo cáo bán hàng tháng 6", "", ""]),
        (4, ["Ngày", "Khách hàng", "Số tiền"]),
        (5, ["1/6/2026", "An", "250.000"]),
    ]
    assert understand(rows).row == 4


def test_a_header_of_unknown_words_is_found_where_it_is_named_by_hand() -> None:
    rows = [(1, ["Our shop", "2026"]), (2, ["Wann", "Wer", "Wieviel"]), (3, ["1/6", "An", "9"])]
    columns = understand(rows, {"date": "Wann", "name": "wer"})
    assert (columns.row, columns.named()) == (2, {"date": "Wann", "name": "Wer"})


def test_a_mapping_by_hand_replaces_the_guess_for_its_field_only() -> None:
    assert meanings("Date", "Total", "Paid", "Customer", amount="Paid") == {
        "date": "Date",
        "amount": "Paid",
        "name": "Customer",
    }


def test_a_column_taken_by_hand_is_not_used_for_another_guess() -> None:
    assert meanings("Date", "Description", "Total", note="Description") == {
        "date": "Date",
        "amount": "Total",
        "note": "Description",
    }


def test_an_empty_mapping_takes_the_guess_away() -> None:
    assert meanings("Date", "Receipt", "Total", receipt="") == {"date": "Date", "amount": "Total"}


def test_a_mapping_by_hand_reaches_into_a_known_export() -> None:
    found = meanings(
        *("Receipt number", "Receipt type", "Net sales", "Total collected", "Date", "Store"),
        amount="Total collected",
        area="Store",
    )
    assert (found["amount"], found["area"]) == ("Total collected", "Store")


def test_columns_are_joined_or_tried_in_turn_by_hand() -> None:
    assert meanings("A", "B", "C", name="A + B")["name"] == "A + B"
    assert meanings("A", "B", "C", phone="B|C")["phone"] == "B | C"
    assert meanings("A+B", "A", name="A+B")["name"] == "A+B"


def test_an_unknown_field_is_refused_with_the_choices() -> None:
    with pytest.raises(InvalidInput, match=r"no field “colour”.*known_since, referrer"):
        meanings("Date", colour="Date")


def test_an_unknown_column_is_refused_with_the_choices() -> None:
    with pytest.raises(NotFound, match=r"no column “Sum”.*Date, Total"):
        meanings("Date", "Total", amount="Sum")


def test_columns_without_a_name_and_twice_the_same_can_still_be_named() -> None:
    columns = understand([(1, ["Date", "", "Total", "Total"])], {"note": "Column 2"})
    assert columns.headers == ("Date", "Column 2", "Total", "Total (2)")


def test_a_sheet_without_rows_is_refused() -> None:
    with pytest.raises(InvalidInput, match="empty"):
        understand([])
