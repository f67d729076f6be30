"""The tables of a shop file, as they were first made.

Every table is STRICT and AUTOINCREMENT: a wrong type is refused, and a number once given to a
record is never given to another. Later changes are new migrations; this file stays as it is.
"""


def day(column: str) -> str:
    """The column of a day that must be a real one, such as 2026-02-28."""
    return f"{column} TEXT NOT NULL CHECK {_is_day(column)}"


def maybe_day(column: str) -> str:
    """The column of a day that may be unknown."""
    return f"{column} TEXT CHECK ({column} IS NULL OR {_is_day(column)})"


def amount(column: str) -> str:
    """The column of an amount in minor units, never below zero."""
    return f"{column} INTEGER NOT NULL DEFAULT 0 CHECK ({column} BETWEEN 0 AND 1000000000000)"


def flag(column: str) -> str:
    """The column of a yes or no."""
    return f"{column} INTEGER NOT NULL DEFAULT 0 CHECK ({column} IN (0, 1))"


def choice(column: str, *values: str) -> str:
    """The column of one word out of a few.

    Written with OR: for a list of three and more SQLite builds a table anew at every row, which
    makes writing a contact take twice as long.
    """
    words = " OR ".join(f"{column} = '{value}'" for value in values)
    return f"{column} TEXT NOT NULL CHECK ({words})"


def text(column: str) -> str:
    """The column of a text that may be empty but not missing."""
    return f"{column} TEXT NOT NULL DEFAULT ''"


def _is_day(column: str) -> str:
    return f"(length({column}) = 10 AND date({column}, '+0 days') IS {column})"


ID = "id INTEGER PRIMARY KEY AUTOINCREMENT"

SETTING = "CREATE TABLE setting (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT"

OPERATION = f"CREATE TABLE operation ({ID}, at TEXT NOT NULL, {text('what')}) STRICT"

HOLIDAY = f"CREATE TABLE holiday ({day('day')} PRIMARY KEY, {text('name')}) STRICT"

CUSTOMER = f"""CREATE TABLE customer (
    {ID},
    code TEXT NOT NULL UNIQUE CHECK (code <> ''),
    name TEXT NOT NULL,
    {text("phone")},
    {text("phone_key")},
    {text("email")},
    {text("email_key")},
    {text("birthday")},
    {choice("gender", "", "female", "male", "other")},
    {text("address")},
    {text("area")},
    {choice("party", "person", "organisation")},
    {text("channel")},
    {choice("consent", "unknown", "yes", "no")},
    {maybe_day("consent_on")},
    {text("interests")},
    {text("note")},
    {maybe_day("known_since")},
    {day("created_on")},
    {maybe_day("archived_on")},
    search_key TEXT NOT NULL
) STRICT"""

PRODUCT_GROUP = f"CREATE TABLE product_group ({ID}, name TEXT NOT NULL UNIQUE) STRICT"

PRODUCT = f"""CREATE TABLE product (
    {ID},
    name TEXT NOT NULL UNIQUE,
    group_id INTEGER REFERENCES product_group,
    price INTEGER CHECK (price BETWEEN 0 AND 1000000000000)
) STRICT"""

# counted_on is the day a row's money counts: for a refund the day of its sale, when known.
# wholly_refunded_on is the day the refunds of a sale added up to all of it; from then on the sale
# is no order. Both follow from other rows and are kept here so that one pass over one index
# answers what every customer did.
PURCHASE = f"""CREATE TABLE purchase (
    {ID},
    customer_id INTEGER REFERENCES customer,
    {choice("kind", "sale", "refund")},
    {day("ordered_on")},
    {amount("amount")},
    {amount("discount")},
    sale_id INTEGER REFERENCES purchase,
    {text("receipt")},
    {text("source")},
    {flag("void")},
    {text("channel")},
    {maybe_day("invoiced_on")},
    {maybe_day("due_on")},
    {maybe_day("paid_on")},
    {maybe_day("papers_on")},
    {choice("fulfilment", "", "delivered", "collected")},
    {text("note")},
    {day("counted_on")},
    {maybe_day("wholly_refunded_on")},
    identity TEXT,
    operation_id INTEGER NOT NULL REFERENCES operation,
    import_id INTEGER REFERENCES import_batch,
    CHECK (kind = 'refund' OR sale_id IS NULL)
) STRICT"""

PURCHASE_LINE = f"""CREATE TABLE purchase_line (
    {ID},
    purchase_id INTEGER NOT NULL REFERENCES purchase ON DELETE CASCADE,
    product_id INTEGER NOT NULL REFERENCES product,
    quantity INTEGER NOT NULL CHECK (quantity BETWEEN 0 AND 1000000000000),
    {amount("price")},
    {amount("amount")}
) STRICT"""

REFERRAL = f"""CREATE TABLE referral (
    {ID},
    referrer_id INTEGER NOT NULL REFERENCES customer,
    {day("day")},
    friend_id INTEGER REFERENCES customer,
    {text("friend_name")},
    {text("friend_phone")},
    {text("note")},
    CHECK (friend_id IS NULL OR friend_id <> referrer_id)
) STRICT"""

FEEDBACK = f"""CREATE TABLE feedback (
    {ID},
    customer_id INTEGER NOT NULL REFERENCES customer,
    {day("day")},
    {choice("kind", "praise", "complaint", "suggestion", "survey", "incident")},
    {text("text")},
    purchase_id INTEGER REFERENCES purchase,
    rating INTEGER CHECK (rating BETWEEN 0 AND 10),
    {flag("publishable")},
    {choice("state", "open", "answered", "closed")},
    {text("done")}
) STRICT"""

CONTACT = f"""CREATE TABLE contact (
    {ID},
    customer_id INTEGER NOT NULL REFERENCES customer,
    {day("day")},
    {choice("starter", "customer", "shop")},
    {choice("way", "visit", "phone", "message", "email")},
    {choice("about", "question", "request", "newsletter", "event", "follow-up")},
    product_id INTEGER REFERENCES product,
    purchase_id INTEGER REFERENCES purchase,
    {choice("answer", "none", "interested", "bought", "refused")},
    {text("note")}
) STRICT"""

HOUSE_RULE = f"""CREATE TABLE house_rule (
    {ID},
    name TEXT NOT NULL,
    {choice("judged", "paid within", "papers within", "own form", "collected", "ticked")},
    days INTEGER NOT NULL DEFAULT 0 CHECK (days BETWEEN 0 AND 3660),
    {text("channel")},
    {day("starts_on")},
    {flag("active")}
) STRICT"""

RULE_RESULT = f"""CREATE TABLE rule_result (
    purchase_id INTEGER NOT NULL REFERENCES purchase ON DELETE CASCADE,
    rule_id INTEGER NOT NULL REFERENCES house_rule,
    {choice("verdict", "kept", "broken", "n/a")},
    PRIMARY KEY (purchase_id, rule_id)
) STRICT, WITHOUT ROWID"""

IMPORT_BATCH = f"""CREATE TABLE import_batch (
    {ID},
    at TEXT NOT NULL,
    file TEXT NOT NULL,
    {text("mapping")}
) STRICT"""

# Two searches over one folded key: any three letters from the middle of a word, and the first one
# or two letters of a word. Thai vowels are marks, hence the categories. Storage code keeps them in
# step: with an untrusted schema a trigger may not write to a virtual table.
SEARCH = (
    """CREATE VIRTUAL TABLE customer_search USING fts5(
        search_key, content='customer', content_rowid='id', tokenize='trigram')""",
    """CREATE VIRTUAL TABLE customer_start USING fts5(
        search_key, content='customer', content_rowid='id', prefix='1 2', detail='none',
        tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'")""",
)

# purchase_facts covers the one query that every analysis starts from.
INDEXES = (
    "CREATE INDEX customer_phone ON customer (phone_key) WHERE phone_key <> ''",
    "CREATE INDEX customer_email ON customer (email_key) WHERE email_key <> ''",
    "CREATE INDEX customer_name ON customer (name)",
    "CREATE INDEX product_by_group ON product (group_id)",
    """CREATE INDEX purchase_facts ON purchase
        (customer_id, counted_on, kind, void, amount, ordered_on, wholly_refunded_on)""",
    "CREATE INDEX purchase_day ON purchase (ordered_on)",
    "CREATE INDEX purchase_refunds ON purchase (sale_id) WHERE sale_id IS NOT NULL",
    "CREATE UNIQUE INDEX purchase_identity ON purchase (identity) WHERE identity IS NOT NULL",
    "CREATE INDEX purchase_import ON purchase (import_id) WHERE import_id IS NOT NULL",
    "CREATE INDEX line_by_purchase ON purchase_line (purchase_id)",
    "CREATE INDEX line_by_product ON purchase_line (product_id)",
    "CREATE INDEX referral_by_referrer ON referral (referrer_id)",
    "CREATE INDEX referral_by_friend ON referral (friend_id) WHERE friend_id IS NOT NULL",
    "CREATE INDEX feedback_by_customer ON feedback (customer_id)",
    "CREATE INDEX contact_by_customer ON contact (customer_id)",
)

FIRST_TABLES = (
    SETTING,
    OPERATION,
    HOLIDAY,
    CUSTOMER,
    PRODUCT_GROUP,
    PRODUCT,
    IMPORT_BATCH,
    PURCHASE,
    PURCHASE_LINE,
    REFERRAL,
    FEEDBACK,
    CONTACT,
    HOUSE_RULE,
    RULE_RESULT,
)
