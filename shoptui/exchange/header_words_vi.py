"""What Vietnamese headers mean, with or without marks. The first word of a list is the surest."""

from shoptui.exchange.fields import Field

VIETNAMESE: dict[Field, tuple[str, ...]] = {
    Field.CODE: (
        *("mã khách hàng", "mã kh", "mã khách", "mã số khách hàng", "mã hội viên"),
        *("mã thành viên", "mã thẻ", "số thẻ", "thẻ thành viên"),
    ),
    Field.NAME: (
        *("tên khách hàng", "họ và tên", "họ tên", "tên khách", "khách hàng", "tên kh"),
        *("họ tên khách hàng", "khách", "người mua", "tên người mua", "tên người nhận"),
        *("tên hội viên", "tên thành viên"),
    ),
    Field.GIVEN_NAME: ("tên",),
    Field.FAMILY_NAME: ("họ", "họ đệm", "họ và tên đệm", "họ và đệm"),
    Field.PHONE: (
        *("điện thoại", "số điện thoại", "sđt", "số đt", "đt", "di động", "số di động"),
        *("điện thoại khách hàng", "sđt khách", "sđt khách hàng", "số điện thoại khách hàng"),
    ),
    Field.EMAIL: ("thư điện tử", "địa chỉ email", "email khách hàng", "hộp thư"),
    Field.BIRTHDAY: ("ngày sinh", "sinh nhật", "ngày tháng năm sinh", "sinh ngày"),
    Field.GENDER: ("giới tính", "phái"),
    Field.ADDRESS: (
        *("địa chỉ", "địa chỉ khách hàng", "địa chỉ giao hàng", "địa chỉ nhận hàng"),
        "nơi ở",
    ),
    Field.AREA: (
        *("khu vực", "quận", "quận huyện", "huyện", "thành phố", "tỉnh", "tỉnh thành"),
        *("tỉnh thành phố", "phường xã", "phường", "xã", "vùng", "khu vực giao hàng"),
    ),
    Field.CHANNEL: (
        *("kênh", "kênh bán", "kênh bán hàng", "nguồn", "nguồn khách", "nguồn đơn"),
        *("nguồn khách hàng", "biết qua", "nguồn đơn hàng"),
    ),
    Field.NOTE: ("ghi chú", "ghi chú đơn hàng", "chú thích", "nhận xét"),
    Field.DATE: (
        *("ngày", "ngày bán", "ngày mua", "ngày đặt hàng", "ngày đặt", "ngày giao dịch"),
        *("ngày hóa đơn", "ngày chứng từ", "ngày lập", "ngày bán hàng", "ngày mua hàng"),
        *("thời gian", "ngày giờ", "thời gian bán", "thời gian đặt hàng", "ngày tháng", "giờ"),
    ),
    Field.RECEIPT: (
        *("số hóa đơn", "mã hóa đơn", "hóa đơn", "số hđ", "mã hđ", "mã đơn hàng", "mã đơn"),
        *("số đơn hàng", "số đơn", "đơn hàng", "số phiếu", "mã phiếu", "số chứng từ"),
        *("mã giao dịch", "số bill", "mã bill", "số ct", "mã chứng từ"),
    ),
    Field.KIND: ("loại giao dịch", "loại phiếu", "loại chứng từ", "loại đơn", "loại"),
    Field.STATUS: (
        *("trạng thái", "tình trạng", "trạng thái đơn hàng", "trạng thái đơn"),
        "tình trạng đơn hàng",
    ),
    Field.AMOUNT: (
        *("thành tiền", "tổng tiền", "tổng cộng", "số tiền", "doanh thu", "tổng thanh toán"),
        *("khách cần trả", "tổng sau giảm giá", "giá trị đơn hàng", "giá trị", "tổng tiền đơn"),
        *("tổng", "tiền", "thanh toán", "khách trả", "khách đã trả", "doanh số"),
        *("tổng giá trị", "tiền hàng", "tổng giá bán", "chi tiêu"),
    ),
    Field.DISCOUNT: ("giảm giá", "chiết khấu", "tiền giảm giá", "khuyến mãi", "tiền giảm", "ck"),
    Field.PRODUCT: (
        *("sản phẩm", "tên sản phẩm", "tên hàng", "tên hàng hóa", "hàng hóa", "mặt hàng"),
        *("tên mặt hàng", "tên món", "món", "dịch vụ", "tên dịch vụ", "diễn giải", "hàng"),
        "nội dung",
    ),
    Field.PRODUCT_CODE: ("mã hàng", "mã sản phẩm", "mã sp", "mã hàng hóa", "mã vạch", "mã món"),
    Field.GROUP: (
        *("nhóm hàng", "nhóm sản phẩm", "nhóm", "danh mục", "loại hàng", "loại sản phẩm"),
        *("ngành hàng", "nhóm hàng hóa"),
    ),
    Field.QUANTITY: ("số lượng", "sl", "slg", "số lượng bán", "s lượng"),
    Field.PRICE: ("đơn giá", "giá", "giá bán", "đơn giá bán", "giá tiền"),
    Field.INVOICED: ("ngày xuất hóa đơn", "ngày lập hóa đơn", "ngày viết hóa đơn"),
    Field.DUE: ("hạn thanh toán", "ngày đến hạn", "hạn trả", "đến hạn", "ngày phải trả"),
    Field.PAID: ("ngày thanh toán", "ngày trả tiền", "ngày trả", "đã trả ngày", "ngày thu tiền"),
    Field.CONSENT: ("đồng ý", "đồng ý nhận tin", "nhận tin", "cho phép liên hệ", "đồng ý liên hệ"),
    Field.KNOWN_SINCE: (
        *("khách từ", "khách hàng từ", "là khách từ", "ngày tham gia", "ngày đăng ký"),
        *("ngày tạo", "thành viên từ", "quen từ", "biết từ"),
    ),
    Field.REFERRER: ("người giới thiệu", "giới thiệu bởi", "được giới thiệu bởi", "giới thiệu"),
    Field.COST: (
        *("chi phí marketing", "chi phí quảng cáo", "chi phí tiếp thị", "tiền quảng cáo"),
        *("chi phí truyền thông", "chi phí qc"),
    ),
    Field.CAMPAIGN: ("chiến dịch", "tên chiến dịch", "chương trình khuyến mãi"),
    Field.WAGES: ("lương", "tiền lương", "tiền công", "nhân công"),
    Field.GROSS: ("tổng tiền hàng", "tiền trước giảm giá", "tổng trước giảm giá"),
    Field.REFUNDED: ("tiền hoàn", "số tiền hoàn", "đã hoàn"),
    Field.CANCELLED: ("ngày hủy", "lý do hủy"),
    Field.REFUND_OF: ("trả cho hóa đơn", "hóa đơn gốc", "mã hóa đơn gốc"),
    Field.RETURNED_AS: ("mã trả hàng",),
}
