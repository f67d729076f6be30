"""The table that came fourth: whom the owner erased, so that no old backup brings them back.

As in `schema`, the table is STRICT and AUTOINCREMENT, and this file stays as it is.
"""

from shoptui.storage.schema import ID

# Nothing in it says who it was. mark tells whether the customer of that number in another file is
# the same one; no reference to the customer, whose record an undone import may take away.
ERASURE = f"""CREATE TABLE erasure (
    {ID},
    customer_id INTEGER NOT NULL,
    mark TEXT NOT NULL CHECK (length(mark) = 32),
    operation_id INTEGER NOT NULL REFERENCES operation,
    UNIQUE (customer_id, mark)
) STRICT"""

ERASURE_TABLES = (ERASURE,)
