"""The tables that came second: campaigns, rewards, and what was done about the day's list.

As in `schema`, every table is STRICT and AUTOINCREMENT, and this file stays as it is.
"""

from shoptui.storage.schema import ID, amount, choice, day, flag, maybe_day, text


def maybe_amount(column: str) -> str:
    """The column of an amount in minor units that may be missing."""
    return f"{column} INTEGER CHECK ({column} IS NULL OR {column} BETWEEN 0 AND 1000000000000)"


def maybe_percent(column: str) -> str:
    """The column of a percentage, 1 to 100, that may be missing."""
    return f"{column} INTEGER CHECK ({column} IS NULL OR {column} BETWEEN 1 AND 100)"


# held_out is a percentage of the people chosen, who are left alone to compare with.
CAMPAIGN = f"""CREATE TABLE campaign (
    {ID},
    name TEXT NOT NULL CHECK (name <> ''),
    {choice("raises", "financial", "referral", "procedural", "contact", "evaluation")},
    {choice("kind", "promotion", "event", "newsletter", "survey", "gift")},
    {day("starts_on")},
    {day("ends_on")},
    {maybe_day("redeem_from")},
    {maybe_day("redeem_until")},
    {amount("budget")},
    held_out INTEGER NOT NULL DEFAULT 0 CHECK (held_out BETWEEN 0 AND 90),
    {text("note")},
    CHECK (ends_on >= starts_on),
    CHECK (redeem_until IS NULL OR redeem_from IS NULL OR redeem_until >= redeem_from)
) STRICT"""

# A day and not a flag says who came and who answered, so that any past day can be looked at.
CAMPAIGN_MEMBER = f"""CREATE TABLE campaign_member (
    campaign_id INTEGER NOT NULL REFERENCES campaign ON DELETE CASCADE,
    customer_id INTEGER NOT NULL REFERENCES customer,
    {choice("arm", "treated", "held out")},
    {maybe_day("reached_on")},
    {maybe_day("attended_on")},
    {choice("answer", "none", "interested", "bought", "refused")},
    {maybe_day("answered_on")},
    PRIMARY KEY (campaign_id, customer_id),
    CHECK (arm = 'treated' OR reached_on IS NULL),
    CHECK ((answer = 'none') = (answered_on IS NULL))
) STRICT, WITHOUT ROWID"""

REWARD_KINDS = (
    "contest entry",
    "exclusive offer",
    "event invitation",
    "amount off",
    "discount",
    "free product",
    "free delivery",
    "thanks",
    "early access",
    "greeting",
)

# points is the price of the reward in points, missing where points cannot buy it.
REWARD = f"""CREATE TABLE reward (
    {ID},
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    {choice("kind", *REWARD_KINDS)},
    {amount("cost")},
    {maybe_amount("amount")},
    {maybe_percent("percent")},
    points INTEGER CHECK (points IS NULL OR points BETWEEN 1 AND 1000000000000),
    valid_days INTEGER NOT NULL DEFAULT 30 CHECK (valid_days BETWEEN 1 AND 3660),
    {flag("active")},
    CHECK (amount IS NULL OR percent IS NULL)
) STRICT"""

# condition is the stable name of what has to be true of a customer, such as "tier champion".
REWARD_RULE = f"""CREATE TABLE reward_rule (
    {ID},
    condition TEXT NOT NULL UNIQUE CHECK (condition <> ''),
    reward_id INTEGER NOT NULL REFERENCES reward,
    priority INTEGER NOT NULL CHECK (priority BETWEEN 0 AND 1000000),
    {text("message")},
    {flag("active")}
) STRICT"""

# condition names the reward rule that suggested it, "" where the owner just gave it.
REWARD_GRANT = f"""CREATE TABLE reward_grant (
    {ID},
    customer_id INTEGER NOT NULL REFERENCES customer,
    reward_id INTEGER NOT NULL REFERENCES reward,
    {maybe_amount("amount")},
    {maybe_percent("percent")},
    {amount("cost")},
    {text("why")},
    {text("condition")},
    purchase_id INTEGER REFERENCES purchase,
    {day("day")},
    {day("valid_from")},
    {maybe_day("expires_on")},
    {maybe_day("redeemed_on")},
    operation_id INTEGER NOT NULL REFERENCES operation,
    CHECK (amount IS NULL OR percent IS NULL),
    CHECK (valid_from >= day),
    CHECK (expires_on IS NULL OR expires_on >= valid_from),
    CHECK (redeemed_on IS NULL OR redeemed_on >= valid_from)
) STRICT"""

# kind is the sort of entry in the day's list or of suggestion, subject the record it is about.
TO_DO_DONE = f"""CREATE TABLE to_do_done (
    {ID},
    kind TEXT NOT NULL CHECK (kind <> ''),
    subject INTEGER NOT NULL,
    {day("day")},
    {choice("how", "done", "skipped")},
    UNIQUE (kind, subject, day)
) STRICT"""

CONTACT_CAMPAIGN = "ALTER TABLE contact ADD COLUMN campaign_id INTEGER REFERENCES campaign"

# Wider than the indexes they replace: one pass over each answers what every customer did.
INDEXES = (
    "DROP INDEX contact_by_customer",
    "CREATE INDEX contact_facts ON contact (customer_id, day, starter, about, answer, campaign_id)",
    "CREATE INDEX contact_by_campaign ON contact (campaign_id) WHERE campaign_id IS NOT NULL",
    "DROP INDEX feedback_by_customer",
    "CREATE INDEX feedback_facts ON feedback (customer_id, day, kind, purchase_id)",
    "CREATE INDEX feedback_by_purchase ON feedback (purchase_id) WHERE purchase_id IS NOT NULL",
    "CREATE INDEX member_by_customer ON campaign_member (customer_id)",
    "CREATE INDEX grant_by_customer ON reward_grant (customer_id)",
    """CREATE INDEX purchase_wholly_refunded ON purchase (customer_id)
        WHERE wholly_refunded_on IS NOT NULL""",
)

LOYALTY_TABLES = (
    CAMPAIGN,
    CAMPAIGN_MEMBER,
    REWARD,
    REWARD_RULE,
    REWARD_GRANT,
    TO_DO_DONE,
    CONTACT_CAMPAIGN,
)
