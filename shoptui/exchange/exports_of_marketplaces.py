"""The exports of KiotViet and Shopee."""

from shoptui.exchange.fields import Field
from shoptui.exchange.known_export import KnownExport

KIOTVIET_INVOICES = KnownExport(
    source="kiotviet",
    title="KiotViet: DanhSachHoaDon",
    marks=("Mã hóa đơn", "Thời gian", "Khách cần trả", "Mã KH", "Khách hàng"),
    fields={
        Field.DATE: "Thời gian",
        Field.RECEIPT: "Mã hóa đơn",
        Field.STATUS: "Trạng thái",
        Field.AMOUNT: "Khách cần trả",
        Field.DISCOUNT: "Giảm giá",
        Field.CODE: "Mã KH",
        Field.NAME: "Khách hàng",
        Field.EMAIL: "Email",
        Field.PHONE: "Điện thoại",
        Field.ADDRESS: "Địa chỉ (Khách hàng)",
        Field.AREA: "Khu vực | Phường/Xã",
        Field.BIRTHDAY: "Ngày sinh",
        Field.CHANNEL: "Kênh bán",
        Field.NOTE: "Ghi chú",
        Field.RETURNED_AS: "Mã trả hàng",
    },
)

KIOTVIET_INVOICES_SHORT = KnownExport(
    source="kiotviet",
    title="KiotViet: DanhSachHoaDon",
    marks=("Mã hóa đơn", "Thời gian", "Mã khách hàng", "Khách hàng", "Tổng tiền hàng"),
    fields={
        Field.DATE: "Thời gian",
        Field.RECEIPT: "Mã hóa đơn",
        Field.GROSS: "Tổng tiền hàng",
        Field.DISCOUNT: "Giảm giá",
        Field.CODE: "Mã khách hàng",
        Field.NAME: "Khách hàng",
        Field.RETURNED_AS: "Mã trả hàng",
    },
)

# One row for each line; the invoice's own figures are repeated on all its lines.
KIOTVIET_LINES = KnownExport(
    source="kiotviet",
    title="KiotViet: DanhSachChiTietHoaDon",
    marks=("Mã hóa đơn", "Thời gian", "Khách cần trả", "Tên hàng", "Thành tiền"),
    fields={
        Field.DATE: "Thời gian",
        Field.RECEIPT: "Mã hóa đơn",
        Field.STATUS: "Trạng thái",
        Field.AMOUNT: "Khách cần trả",
        Field.DISCOUNT: "Giảm giá hóa đơn",
        Field.PRODUCT: "Tên hàng | Mã hàng",
        Field.QUANTITY: "Số lượng",
        Field.PRICE: "Giá bán | Đơn giá",
        Field.LINE_AMOUNT: "Thành tiền",
        Field.CODE: "Mã khách hàng",
        Field.NAME: "Tên khách hàng",
        Field.EMAIL: "Email",
        Field.PHONE: "Điện thoại",
        Field.ADDRESS: "Địa chỉ (Khách hàng)",
        Field.AREA: "Khu vực (Khách hàng) | Phường/Xã (Khách hàng)",
        Field.BIRTHDAY: "Ngày sinh",
        Field.CHANNEL: "Kênh bán",
        Field.NOTE: "Ghi chú",
        Field.RETURNED_AS: "Mã trả hàng",
    },
    once=("Tổng tiền hàng", "Giảm giá hóa đơn", "Thu khác", "Khách cần trả", "Khách đã trả"),
)

KIOTVIET_CUSTOMERS = KnownExport(
    source="kiotviet",
    title="KiotViet: DanhSachKhachHang",
    marks=("Mã khách hàng", "Tên khách hàng", "Nhóm khách hàng", "Tổng bán"),
    fields={
        Field.CODE: "Mã khách hàng",
        Field.NAME: "Tên khách hàng",
        Field.PHONE: "Điện thoại",
        Field.EMAIL: "Email",
        Field.BIRTHDAY: "Ngày sinh",
        Field.GENDER: "Giới tính",
        Field.ADDRESS: "Địa chỉ",
        Field.AREA: "Khu vực giao hàng | Phường/Xã",
        Field.NOTE: "Ghi chú",
        Field.KNOWN_SINCE: "Ngày tạo",
    },
    customers=True,
)

# Buyers hide behind a user name, which is theirs alone; name and phone are often starred out.
SHOPEE_VN = KnownExport(
    source="shopee",
    title="Shopee (Việt Nam)",
    marks=("Mã đơn hàng", "Ngày đặt hàng", "Trạng Thái Đơn Hàng", "Người Mua"),
    fields={
        Field.DATE: "Ngày đặt hàng",
        Field.RECEIPT: "Mã đơn hàng",
        Field.STATUS: "Trạng Thái Đơn Hàng",
        Field.CANCELLED: "Lý do hủy",
        Field.AMOUNT: "Tổng giá bán (sản phẩm)",
        Field.PRODUCT: "Tên sản phẩm + Tên phân loại hàng",
        Field.QUANTITY: "Số lượng",
        Field.PRICE: "Giá ưu đãi | Giá gốc",
        Field.CODE: "Người Mua",
        Field.NAME: "Tên Người nhận",
        Field.PHONE: "Số điện thoại",
        Field.ADDRESS: "Địa chỉ nhận hàng",
    },
)

# The total of an order is repeated on its lines and holds the postage: price × quantity is sure.
SHOPEE_TH = KnownExport(
    source="shopee",
    title="Shopee (ประเทศไทย)",
    marks=("หมายเลขคำสั่งซื้อ", "สถานะการสั่งซื้อ", "ชื่อสินค้า", "ราคาขาย"),
    fields={
        Field.DATE: "วันที่ทำการสั่งซื้อ",
        Field.RECEIPT: "หมายเลขคำสั่งซื้อ",
        Field.STATUS: "สถานะการสั่งซื้อ",
        Field.PRODUCT: "ชื่อสินค้า + ชื่อตัวเลือก",
        Field.QUANTITY: "จำนวน",
        Field.PRICE: "ราคาขาย",
        Field.CODE: "ชื่อผู้ใช้ (ผู้ซื้อ)",
        Field.NAME: "ชื่อผู้รับ",
        Field.PHONE: "หมายเลขโทรศัพท์",
        Field.AREA: "เขต/อำเภอ | จังหวัด",
    },
)
