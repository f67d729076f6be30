"""How a shop file grows from version to version: small named steps, never rewritten.

The whole climb is one transaction, opened by the caller, with the version number set inside it: a
file is of the old version or of the new one, never between.
"""

import sqlite3

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from shoptui.storage.header import APPLICATION_ID, USER_VERSION
from shoptui.storage.schema import FIRST_TABLES, INDEXES, SEARCH
from shoptui.storage.schema_drafts import DRAFT_TABLES
from shoptui.storage.schema_erasure import ERASURE_TABLES
from shoptui.storage.schema_journal import INDEXES as JOURNAL_INDEXES
from shoptui.storage.schema_journal import JOURNAL_GUARDS, JOURNAL_TABLES
from shoptui.storage.schema_loyalty import INDEXES as LOYALTY_INDEXES
from shoptui.storage.schema_loyalty import LOYALTY_TABLES
from shoptui.storage.schema_marketing import INDEXES as MARKETING_INDEXES
from shoptui.storage.schema_marketing import MARKETING_TABLES
from shoptui.storage.schema_merging import INDEXES as MERGING_INDEXES
from shoptui.storage.schema_merging import MERGING_TABLES

migrations = Migrations("shoptui")


@migrations()
def first_tables(db: Database) -> None:
    """Everything a shop records: settings, customers, products, purchases, relations."""
    for statement in (*FIRST_TABLES, *SEARCH, *INDEXES):
        db.execute(statement)


@migrations()
def loyalty_tables(db: Database) -> None:
    """Campaigns, rewards, and what was done about the day's list."""
    for statement in (*LOYALTY_TABLES, *LOYALTY_INDEXES):
        db.execute(statement)


@migrations()
def journal_tables(db: Database) -> None:
    """The journal, from which every change can be taken back."""
    for statement in (*JOURNAL_TABLES, *JOURNAL_INDEXES, *JOURNAL_GUARDS):
        db.execute(statement)


@migrations()
def erasure_table(db: Database) -> None:
    """Whom the owner erased."""
    for statement in ERASURE_TABLES:
        db.execute(statement)


@migrations()
def merging_tables(db: Database) -> None:
    """Into whom a record was merged, and who was said to be somebody else."""
    for statement in (*MERGING_TABLES, *MERGING_INDEXES):
        db.execute(statement)


@migrations()
def draft_table(db: Database) -> None:
    """What stands in the forms that are open."""
    for statement in DRAFT_TABLES:
        db.execute(statement)


@migrations()
def marketing_tables(db: Database) -> None:
    """What the shop spent to be found."""
    for statement in (*MARKETING_TABLES, *MARKETING_INDEXES):
        db.execute(statement)


def migrate(connection: sqlite3.Connection) -> None:
    """Brings the file to this version, inside the transaction the caller has open."""
    migrations.apply(Database(connection))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {USER_VERSION}")
