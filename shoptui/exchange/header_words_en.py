"""What English headers mean. The first word of a list is the surest."""

from shoptui.exchange.fields import Field

ENGLISH: dict[Field, tuple[str, ...]] = {
    Field.CODE: (
        *("customer code", "customer id", "customer no", "customer number", "customer ref"),
        *("client code", "client id", "client no", "member id", "member no", "member code"),
        *("membership number", "loyalty card", "loyalty number", "card number", "card no"),
        *("cust id", "cust no", "buyer id", "user id", "username", "buyer username", "code"),
    ),
    Field.NAME: (
        *("customer name", "full name", "client name", "member name", "buyer name"),
        *("customer full name", "contact name", "billing name", "recipient name", "recipient"),
        *("customer", "client", "buyer", "member", "guest name", "patient", "name"),
    ),
    Field.GIVEN_NAME: ("first name", "given name", "forename", "customer first name"),
    Field.FAMILY_NAME: ("last name", "surname", "family name", "customer last name"),
    Field.PHONE: (
        *("phone", "phone number", "phone no", "customer phone", "customer phone number"),
        *(
            "mobile",
            "mobile number",
            "mobile phone",
            "mobile no",
            "cell phone",
            "cell",
            "cellphone",
        ),
        *("telephone", "tel", "tel no", "contact number", "contact no", "customer contacts"),
        *("contact phone", "billing phone", "shipping phone", "whatsapp", "zalo", "viber"),
    ),
    Field.EMAIL: (
        *("email", "e mail", "email address", "e mail address", "customer email", "mail"),
        *("contact email", "billing email"),
    ),
    Field.BIRTHDAY: (
        *("birthday", "date of birth", "birth date", "birthdate", "dob", "born", "born on"),
        "customer birthday",
    ),
    Field.GENDER: ("gender", "sex", "customer gender"),
    Field.ADDRESS: (
        *("address", "customer address", "street address", "street", "billing address"),
        *("delivery address", "shipping address", "address line 1", "address 1", "address1"),
    ),
    Field.AREA: (
        *("area", "district", "city", "town", "zone", "ward", "neighbourhood", "neighborhood"),
        *("billing city", "shipping city", "province", "region", "state province", "country"),
    ),
    Field.CHANNEL: (
        *("channel", "sales channel", "order channel", "heard of us", "how did you hear of us"),
        *("how did you hear about us", "ordered by", "ordered through", "order source", "source"),
        "lead source",
    ),
    Field.NOTE: ("note", "notes", "comment", "comments", "remark", "remarks", "memo"),
    Field.DATE: (
        *("date", "order date", "sale date", "sales date", "date of sale", "purchase date"),
        *("transaction date", "receipt date", "bill date", "invoice date", "ordered on"),
        *("date time", "datetime", "order time", "sold on", "sold at", "order created at"),
        *("created at", "timestamp", "day", "date ordered", "ordered at", "trans date"),
        *("order datetime", "visit date", "created", "created on", "time"),
    ),
    Field.RECEIPT: (
        *("receipt", "receipt number", "receipt no", "receipt id", "invoice no"),
        *("invoice number", "invoice id", "invoice", "order number", "order no", "order id"),
        *("order name", "transaction id", "transaction no", "transaction number"),
        *("bill no", "bill number", "bill id", "bill", "ticket", "ticket no", "ticket number"),
        *("sale id", "sale no", "sales id", "voucher no", "document no", "document number"),
        *("order", "order code", "reference", "reference no", "ref no", "ref"),
    ),
    Field.KIND: (
        *("kind", "receipt type", "transaction type", "event type", "sale type", "order type"),
        *("document type", "invoice type", "type"),
    ),
    Field.STATUS: (
        *("status", "order status", "receipt status", "invoice status", "sale status"),
        *("transaction status", "state"),
    ),
    Field.AMOUNT: (
        *("amount", "total", "total amount", "net sales", "net amount", "net total"),
        *("grand total", "order total", "order amount", "receipt total", "invoice total"),
        *("bill total", "bill amount", "invoice amount", "sale amount", "sales amount"),
        *("revenue", "sale total", "total sales", "total price", "line total", "sales"),
        *("total paid", "amount paid", "paid amount", "total collected", "order value", "value"),
        *("spend", "spent", "amount spent", "turnover", "net", "sum", "paid", "money"),
        *("subtotal", "sub total"),
    ),
    Field.DISCOUNT: (
        *("discount", "discounts", "discount amount", "total discount", "order discount"),
        *("reduction", "rebate"),
    ),
    Field.PRODUCT: (
        *("product", "product name", "item", "item name", "product title", "products"),
        *("items", "article", "lineitem name", "line item", "service", "service name"),
        *("treatment", "dish", "goods", "description", "item description"),
        "product description",
    ),
    Field.PRODUCT_CODE: (
        *("stock code", "sku", "product code", "product id", "item code", "item id", "item no"),
        *("article no", "barcode"),
    ),
    Field.GROUP: (
        *("product group", "group", "category", "product category", "item category"),
        *("product type", "item group", "department", "collection"),
    ),
    Field.QUANTITY: (
        *("quantity", "qty", "quantity sold", "qty sold", "units", "units sold", "pieces", "pcs"),
        *("lineitem quantity", "no of items", "number of items", "count"),
    ),
    Field.PRICE: (
        *("price", "unit price", "price each", "item price", "price per unit", "selling price"),
        *("sale price", "lineitem price", "rate"),
    ),
    Field.INVOICED: ("invoiced", "invoiced on", "date invoiced", "billed on", "billed"),
    Field.DUE: ("due", "due date", "due on", "payment due", "payment due date", "pay by"),
    Field.PAID: (
        *("paid on", "paid at", "paid date", "date paid", "payment date", "payment received"),
        *("payment received on", "settled on"),
    ),
    Field.CONSENT: (
        *("consent", "marketing consent", "accepts marketing", "accepts email marketing"),
        *("may contact", "may be contacted", "can contact", "newsletter", "subscribed"),
        *("opt in", "opted in", "marketing opt in", "email consent", "gdpr consent"),
    ),
    Field.KNOWN_SINCE: (
        *("known since", "customer since", "member since", "client since", "since", "joined"),
        *("joined on", "join date", "date joined", "registered", "registered on"),
        *("registration date", "sign up date", "signup date", "first visit"),
    ),
    Field.REFERRER: (
        *("referrer", "referred by", "referrer code", "introduced by", "recommended by"),
        *("brought by", "referral"),
    ),
    Field.COST: (
        *("marketing cost", "marketing costs", "marketing spend", "marketing expense"),
        *("marketing expenses", "advertising cost", "advertising costs", "advertising spend"),
        *("ad cost", "ads cost", "ad spend", "ads spend", "advertising"),
    ),
    Field.CAMPAIGN: ("campaign", "campaign name", "marketing campaign"),
    Field.WAGES: ("wages", "is wages", "salary", "salaries", "labour", "labor"),
    Field.GROSS: (
        *("gross sales", "gross amount", "gross", "gross total", "total before discount"),
        "amount before discount",
    ),
    Field.REFUNDED: ("refunded amount", "amount refunded", "refunded", "refund amount"),
    Field.CANCELLED: ("cancelled at", "canceled at", "cancelled on", "voided at"),
    Field.REFUND_OF: ("refund of", "refund for", "original receipt", "original invoice"),
}
