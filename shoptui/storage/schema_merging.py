"""What merging added: into whom a record was merged, and who was said to be somebody else.

As in `schema`, every table is STRICT, and this file stays as it is.
"""

# A merged record keeps what it said; all that was recorded for it belongs to the one named here,
# which is itself merged into nobody.
MERGED_INTO = (
    "ALTER TABLE customer ADD COLUMN merged_into INTEGER REFERENCES customer "
    "CHECK (merged_into IS NULL OR merged_into <> id)"
)

NOT_SAME = """CREATE TABLE not_same (
    first_id INTEGER NOT NULL REFERENCES customer,
    second_id INTEGER NOT NULL REFERENCES customer,
    PRIMARY KEY (first_id, second_id),
    CHECK (first_id < second_id)
) STRICT, WITHOUT ROWID"""

INDEXES = (
    "CREATE INDEX customer_merged ON customer (merged_into) WHERE merged_into IS NOT NULL",
    "CREATE INDEX not_same_second ON not_same (second_id)",
)

MERGING_TABLES = (MERGED_INTO, NOT_SAME)
