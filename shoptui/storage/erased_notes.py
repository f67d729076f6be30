"""The notes that are about nobody, but in which somebody may be named: those of marketing costs."""

import re
import sqlite3

_NOTES = "SELECT id, note FROM marketing_cost WHERE note <> ''"
_OLD_NOTES = """SELECT id, json_extract(before, '$.note') FROM journal
WHERE table_name = 'marketing_cost' AND before IS NOT NULL AND last_row IS NULL AND NOT blanked"""
# A name that another customer has, too, may be the other's.
_WORDS = """SELECT word FROM temp.words WHERE kind <> 'name' OR NOT EXISTS (
    SELECT 1 FROM customer WHERE name = word AND id NOT IN
    (SELECT row_id FROM temp.theirs WHERE table_name = 'customer'))"""


def replace_in_notes(db: sqlite3.Connection, word: str) -> None:
    """Puts another word in place of a person's names and phones, also in what notes once were.

    Args:
        db: a connection within an erasing, its words gathered.
        word: what stands in their place.
    """
    known = [re.escape(each) for (each,) in db.execute(_WORDS) if each.strip()]
    if not known:
        return
    whole = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(known, key=len, reverse=True))})(?!\w)")
    for query, update in (
        (_NOTES, "UPDATE marketing_cost SET note = ? WHERE id = ?"),
        (_OLD_NOTES, "UPDATE journal SET before = json_set(before, '$.note', ?) WHERE id = ?"),
    ):
        for row_id, note in db.execute(query).fetchall():
            said = whole.sub(lambda _found: word, note or "")
            if said != note:
                db.execute(update, (said, row_id))
