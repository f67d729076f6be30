"""What a column of a sheet may mean."""

from enum import StrEnum


class Field(StrEnum):
    """A meaning; its value is the name the owner maps by, such as `--map amount=Total`."""

    CODE = "code"
    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    BIRTHDAY = "birthday"
    GENDER = "gender"
    ADDRESS = "address"
    AREA = "area"
    CHANNEL = "channel"
    NOTE = "note"
    DATE = "date"
    RECEIPT = "receipt"
    KIND = "kind"
    STATUS = "status"
    AMOUNT = "amount"
    DISCOUNT = "discount"
    PRODUCT = "product"
    GROUP = "group"
    QUANTITY = "quantity"
    PRICE = "price"
    INVOICED = "invoiced"
    DUE = "due"
    PAID = "paid"
    CONSENT = "consent"
    KNOWN_SINCE = "known_since"
    REFERRER = "referrer"
    COST = "cost"  # what was spent on marketing
    CAMPAIGN = "campaign"
    WAGES = "wages"
    # Only known exports and header words give the following; nobody has to map them by hand.
    GROSS = "gross"  # before the discount, where there is no amount after it
    LINE_AMOUNT = "line_amount"  # of one line, where `amount` is the receipt's
    REFUNDED = "refunded"  # what was given back, on the row of the sale
    CANCELLED = "cancelled"  # when or why it was cancelled; empty if it was not
    REFUND_OF = "refund_of"  # receipt number of the sale that a refund belongs to
    RETURNED_AS = "returned_as"  # number of the credit note, on the row of the sale
    GIVEN_NAME = "given_name"
    FAMILY_NAME = "family_name"
    PRODUCT_CODE = "product_code"
    # Only the lists that shoptui itself writes have these.
    PARTY = "party"
    INTERESTS = "interests"
    CONSENT_ON = "consent_on"
    CREATED_ON = "created_on"
    ARCHIVED_ON = "archived_on"
    REFERRED_ON = "referred_on"
    PAPERS = "papers"
    FULFILMENT = "fulfilment"
    SOURCE = "source"  # where a receipt number came from
    NUMBER = "number"  # what shoptui knows a receipt by


HAND_FIELDS = tuple(Field)[: tuple(Field).index(Field.GROSS)]
DAYS = (
    *(Field.DATE, Field.INVOICED, Field.DUE, Field.PAID, Field.KNOWN_SINCE, Field.BIRTHDAY),
    *(Field.CONSENT_ON, Field.CREATED_ON, Field.ARCHIVED_ON, Field.REFERRED_ON, Field.PAPERS),
)
NUMBERS = (
    Field.AMOUNT,
    Field.DISCOUNT,
    Field.QUANTITY,
    Field.PRICE,
    Field.GROSS,
    Field.LINE_AMOUNT,
    Field.REFUNDED,
    Field.COST,
)
OF_COSTS = (Field.COST, Field.CAMPAIGN, Field.WAGES)
