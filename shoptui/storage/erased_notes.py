"""The notes about others, or about nobody, in which somebody erased may be named.

A name of two words or more is known however it is written, with accents or without; a name of one
word stands in too many sentences that mean something else ("An", "ăn"), so it has to be written
just so, and only where a note is about nobody. A phone number is known by its last nine digits.
"""

import json
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from shoptui.domain.text import fold
from shoptui.storage import blocks

# Where anything may have been written.
NOTES = {
    "marketing_cost": ("note",),
    "campaign": ("name", "note"),
    "customer": ("note", "interests"),
    "purchase": ("note",),
    "referral": ("note",),
    "feedback": ("text", "done"),
    "contact": ("note",),
    "reward_grant": ("why",),
}
_ABOUT_NOBODY = "marketing_cost"
_OLD = """SELECT id, before FROM journal
WHERE table_name = ? AND before IS NOT NULL AND last_row IS NULL AND NOT blanked"""
# A name or phone that another customer has, too, may be the other's.
_WORDS = """SELECT kind, word FROM temp.words WHERE NOT EXISTS (
    SELECT 1 FROM customer WHERE (kind = 'name' AND name = word OR kind = 'phone' AND phone = word)
    AND id NOT IN (SELECT row_id FROM temp.theirs WHERE table_name = 'customer'))"""
_TOKEN = re.compile(r"\w+")
_DIGITS = 9  # of a phone number, without what stands for the country
_BETWEEN = r"[ .\-()]*"


@dataclass(frozen=True, slots=True)
class _Sought:
    """What a person was called by.

    Attributes:
        names: of two words and more, folded, the longest first.
        whole: of one word, and phones, as they were written.
        phones: phones, however they are grouped.
    """

    names: Sequence[Sequence[str]]
    whole: re.Pattern[str] | None
    phones: re.Pattern[str] | None

    def replaced(self, text: str, word: str, *, is_about_nobody: bool) -> str:
        """A text with another word in place of these."""
        said = self._without_names(text, word) if self.names else text
        for pattern in (self.whole if is_about_nobody else None, self.phones):
            said = pattern.sub(lambda _found: word, said) if pattern else said
        return said

    def _without_names(self, text: str, word: str) -> str:
        found = list(_TOKEN.finditer(text))
        folded = [fold(each.group()) for each in found]
        pieces, end, at = list[str](), 0, 0
        while at < len(found):
            length = next((len(n) for n in self.names if folded[at : at + len(n)] == list(n)), 0)
            if length:
                pieces += (text[end : found[at].start()], word)
                end = found[at + length - 1].end()
            at += length or 1
        return "".join((*pieces, text[end:]))


def replace_in_notes(db: sqlite3.Connection, word: str) -> None:
    """Puts another word in place of a person's names and phones, also in what notes once were.

    Args:
        db: a connection within an erasing, its words gathered.
        word: what stands in their place.
    """
    sought = _sought(db)
    for table, columns in NOTES.items():
        nobody = table == _ABOUT_NOBODY

        def clean(text: str, nobody: bool = nobody) -> str:
            return sought.replaced(text, word, is_about_nobody=nobody)

        for column in columns:
            _replace_now(db, table, column, clean)
        _replace_before(db, table, columns, clean)
        _blank_blocks(db, table, columns, clean)


def _replace_now(
    db: sqlite3.Connection, table: str, column: str, clean: Callable[[str], str]
) -> None:
    rows = db.execute(f"SELECT id, {column} FROM {table} WHERE {column} <> ''").fetchall()
    changed = [(said, row_id) for row_id, note in rows if (said := clean(note)) != note]
    db.executemany(f"UPDATE {table} SET {column} = ? WHERE id = ?", changed)


def _replace_before(
    db: sqlite3.Connection, table: str, columns: Sequence[str], clean: Callable[[str], str]
) -> None:
    for entry_id, before in db.execute(_OLD, (table,)).fetchall():
        row = json.loads(before)
        said = dict(_changed(row, columns, clean))
        if said:
            text = json.dumps({**row, **said}, ensure_ascii=False, separators=(",", ":"))
            db.execute("UPDATE journal SET before = ? WHERE id = ?", (text, entry_id))


def _blank_blocks(
    db: sqlite3.Connection, table: str, columns: Sequence[str], clean: Callable[[str], str]
) -> None:
    for block in blocks.of_table(db, table):
        if any(dict(_changed(row, columns, clean)) for row in block.read().by_name()):
            blocks.blank(db, block.id)


def _changed(
    row: Mapping[str, Any], columns: Sequence[str], clean: Callable[[str], str]
) -> Iterator[tuple[str, str]]:
    for column in columns:
        note = row.get(column) or ""
        if note and (said := clean(note)) != note:
            yield column, said


def _sought(db: sqlite3.Connection) -> _Sought:
    known = [(kind, word.strip()) for kind, word in db.execute(_WORDS) if word.strip()]
    names = {tuple(fold(part) for part in _TOKEN.findall(w)) for kind, w in known if kind == "name"}
    digits = {re.sub(r"\D", "", word)[-_DIGITS:] for kind, word in known if kind == "phone"}
    return _Sought(
        sorted((name for name in names if len(name) > 1), key=len, reverse=True),
        _pattern(re.escape(word) for _kind, word in known),
        _pattern(
            rf"\+?\d{{0,3}}{_BETWEEN}{_BETWEEN.join(each)}"
            for each in digits
            if len(each) == _DIGITS
        ),
    )


def _pattern(parts: Iterator[str]) -> re.Pattern[str] | None:
    listed = sorted(parts, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(listed)})(?!\w)") if listed else None
