"""Finding customers by any piece of name, code, phone or mail, accents or not.

Words of three letters and more are looked up in a trigram index; shorter words filter those rows.
A query of short words only looks at the first letters of words.
"""

import sqlite3

from shoptui.domain.text import fold

# More candidates than are shown, so that the best of them can be put first.
CANDIDATES = 200


INDEXES = ("customer_search", "customer_start")


def add_since(db: sqlite3.Connection, last_id: int) -> None:
    """Makes every customer with a higher id than this findable; once after each insertion."""
    for index in INDEXES:
        db.execute(
            f"INSERT INTO {index} (rowid, search_key) "
            "SELECT id, search_key FROM customer WHERE id > ?",
            (last_id,),
        )


def add(db: sqlite3.Connection, ids: str) -> None:
    """Makes customers findable; `ids` is the query for them."""
    for index in INDEXES:
        db.execute(
            f"INSERT INTO {index} (rowid, search_key) "
            f"SELECT id, search_key FROM customer WHERE id IN ({ids})"
        )


def remove(db: sqlite3.Connection, ids: str) -> None:
    """Makes customers not findable any more, before they go; `ids` is the query for them."""
    for index in INDEXES:
        db.execute(
            f"INSERT INTO {index} ({index}, rowid, search_key) "
            f"SELECT 'delete', id, search_key FROM customer WHERE id IN ({ids})"
        )


def make_anew(db: sqlite3.Connection) -> None:
    """Makes everybody findable by what is recorded now, and nobody else."""
    for index in INDEXES:
        db.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")


def replace(db: sqlite3.Connection, customer_id: int, old_key: str, new_key: str) -> None:
    """Follows a change of a customer's search key."""
    for index in INDEXES:
        db.execute(
            f"INSERT INTO {index} ({index}, rowid, search_key) VALUES ('delete', ?, ?)",
            (customer_id, old_key),
        )
        db.execute(f"INSERT INTO {index} (rowid, search_key) VALUES (?, ?)", (customer_id, new_key))


def find(db: sqlite3.Connection, query: str, limit: int) -> list[int]:
    """Ids of customers that match every word, best first, archived ones left out.

    What a merged record said finds the one it was merged into.

    Args:
        db: an open connection.
        query: as typed.
        limit: how many at most.
    """
    words = fold(query).split()
    if not words:
        return []
    long = [word for word in words if len(word) >= 3]
    rows = _by_pieces(db, long) if long else _by_starts(db, words)
    short = [word for word in words if len(word) < 3]
    hits = [row for row in rows if all(word in row[2] for word in short)]
    pieces = query.casefold().split()
    hits.sort(key=lambda row: _rank(row, pieces, words))
    return list(dict.fromkeys(row[0] for row in hits))[:limit]


def _by_pieces(db: sqlite3.Connection, words: list[str]) -> list[tuple[int, str, str]]:
    return _matches(db, "customer_search", " AND ".join(_quoted(word) for word in words))


def _by_starts(db: sqlite3.Connection, words: list[str]) -> list[tuple[int, str, str]]:
    return _matches(db, "customer_start", " AND ".join(f"{_quoted(word)}*" for word in words))


def _matches(db: sqlite3.Connection, index: str, match: str) -> list[tuple[int, str, str]]:
    return db.execute(
        f"SELECT kept.id, kept.name, c.search_key FROM {index} AS hit JOIN customer AS c "
        "ON c.id = hit.rowid JOIN customer AS kept ON kept.id = ifnull(c.merged_into, c.id) "
        f"WHERE {index} MATCH ? AND kept.archived_on IS NULL LIMIT {CANDIDATES}",
        (match,),
    ).fetchall()


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def _rank(
    row: tuple[int, str, str], pieces: list[str], words: list[str]
) -> tuple[bool, bool, str, int]:
    """Accents as typed first, then names in which every word is the start of one, then by name."""
    customer_id, name, key = row
    spelt = name.casefold()
    exact = all(piece in spelt for piece in pieces)
    starts = key.split()
    begun = all(any(start.startswith(word) for start in starts) for word in words)
    return (not exact, not begun, key, customer_id)
