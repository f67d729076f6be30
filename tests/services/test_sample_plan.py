"""The same seed gives the same shop, and what no shop could be is refused."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from shoptui.domain.errors import FileTrouble, InvalidInput
from shoptui.services.currencies import currency
from shoptui.services.sample import build, sittings
from shoptui.services.sample.build import SampleCounts, build_sample
from shoptui.services.sample.market import MARKETS, market_of
from shoptui.services.sample.plan import SamplePlan
from shoptui.services.sample.seasons import new_year
from tests.builders import TODAY

COMMITTED = Path(__file__).parents[2] / "sample.db"
SMALL = SamplePlan(seed=3, customers=60, sales=500, market=market_of("THB"), until=TODAY)


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table; the search indexes follow from the customers."""
    with closing(sqlite3.connect(path)) as db:
        tables = db.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' "
            "AND name NOT LIKE 'customer\\_s%' ESCAPE '\\' ORDER BY name"
        ).fetchall()
        return {name: sorted(db.execute(f"SELECT * FROM {name}"), key=repr) for (name,) in tables}


def built(path: Path, plan: SamplePlan) -> dict[str, list[tuple[object, ...]]]:
    build_sample(path, plan)
    return content(path)


def test_the_same_plan_gives_the_same_shop(tmp_path: Path) -> None:
    first = built(tmp_path / "a.db", SMALL)
    assert first == built(tmp_path / "b.db", SMALL)
    assert len(first["purchase"]) > 500


def test_another_seed_gives_another_shop(tmp_path: Path) -> None:
    first = built(tmp_path / "a.db", SMALL)
    other = built(tmp_path / "b.db", replace(SMALL, seed=4))
    assert first["customer"] != other["customer"]
    assert first["purchase"] != other["purchase"]


def test_the_sample_that_ships_is_what_the_command_makes_now(tmp_path: Path) -> None:
    """Make it again with: shoptui sample sample.db --until 2026-11-22."""
    market = market_of("VND")
    plan = SamplePlan(seed=7, customers=400, sales=4000, market=market, until=date(2026, 11, 22))
    fresh, committed = built(tmp_path / "fresh.db", plan), content(COMMITTED)
    differing = [table for table in fresh if fresh[table] != committed.get(table)]
    assert differing == []
    assert COMMITTED.stat().st_size < 2_000_000


@pytest.mark.parametrize(
    ("customers", "sales"), [(0, 0), (1, 0), (0, 10), (1, 1), (10, 3), (3, 500), (50, 50)]
)
def test_any_size_comes_out_exact(tmp_path: Path, customers: int, sales: int) -> None:
    plan = replace(SMALL, customers=customers, sales=sales)
    made = build_sample(tmp_path / "shop.db", plan)
    assert made[:2] == SampleCounts(customers, sales, made.refunds)[:2]
    with closing(sqlite3.connect(tmp_path / "shop.db")) as db:
        counts = "SELECT (SELECT count(*) FROM customer), count(*), max(ordered_on) FROM purchase"
        last = TODAY.isoformat() if sales else None
        assert db.execute(f"{counts} WHERE kind = 'sale'").fetchone() == (customers, sales, last)


def test_prices_are_whole_steps_of_the_currency(tmp_path: Path) -> None:
    build_sample(tmp_path / "shop.db", replace(SMALL, market=market_of("usd")))
    with closing(sqlite3.connect(tmp_path / "shop.db")) as db:
        (odd,) = db.execute("SELECT count(*) FROM purchase WHERE amount % 50 <> 0").fetchone()
        (median,) = db.execute(
            "SELECT amount FROM purchase ORDER BY amount LIMIT 1 OFFSET 250"
        ).fetchone()
    assert odd == 0
    assert 500 < median < 5000  # 5 to 50 dollars


def test_the_currencies_are_those_of_the_rest_of_the_program() -> None:
    assert [market.currency for market in MARKETS] == [
        currency(market.currency.code) for market in MARKETS
    ]


@pytest.mark.parametrize(
    ("year", "day"), [(2024, "2024-02-10"), (2030, "2030-02-02"), (2005, "2005-02-10")]
)
def test_tet_falls_on_its_day(year: int, day: str) -> None:
    """2005 by the nineteen-year cycle: the real day was the ninth."""
    assert new_year(year).isoformat() == day


def test_an_existing_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "shop.db"
    path.write_bytes(b"precious")
    with pytest.raises(FileTrouble, match="already"):
        build_sample(path, SMALL)
    assert path.read_bytes() == b"precious"


def test_a_build_that_is_stopped_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(build, "referrals", stopped)
    with pytest.raises(KeyboardInterrupt):
        build_sample(tmp_path / "shop.db", SMALL)
    assert list(tmp_path.iterdir()) == []


def test_the_owner_of_a_very_large_shop_sits_down_only_a_few_times(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = {str(row[-5]) for row in built(tmp_path / "a.db", SMALL)["reward_grant"]}
    monkeypatch.setattr(sittings, "_MANY", SMALL.sales - 1)
    fewer = {str(row[-5]) for row in built(tmp_path / "b.db", SMALL)["reward_grant"]}
    assert fewer < days
    assert min(fewer) == (TODAY - timedelta(days=50)).isoformat()


@pytest.mark.parametrize("wrong", [{"customers": -1}, {"sales": 10_000_001}])
def test_sizes_no_shop_has_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(InvalidInput, match="out of reach"):
        replace(SMALL, **wrong)  # type: ignore[arg-type]


def test_a_currency_without_prices_is_refused_and_the_known_ones_named() -> None:
    with pytest.raises(InvalidInput, match=r"KWD.*VND, THB, USD"):
        market_of("KWD")
