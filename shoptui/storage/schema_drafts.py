"""The table of drafts: what stands in a form that is open, in case the window dies.

As in `schema`, the table is STRICT and AUTOINCREMENT, and this file stays as it is.
"""

from shoptui.storage.schema import ID

# No part of the shop's records: not journaled, in no operation, in no backup. window is the file
# whose lock tells that the window is alive; content is JSON.
DRAFT = f"""CREATE TABLE draft (
    {ID},
    window TEXT NOT NULL CHECK (window <> ''),
    form TEXT NOT NULL CHECK (form <> ''),
    content TEXT NOT NULL CHECK (content <> ''),
    at TEXT NOT NULL CHECK (at <> '')
) STRICT"""

DRAFT_TABLES = (DRAFT,)
