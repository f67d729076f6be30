"""The table of marketing costs: what the shop spent to be found.

As in `schema`, the table is STRICT and AUTOINCREMENT, and this file stays as it is.
"""

from shoptui.storage.schema import ID, amount, day, flag, text

# What was spent on one campaign in one channel names both; what served all of them names neither.
MARKETING_COST = f"""CREATE TABLE marketing_cost (
    {ID},
    {day("day")},
    {amount("amount")},
    {text("channel")},
    campaign_id INTEGER REFERENCES campaign,
    {flag("wages")},
    {text("note")},
    identity TEXT,
    operation_id INTEGER NOT NULL REFERENCES operation,
    import_id INTEGER REFERENCES import_batch
) STRICT"""

INDEXES = (
    "CREATE INDEX marketing_day ON marketing_cost (day)",
    "CREATE UNIQUE INDEX marketing_identity ON marketing_cost (identity) "
    "WHERE identity IS NOT NULL",
    "CREATE INDEX marketing_campaign ON marketing_cost (campaign_id) WHERE campaign_id IS NOT NULL",
    "CREATE INDEX marketing_import ON marketing_cost (import_id) WHERE import_id IS NOT NULL",
)

MARKETING_TABLES = (MARKETING_COST,)
