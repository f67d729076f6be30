"""The quirks of the exports shoptui knows, each with its figures worked out by hand."""

from pathlib import Path

from shoptui.services.importing import plan_import
from tests.builders import USD, new_desk
from tests.exchange.workbooks import saved
from tests.services.importing.sheets import (
    asked,
    bring,
    bring_file,
    customer_named,
    plan_of,
    recorded,
)

LOYVERSE = (
    "Date,Receipt number,Receipt type,Gross sales,Discounts,Net sales,Taxes,Total collected,"
    "Description,Customer name,Customer contacts,Status"
)


def test_loyverse_refunds_count_whatever_their_sign(tmp_path: Path) -> None:
    desk = new_desk(tmp_path, currency=USD, locale="en_US")
    counts = bring(
        desk,
        tmp_path,
        LOYVERSE,
        "13/07/2026 09:05,1-1,Sale,200.00,20.00,180.00,0,180.00,Tea,An,0901234567,Closed",
        "14/07/2026 09:05,1-2,Refund,180.00,0.00,-180.00,0,-180.00,Tea,An,0901234567,Closed",
        "15/07/2026 09:05,1-3,Sale,80.00,0.00,80.00,0,80.00,Tea,,,Closed",
        "16/07/2026 09:05,1-4,Refund,-80.00,0.00,-80.00,0,-80.00,Tea,,,Closed",
        "17/07/2026 09:05,1-5,Sale,50.00,0.00,50.00,0,50.00,Tea,An,0901234567,Cancelled",
    )
    assert counts == {"customers_new": 1, "sales_new": 2, "refunds": 2, "void": 1, "walk_ins": 1}
    assert recorded(desk) == [
        ("2026-07-13", "sale", 18000, 0),
        ("2026-07-14", "refund", 18000, 0),
        ("2026-07-15", "sale", 8000, 0),
        ("2026-07-16", "refund", 8000, 0),
        ("2026-07-17", "sale", 5000, 1),
    ]
    assert asked(desk, "SELECT DISTINCT source FROM purchase") == ["loyverse"]
    assert asked(desk, "SELECT discount FROM purchase WHERE receipt = '1-1'") == [2000]


def test_loyverse_lines_make_one_receipt(tmp_path: Path) -> None:
    desk = new_desk(tmp_path, currency=USD, locale="en_US")
    counts = bring(
        desk,
        tmp_path,
        "Date,Receipt number,Receipt type,Category,SKU,Item,Variant,Quantity,Gross sales,"
        "Discounts,Net sales,Customer name,Customer contacts,Status",
        "7/28/26 1:33 PM,2-1,Sale,Drinks,00012,Latte,Large,1.000,4.00,0.50,3.50,An,,Closed",
        "7/28/26 1:33 PM,2-1,Sale,Food,00044,Cake,,2.000,6.00,0.00,6.00,An,,Closed",
    )
    assert counts == {"customers_new": 1, "sales_new": 1}
    assert recorded(desk) == [("2026-07-28", "sale", 950, 0)]
    assert asked(desk, "SELECT quantity, amount FROM purchase_line ORDER BY id") == [
        (1000, 350),
        (2000, 600),
    ]
    assert asked(desk, "SELECT name FROM product ORDER BY id") == ["Latte Large", "Cake"]


def test_square_items_with_dollar_signs_and_a_refund_of_the_same_transaction(
    tmp_path: Path,
) -> None:
    desk = new_desk(tmp_path, currency=USD, locale="en_US")
    counts = bring(
        desk,
        tmp_path,
        "Date,Time,Category,Item,Qty,Price Point Name,Gross Sales,Discounts,Net Sales,Tax,"
        "Transaction ID,Event Type,Customer ID,Customer Name",
        "2026-06-01,09:00:00,Drinks,Tea,2.0,Large,$16.00,-$4.00,$12.00,$1.00,T1,Payment,C9,An B",
        '2026-06-01,09:00:00,Food,Cake,1.0,,"$1,008.00",$0.00,"$1,008.00",$1.00,T1,Payment,C9,An B',
        "2026-06-03,10:00:00,Drinks,Tea,-2.0,Large,-$16.00,$4.00,-$12.00,-$1.00,T1,Refund,,",
    )
    assert counts == {"customers_new": 1, "sales_new": 1, "refunds": 1}
    assert asked(
        desk, "SELECT kind, amount, discount, customer_id, sale_id, counted_on FROM purchase"
    ) == [
        ("sale", 102000, 400, 1, None, "2026-06-01"),
        ("refund", 1200, 400, 1, 1, "2026-06-01"),
    ]


SHOPIFY = (
    "Name,Email,Financial Status,Paid at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,"
    "Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Billing Name,"
    "Billing Zip,Billing City,Cancelled at,Refunded Amount,Source,Phone"
)


def test_shopify_orders_stand_on_their_first_row(tmp_path: Path) -> None:
    desk = new_desk(tmp_path, currency=USD, locale="en_US")
    an = "an@example.com"
    rows = [
        SHOPIFY,
        f"#1001,{an},paid,2024-05-01 10:00:00 +0000,yes,USD,20,5,0,25.00,2.00,"
        "2024-05-01 09:58:12 +0000,1,Tea,10.00,An Ng,'7000,Huế,,0.00,web,'+84901234567",
        f"#1001,{an},,,,,,,,,,2024-05-01 09:58:12 +0000,2,Cake,5.00,,,,,,,",
        f"#1002,{an},partially_refunded,,yes,USD,30,0,0,30.00,0.00,"
        "2024-05-02 09:58:12 +0000,1,Tea,30.00,An Ng,,,,12.50,web,",
        f"#1003,{an},refunded,,yes,USD,40,0,0,40.00,0.00,"
        "2024-05-03 09:58:12 +0000,1,Tea,40.00,An Ng,,,2024-05-04 10:00:00 +0000,40.00,web,",
        f"#1003,{an},,,,,,,,,,2024-05-03 09:58:12 +0000,1,Cake,0.00,,,,,,,",
        f"#1004,{an},voided,,yes,USD,50,0,0,50.00,0.00,"
        "2024-05-05 09:58:12 +0000,1,Tea,50.00,An Ng,,,,0.00,web,",
    ]
    counts = bring(desk, tmp_path, *rows)
    assert counts == {"customers_new": 1, "sales_new": 2, "refunds": 1, "void": 2}
    assert recorded(desk) == [
        ("2024-05-01", "sale", 2500, 0),
        ("2024-05-02", "refund", 1250, 0),
        ("2024-05-02", "sale", 3000, 0),
        ("2024-05-03", "sale", 4000, 1),
        ("2024-05-05", "sale", 5000, 1),
    ]
    assert asked(
        desk,
        "SELECT sale.receipt FROM purchase AS back JOIN purchase AS sale ON sale.id = back.sale_id",
    ) == ["#1002"]
    assert asked(desk, "SELECT count(*) FROM purchase_line WHERE purchase_id = 1") == [2]
    customer = customer_named(desk, "An Ng")
    assert (customer.phone, customer.email, customer.area) == ("+84901234567", an, "Huế")
    assert customer.consent == "yes"
    assert bring(desk, tmp_path, *rows) == {"already_known": 5}


def test_a_shopify_refund_made_later_comes_with_the_next_export(tmp_path: Path) -> None:
    desk = new_desk(tmp_path, currency=USD, locale="en_US")
    row = (
        "#1002,a@example.com,paid,,yes,USD,30,0,0,30.00,0.00,"
        "2024-05-02 09:58:12 +0000,1,Tea,30.00,An,,,,0.00,web,"
    )
    assert bring(desk, tmp_path, SHOPIFY, row) == {"customers_new": 1, "sales_new": 1}
    refunded = row.replace(",,,,0.00,web", ",,,,30.00,web").replace("paid", "refunded")
    assert bring(desk, tmp_path, SHOPIFY, refunded) == {"refunds": 1, "already_known": 1}
    assert asked(desk, "SELECT wholly_refunded_on FROM purchase WHERE kind = 'sale'") == [
        "2024-05-02"
    ]


def test_shopify_customers_come_with_apostrophes(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    counts = bring(
        desk,
        tmp_path,
        "Customer ID,First Name,Last Name,Email,Accepts Email Marketing,"
        "Default Address Address1,Default Address City,Default Address Phone,Phone,"
        "Total Spent,Total Orders,Note",
        "'7210448301122,Ánh,Nguyễn,anh@example.com,yes,1 Lê Lợi,Huế,'+84902234567,'+84901234567,"
        "900.00,3,tea",
        "'7210448301123,Đức,,duc@example.com,no,,,'+84903234567,,0.00,0,",
    )
    assert counts == {"customers_new": 2}
    anh, duc = customer_named(desk, "Ánh Nguyễn"), customer_named(desk, "Đức")
    assert (anh.code, anh.phone, anh.address) == ("7210448301122", "+84901234567", "1 Lê Lợi")
    assert (duc.phone, duc.consent) == ("+84903234567", "no")


def test_kiotviet_lines_repeat_the_total_of_their_invoice(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    header = (
        *("Mã hóa đơn", "Thời gian", "Mã khách hàng", "Tên khách hàng", "Điện thoại"),
        *("Tổng tiền hàng", "Giảm giá hóa đơn", "Khách cần trả", "Khách đã trả", "Trạng thái"),
        *("Mã hàng", "Tên hàng", "Số lượng", "Đơn giá", "Giá bán", "Thành tiền"),
    )
    one = ("HD1", 46027.384, "KH1", "Ánh", 901234567, 450000, 50000, 400000, 0, "Hoàn thành")
    two = ("HD2", 46027.5, None, "Khách lẻ", None, 35000, 0, 35000, 35000, "Hoàn thành")
    three = ("HD3", 46028.5, "KH1{DEL}", "Ánh{DEL}", None, 7000, 0, 7000, 0, "Đã hủy")
    path = saved(
        tmp_path / "DanhSachChiTietHoaDon.xlsx",
        [
            header,
            (*one, "SP1", "Áo", 2, 100000, 90000, 180000),
            (*one, "SP2", "Quần", 1, 270000, 270000, 270000),
            (*two, "SP3", "Tất", 1, 35000, 35000, 35000),
            (*three, "SP3", "Tất", 0.2, 35000, 35000, 7000),
        ],
    )
    counts = bring_file(desk, path)
    assert counts == {"customers_new": 1, "sales_new": 2, "void": 1, "walk_ins": 1}
    assert asked(desk, "SELECT receipt, ordered_on, amount, discount, void FROM purchase") == [
        ("HD1", "2026-01-05", 400000, 50000, 0),
        ("HD2", "2026-01-05", 35000, 0, 0),
        ("HD3", "2026-01-06", 7000, 0, 1),
    ]
    assert asked(desk, "SELECT quantity, price, amount FROM purchase_line ORDER BY id") == [
        (2000, 90000, 180000),
        (1000, 270000, 270000),
        (1000, 35000, 35000),
        (200, 35000, 7000),
    ]


def test_the_short_kiotviet_list_takes_the_discount_off(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    counts = bring(
        desk,
        tmp_path,
        "Mã hóa đơn,Thời gian,Mã khách hàng,Khách hàng,Tổng tiền hàng,Giảm giá,Khách đã trả,"
        "Mã trả hàng",
        "HD1,05/01/2026 09:12:33,KH1,Ánh,450.000,50.000,100.000,",
        "HD2,13/01/2026 09:12:33,,Khách lẻ,35.000,0,35.000,",
    )
    assert counts == {"customers_new": 1, "sales_new": 2, "walk_ins": 1}
    assert recorded(desk) == [("2026-01-05", "sale", 400000, 0), ("2026-01-13", "sale", 35000, 0)]


def test_kiotviet_customers_get_their_lost_zero_compared_away(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    path = saved(
        tmp_path / "DanhSachKhachHang.xlsx",
        [
            (
                *("Loại khách", "Mã khách hàng", "Tên khách hàng", "Điện thoại", "Địa chỉ"),
                *("Khu vực giao hàng", "Phường/Xã", "Ngày sinh", "Giới tính", "Email"),
                *("Nhóm khách hàng", "Ghi chú", "Ngày tạo", "Tổng bán"),
            ),
            (
                *("Cá nhân", "KH1", "Ánh", 901234567, "1 Lê Lợi", None, "Phú Hội", 33000, "Nữ"),
                *("anh@example.com", "VIP", "trà", 45000, 9000000),
            ),
        ],
    )
    assert bring_file(desk, path) == {"customers_new": 1}
    anh = customer_named(desk, "Ánh")
    assert (anh.area, anh.gender, str(anh.known_since)) == ("Phú Hội", "female", "2023-03-15")
    assert anh.birthday is not None and anh.birthday.stored() == "1990-05-07"
    rows = ("Ngày,Khách hàng,Điện thoại,Số tiền", "01/06/2026,Ánh,0901 234 567,1000")
    assert bring(desk, tmp_path, *rows) == {"sales_new": 1}


def test_shopee_orders_from_vietnam(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    counts = bring(
        desk,
        tmp_path,
        "Mã đơn hàng,Ngày đặt hàng,Trạng Thái Đơn Hàng,Lý do hủy,Tên sản phẩm,Tên phân loại hàng,"
        "Giá gốc,Giá ưu đãi,Số lượng,Tổng giá bán (sản phẩm),Phí cố định,Người Mua,Tên Người nhận,"
        "Số điện thoại,Địa chỉ nhận hàng",
        "S1,2025-09-01 10:15,Hoàn thành,,Áo,Đỏ,300.000,259.000,2,518.000,9.000,anh90,Á**h,***12,H",
        "S1,2025-09-01 10:15,Hoàn thành,,Tất,,35.000,35.000,1,35.000,9.000,anh90,Á**h,***12,H",
        "S2,02/09/2025 08:00,Đã hủy,Đổi ý,Tất,,35.000,35.000,1,35.000,0,anh90,Á**h,***12,H",
        "S3,13/09/2025 08:00,Đã giao,,Tất,,35.000,35.000,1,35.000,0,duc.88,Đức,84902234567,H",
    )
    assert counts == {"customers_new": 2, "sales_new": 2, "void": 1}
    assert recorded(desk) == [
        ("2025-09-01", "sale", 553000, 0),
        ("2025-09-02", "sale", 35000, 1),
        ("2025-09-13", "sale", 35000, 0),
    ]
    assert asked(desk, "SELECT code, name, phone FROM customer ORDER BY id") == [
        ("anh90", "anh90", ""),
        ("duc.88", "Đức", "84902234567"),
    ]


def test_shopee_orders_from_thailand(tmp_path: Path) -> None:
    desk = new_desk(tmp_path, currency=USD, locale="th_TH")
    counts = bring(
        desk,
        tmp_path,
        "หมายเลขคำสั่งซื้อ,สถานะการสั่งซื้อ,ชื่อผู้ใช้ (ผู้ซื้อ),วันที่ทำการสั่งซื้อ,ชื่อสินค้า,ชื่อตัวเลือก,ราคาขาย,"
        "จำนวน,จำนวนเงินทั้งหมด,ชื่อผู้รับ,หมายเลขโทรศัพท์,จังหวัด",
        "T1,สำเร็จแล้ว,nat88,2026-06-01 10:15,เสื้อ,แดง,100.00,2,270.00,ณัฐพล,0812345678,เชียงใหม่",
        "T1,สำเร็จแล้ว,nat88,2026-06-01 10:15,ถุงเท้า,,50.00,1,270.00,ณัฐพล,0812345678,เชียงใหม่",
        "T2,ยกเลิกแล้ว,nat88,2026-06-02 10:15,ถุงเท้า,,50.00,1,70.00,ณัฐพล,0812345678,เชียงใหม่",
    )
    assert counts == {"customers_new": 1, "sales_new": 1, "void": 1}
    assert recorded(desk) == [("2026-06-01", "sale", 25000, 0), ("2026-06-02", "sale", 5000, 1)]
    assert customer_named(desk, "ณัฐพล").area == "เชียงใหม่"


def test_the_export_is_named(tmp_path: Path) -> None:
    plan = plan_of(new_desk(tmp_path), tmp_path, LOYVERSE, "13/07/2026,1,Sale,1,0,1,0,1,,,,Closed")
    assert plan.title == "Loyverse receipts"
    assert plan.understood[0] == "This is the export “Loyverse receipts”."


def test_only_the_first_worksheet_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    path = saved(
        tmp_path / "s.xlsx",
        [("Date", "Amount"), ("2026-06-01", 1)],
        before={"June": [("Date", "Amount"), ("2026-06-01", 1), ("2026-06-02", 1)]},
    )
    plan = plan_import(new_desk(tmp_path), path)
    assert (plan.worksheet, plan.counts.sales_new) == ("June", 2)
    assert plan.notes == ("Only the worksheet “June” is read, not Sales.",)
    assert (
        plan_import(new_desk(tmp_path, file="b.db"), path, worksheet="Sales").counts.rows_read == 1
    )
