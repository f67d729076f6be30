"""The exports of Loyverse, Square and Shopify."""

from shoptui.exchange.fields import Field
from shoptui.exchange.known_export import KnownExport

# Money of a refund is below zero in some Loyverse exports and above it in others: the type tells.
LOYVERSE_BY_ITEM = KnownExport(
    source="loyverse",
    title="Loyverse receipts by item",
    marks=("Receipt number", "Receipt type", "Item", "Net sales"),
    fields={
        Field.DATE: "Date",
        Field.RECEIPT: "Receipt number",
        Field.KIND: "Receipt type",
        Field.STATUS: "Status",
        Field.AMOUNT: "Net sales",
        Field.DISCOUNT: "Discounts",
        Field.PRODUCT: "Item + Variant",
        Field.GROUP: "Category",
        Field.QUANTITY: "Quantity",
        Field.NAME: "Customer name",
        Field.PHONE: "Customer contacts",
        Field.NOTE: "Comment",
    },
)

LOYVERSE = KnownExport(
    source="loyverse",
    title="Loyverse receipts",
    marks=("Receipt number", "Receipt type", "Net sales", "Total collected"),
    fields={
        Field.DATE: "Date",
        Field.RECEIPT: "Receipt number",
        Field.KIND: "Receipt type",
        Field.STATUS: "Status",
        Field.AMOUNT: "Net sales",
        Field.DISCOUNT: "Discounts",
        Field.NAME: "Customer name",
        Field.PHONE: "Customer contacts",
        Field.NOTE: "Description",
        Field.CHANNEL: "Dining option",
    },
)

# A refund has the transaction of its sale, and that transaction's number.
SQUARE_ITEMS = KnownExport(
    source="square",
    title="Square items",
    marks=("Item", "Qty", "Net Sales", "Transaction ID", "Event Type"),
    fields={
        Field.DATE: "Date",
        Field.RECEIPT: "Transaction ID",
        Field.KIND: "Event Type",
        Field.AMOUNT: "Net Sales",
        Field.DISCOUNT: "Discounts",
        Field.PRODUCT: "Item + Price Point Name",
        Field.GROUP: "Category",
        Field.QUANTITY: "Qty",
        Field.CODE: "Customer ID",
        Field.NAME: "Customer Name",
        Field.CHANNEL: "Channel | Dining Option",
        Field.NOTE: "Notes",
    },
)

SQUARE_TRANSACTIONS = KnownExport(
    source="square",
    title="Square transactions",
    marks=("Net Sales", "Total Collected", "Transaction ID", "Event Type"),
    fields={
        Field.DATE: "Date",
        Field.RECEIPT: "Transaction ID",
        Field.KIND: "Event Type",
        Field.STATUS: "Transaction Status",
        Field.AMOUNT: "Net Sales",
        Field.DISCOUNT: "Discounts",
        Field.CODE: "Customer ID",
        Field.NAME: "Customer Name",
        Field.CHANNEL: "Channel | Dining Option",
        Field.NOTE: "Description",
    },
)

# One row for each line of an order; what belongs to the order stands on its first row only.
SHOPIFY_ORDERS = KnownExport(
    source="shopify",
    title="Shopify orders",
    marks=("Name", "Financial Status", "Lineitem name", "Lineitem quantity", "Total"),
    fields={
        Field.DATE: "Created at",
        Field.RECEIPT: "Name",
        Field.STATUS: "Financial Status",
        Field.CANCELLED: "Cancelled at",
        Field.AMOUNT: "Total",
        Field.DISCOUNT: "Discount Amount",
        Field.REFUNDED: "Refunded Amount",
        Field.PRODUCT: "Lineitem name",
        Field.QUANTITY: "Lineitem quantity",
        Field.PRICE: "Lineitem price",
        Field.EMAIL: "Email",
        Field.NAME: "Billing Name | Shipping Name",
        Field.PHONE: "Phone | Billing Phone | Shipping Phone",
        Field.ADDRESS: "Billing Street | Shipping Street",
        Field.AREA: "Billing City | Shipping City",
        Field.CONSENT: "Accepts Marketing",
        Field.PAID: "Paid at",
        Field.CHANNEL: "Source",
        Field.NOTE: "Notes",
    },
    once=("Total", "Discount Amount", "Refunded Amount"),
)

SHOPIFY_CUSTOMERS = KnownExport(
    source="shopify",
    title="Shopify customers",
    marks=("Customer ID", "First Name", "Last Name", "Accepts Email Marketing", "Total Spent"),
    fields={
        Field.CODE: "Customer ID",
        Field.NAME: "First Name + Last Name",
        Field.EMAIL: "Email",
        Field.PHONE: "Phone | Default Address Phone",
        Field.ADDRESS: "Default Address Address1",
        Field.AREA: "Default Address City",
        Field.CONSENT: "Accepts Email Marketing",
        Field.NOTE: "Note",
    },
    customers=True,
)
