"""The tables that came third: the journal, from which every change can be taken back.

As in `schema`, every table is STRICT and AUTOINCREMENT, and this file stays as it is.
"""

from shoptui.storage.schema import ID, flag, text

# An undo names the operation it takes back; a redo is an undo of an undo.
OPERATION_UNDOES = "ALTER TABLE operation ADD COLUMN undoes INTEGER REFERENCES operation"

# row_id is the id, or JSON text of the key where rows have no number. before is the row as JSON as
# it was before the change, NULL where it was not there yet; what it was after the change is what
# the next entry of the row says, else what stands in its table now. With last_row one entry stands
# for all rows from row_id on that were put in at once.
JOURNAL = f"""CREATE TABLE journal (
    {ID},
    operation_id INTEGER NOT NULL REFERENCES operation,
    {text("table_name")},
    row_id ANY NOT NULL,
    last_row INTEGER,
    before TEXT,
    {flag("blanked")}
) STRICT"""

# The last three find what refers to a record at once when it is taken away again.
INDEXES = (
    "CREATE INDEX journal_row ON journal (table_name, row_id)",
    "CREATE INDEX journal_operation ON journal (operation_id)",
    "CREATE INDEX journal_range ON journal (table_name) WHERE last_row IS NOT NULL",
    "CREATE INDEX operation_undoes ON operation (undoes) WHERE undoes IS NOT NULL",
    "CREATE INDEX contact_by_purchase ON contact (purchase_id) WHERE purchase_id IS NOT NULL",
    "CREATE INDEX contact_by_product ON contact (product_id) WHERE product_id IS NOT NULL",
    "CREATE INDEX grant_by_purchase ON reward_grant (purchase_id) WHERE purchase_id IS NOT NULL",
)

# The history is only added to.
JOURNAL_GUARDS = tuple(
    f"CREATE TRIGGER {table}_keeps_{event} BEFORE {event.upper()} ON {table} "
    "BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END"
    for table in ("operation", "journal")
    for event in ("update", "delete")
)

JOURNAL_TABLES = (OPERATION_UNDOES, JOURNAL)
