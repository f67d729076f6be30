"""What can be wrong with merged records."""

import sqlite3

from shoptui.storage.merging import APART
from shoptui.storage.references import references_to


def half_merged(db: sqlite3.Connection) -> list[str]:
    """Codes of merged records that are still in use, or whose kept one was merged as well."""
    rows = db.execute(
        "SELECT merged.code FROM customer AS merged JOIN customer AS kept "
        "ON kept.id = merged.merged_into "
        "WHERE merged.archived_on IS NULL OR kept.merged_into IS NOT NULL ORDER BY merged.id"
    )
    return [code for (code,) in rows]


def still_owning(db: sqlite3.Connection) -> list[str]:
    """Codes of merged records to which sales or anything else still belong."""
    owners = " UNION ".join(
        f"SELECT {each.column} FROM {each.table}"
        for each in references_to(db, "customer")
        if each.table not in APART - {"campaign_member", "referral"}
    )
    rows = db.execute(
        f"SELECT code FROM customer WHERE merged_into IS NOT NULL AND id IN ({owners}) ORDER BY id"
    )
    return [code for (code,) in rows]
