"""Everybody's facts, RFM scores and tiers from the file, beside what data people would use."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from shoptui.services import loyalty, tiers
from tests.benchmarks.figures import Figure
from tests.benchmarks.shops import UNTIL, opened
from tests.benchmarks.timing import Job, in_turn

COLUMNS = "customer_id, counted_on, kind, amount"
SALES = f"SELECT {COLUMNS} FROM {{table}} WHERE void = 0 AND customer_id IS NOT NULL"
SINCE = "2025-07-01"
CUTS = [0.2, 0.4, 0.6, 0.8]
# The same measures in one statement: recency, frequency, monetary, and 1 to 5 of each by quantiles.
DUCKDB = f"""
WITH sales AS ({SALES.format(table="shop.purchase")} AND counted_on >= '{SINCE}'),
did AS (
    SELECT customer_id, max(counted_on) AS last_on,
        count(*) FILTER (kind = 'sale') AS orders,
        sum(CASE kind WHEN 'sale' THEN amount ELSE -amount END) AS net
    FROM sales GROUP BY customer_id),
measured AS (
    SELECT customer_id, DATE '{UNTIL}' - last_on::DATE AS recency, orders, net FROM did),
cut AS (
    SELECT quantile_cont(recency, {CUTS}) AS r, quantile_cont(orders, {CUTS}) AS f,
        quantile_cont(net, {CUTS}) AS m FROM measured)
SELECT customer_id, recency, orders, net,
    5 - len(list_filter(r, each -> each < recency)) AS r,
    1 + len(list_filter(f, each -> each < orders)) AS f,
    1 + len(list_filter(m, each -> each < net)) AS m
FROM measured, cut
"""


def figures(file: Path, size: str, runs: int) -> Iterator[Figure]:
    """All customers scored, and the peers' RFM alone."""
    jobs: dict[str, Job] = {
        "shoptui": lambda: everything(file),
        "one pass over the index": lambda: bare(file),
        "DuckDB": lambda: by_duckdb(file),
        "pandas": lambda: by_pandas(file),
        "polars": lambda: by_polars(file),
    }
    took = in_turn(jobs, runs)
    ours = took.pop("shoptui")
    what = f"facts, RFM, tiers and five scores of everybody, {size}"
    large = size == "L"
    yield Figure(what, ours, took, against="DuckDB", goal=1.0 if large else None)
    if large:
        peers = {"pandas": took["pandas"]}
        yield Figure(f"the same, {size}", ours, peers, against="pandas", goal=0.4)


def everything(file: Path) -> object:
    """What shoptui works out."""
    desk = opened(file)
    scored = tiers.score(desk)
    return scored, loyalty.score(desk, facts=scored.result.facts)


def bare(file: Path) -> object:
    """The least any way through the file can take."""
    with closing(sqlite3.connect(file)) as db:
        return db.execute(
            "SELECT sum(amount), max(counted_on) FROM purchase INDEXED BY purchase_facts"
        ).fetchall()


def by_duckdb(file: Path) -> object:
    """RFM by DuckDB, which reads the shop file itself."""
    import duckdb
    import duckdb_extension_sqlite_scanner as scanner

    (extension,) = Path(scanner.__path__[0]).rglob("*.duckdb_extension")
    with duckdb.connect() as db:
        db.execute(f"LOAD '{extension}'")
        db.execute(f"ATTACH '{file}' AS shop (TYPE sqlite, READ_ONLY)")
        return db.execute(DUCKDB).fetchall()


def by_pandas(file: Path) -> object:
    """RFM by pandas."""
    import pandas

    with closing(sqlite3.connect(file)) as db:
        sales = pandas.read_sql_query(
            f"{SALES.format(table='purchase')} AND counted_on >= '{SINCE}'", db
        )
    sales["net"] = sales["amount"].where(sales["kind"] == "sale", -sales["amount"])
    sales["day"] = pandas.to_datetime(sales["counted_on"])
    sales["order"] = sales["kind"] == "sale"
    by_customer = sales.groupby("customer_id")
    did = by_customer.agg(last=("day", "max"), orders=("order", "sum"), net=("net", "sum"))
    did["recency"] = (pandas.Timestamp(UNTIL) - did["last"]).dt.days
    for name in ("recency", "orders", "net"):
        cuts = did[name].quantile(CUTS).to_numpy()
        did[f"{name}_score"] = 1 + cuts.searchsorted(did[name], side="left")
    return did


def by_polars(file: Path) -> object:
    """RFM by polars."""
    import polars

    with closing(sqlite3.connect(file)) as db:
        sales = polars.read_database(
            f"{SALES.format(table='purchase')} AND counted_on >= '{SINCE}'", db
        )
    is_sale = polars.col("kind") == "sale"
    signed = polars.when(is_sale).then(polars.col("amount")).otherwise(-polars.col("amount"))
    did = sales.group_by("customer_id").agg(
        polars.col("counted_on").max().str.to_date().alias("last"),
        is_sale.sum().alias("orders"),
        signed.sum().alias("net"),
    )
    did = did.with_columns(
        (polars.lit(UNTIL) - polars.col("last")).dt.total_days().alias("recency")
    )
    scores = []
    for name in ("recency", "orders", "net"):
        cuts = sorted({did[name].quantile(cut, "linear") for cut in CUTS})
        scores.append(did[name].cut(cuts).to_physical().alias(f"{name}_score"))
    return did.with_columns(scores)
