"""The sample shop is a sound shop: every figure in it adds up and every day makes sense."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from shoptui.analytics.rfm import score_shop
from shoptui.domain.dates import Birthday, Window
from shoptui.domain.rfm_rules import Method, RfmRules
from shoptui.domain.tiers import Tier
from shoptui.services.phones import phone_key, region_of
from shoptui.services.sample.build import build_sample
from shoptui.services.sample.market import market_of
from shoptui.services.sample.plan import SamplePlan
from shoptui.storage import purchases, search
from shoptui.storage.database import ShopFile
from shoptui.storage.facts import shop_facts
from tests.builders import Clock

UNTIL = date(2026, 11, 22)
CLOCK = Clock(UNTIL)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.db"
    market = market_of("VND")
    plan = SamplePlan(seed=11, customers=400, sales=4000, market=market, until=UNTIL)
    build_sample(path, plan)
    return path


@pytest.fixture
def db(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path)) as db:
        yield db


def rows(db: sqlite3.Connection, query: str) -> list[tuple[object, ...]]:
    return db.execute(query).fetchall()


def one(db: sqlite3.Connection, query: str) -> int:
    (number,) = db.execute(query).fetchone()
    return int(number or 0)


def test_it_has_the_customers_and_sales_asked_for(db: sqlite3.Connection) -> None:
    assert one(db, "SELECT count(*) FROM customer") == 400
    assert one(db, "SELECT count(*) FROM purchase WHERE kind = 'sale'") == 4000
    assert one(db, "SELECT count(DISTINCT code) FROM customer") == 400


def test_the_file_is_sound(db: sqlite3.Connection) -> None:
    assert rows(db, "PRAGMA integrity_check") == [("ok",)]
    assert rows(db, "PRAGMA foreign_key_check") == []


def test_the_indexes_set_aside_are_back(path: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.db"
    market = market_of("VND")
    build_sample(empty, SamplePlan(seed=1, customers=0, sales=0, market=market, until=UNTIL))
    query = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' ORDER BY name"
    with closing(sqlite3.connect(path)) as full, closing(sqlite3.connect(empty)) as bare:
        assert rows(full, query) == rows(bare, query)
        assert "purchase_facts" in dict(full.execute(query))


def test_lines_add_up_to_the_amount(db: sqlite3.Connection) -> None:
    wrong = """SELECT purchase.id FROM purchase JOIN purchase_line ON purchase_id = purchase.id
        GROUP BY purchase.id HAVING sum(purchase_line.amount) <> purchase.amount"""
    assert rows(db, wrong) == []
    assert one(db, "SELECT count(DISTINCT purchase_id) FROM purchase_line") > 3500


def test_the_discount_is_what_the_lines_lack_of_their_prices(db: sqlite3.Connection) -> None:
    wrong = """SELECT purchase.id FROM purchase JOIN purchase_line AS line
        ON purchase_id = purchase.id WHERE kind = 'sale' GROUP BY purchase.id
        HAVING abs(sum(price * quantity / 1000) - purchase.amount - discount) > 500 * count(*)"""
    assert rows(db, wrong) == []  # each line is rounded to a thousand đồng
    assert one(db, "SELECT count(*) FROM purchase WHERE discount > 0") > 100


def test_refunds_follow_their_sale_and_never_exceed_it(db: sqlite3.Connection) -> None:
    early = """SELECT back.id FROM purchase AS back JOIN purchase AS sale ON sale.id = back.sale_id
        WHERE back.ordered_on < sale.ordered_on OR sale.void OR sale.kind <> 'sale'
        OR back.customer_id IS NOT sale.customer_id"""
    too_much = """SELECT sale.id FROM purchase AS sale JOIN purchase AS back
        ON back.sale_id = sale.id GROUP BY sale.id HAVING sum(back.amount) > sale.amount"""
    assert rows(db, early) == rows(db, too_much) == []
    whole = one(db, "SELECT count(*) FROM purchase WHERE wholly_refunded_on IS NOT NULL")
    refunds = one(db, "SELECT count(*) FROM purchase WHERE kind = 'refund'")
    assert 20 < whole < refunds
    assert one(db, "SELECT count(*) FROM purchase WHERE void") > 5


def test_what_follows_from_refunds_is_what_the_shop_itself_works_out(path: Path) -> None:
    followed = "SELECT id, counted_on, wholly_refunded_on FROM purchase ORDER BY id"
    with ShopFile(path, CLOCK.now).read() as db:
        before = db.execute(followed).fetchall()
        for (sale,) in db.execute("SELECT id FROM purchase WHERE kind = 'sale'").fetchall():
            purchases.settle(db, sale)
        assert db.execute(followed).fetchall() == before


def test_nothing_happens_after_the_last_day_or_before_the_customer_came(
    db: sqlite3.Connection,
) -> None:
    days = {
        "purchase": ["ordered_on", "counted_on", "invoiced_on", "paid_on", "papers_on"],
        "customer": ["created_on", "consent_on", "known_since"],
        "feedback": ["day"],
        "contact": ["day"],
        "referral": ["day"],
    }
    for table, columns in days.items():
        for column in columns:
            assert rows(db, f"SELECT max({column}) FROM {table}") <= [(UNTIL.isoformat(),)]
    for table, day in (("purchase", "ordered_on"), ("feedback", "day"), ("contact", "day")):
        before = f"""SELECT {table}.id FROM {table} JOIN customer ON customer.id = customer_id
            WHERE {day} < created_on"""
        assert rows(db, before) == []
    assert rows(db, "SELECT max(ordered_on) FROM purchase") == [(UNTIL.isoformat(),)]


def test_a_friend_is_named_before_coming_and_by_somebody_who_was_there(
    db: sqlite3.Connection,
) -> None:
    wrong = """SELECT referral.id FROM referral JOIN customer AS friend ON friend.id = friend_id
        JOIN customer AS referrer ON referrer.id = referrer_id
        WHERE day > friend.created_on OR day < referrer.created_on"""
    assert rows(db, wrong) == []


@pytest.mark.parametrize("method", Method)
def test_every_tier_has_somebody(path: Path, method: Method) -> None:
    with ShopFile(path, CLOCK.now).read() as db:
        facts = shop_facts(db, UNTIL, Window(365))
    result = score_shop(facts, RfmRules(Window(365), method))
    tiers = Counter(result.grade(position).tier for position in range(len(facts.customers)))
    assert [tier for tier in Tier if not tiers[tier]] == []


def test_few_buy_very_much_and_many_once(db: sqlite3.Connection) -> None:
    orders = sorted(
        count
        for (count,) in db.execute(
            "SELECT count(*) FROM purchase WHERE kind = 'sale' AND customer_id GROUP BY customer_id"
        )
    )
    assert sum(count == 1 for count in orders) > 80
    assert orders[-1] > 60
    assert sum(orders[-len(orders) // 5 :]) > 0.6 * sum(orders)


def test_the_weeks_before_christmas_and_tet_are_busy(db: sqlite3.Connection) -> None:
    def sales(first: str, last: str) -> int:
        return one(
            db,
            f"SELECT count(*) FROM purchase WHERE ordered_on BETWEEN '{first}' AND '{last}'",
        )

    usual = sales("2026-03-01", "2026-03-14")
    assert sales("2025-12-11", "2025-12-24") > 1.3 * usual
    assert sales("2026-02-02", "2026-02-15") > 1.3 * usual
    assert sales("2026-02-16", "2026-02-20") == 0  # Tết: closed, for refunds too


def test_every_loyalty_type_is_strong_in_somebody(db: sqlite3.Connection) -> None:
    """Held against the targets that count as full marks, over the last 365 days."""
    since = "'2025-11-23'"
    strong = {
        "referral": f"""SELECT referrer_id FROM referral WHERE day >= {since} GROUP BY 1
            HAVING count(*) >= 3 AND sum(EXISTS (SELECT 1 FROM purchase
                WHERE customer_id = friend_id AND kind = 'sale' AND NOT void)) >= 2""",
        "contact": f"""SELECT customer_id FROM contact WHERE day >= {since} GROUP BY 1
            HAVING sum(starter = 'customer') >= 4 AND (
                SELECT 2 * count(attended_on) >= count(*) AND count(*) > 1 FROM campaign_member
                WHERE customer_id = contact.customer_id AND reached_on >= {since})""",
        "evaluation": f"""SELECT customer_id FROM feedback AS f WHERE day >= {since} GROUP BY 1
            HAVING sum(purchase_id IS NULL) >= 2 AND 2 * count(DISTINCT purchase_id) >= (
                SELECT count(*) FROM purchase WHERE customer_id = f.customer_id
                AND kind = 'sale' AND NOT void AND ordered_on >= {since})""",
        "procedural": """SELECT customer_id FROM purchase WHERE invoiced_on NOT NULL GROUP BY 1
            HAVING count(*) >= 3 AND min(ifnull(paid_on <= due_on, 0)) = 1""",
    }
    assert {kind: len(rows(db, query)) > 0 for kind, query in strong.items()} == dict.fromkeys(
        strong, True
    )


def test_every_kind_of_record_is_there(db: sqlite3.Connection) -> None:
    kinds = {
        "SELECT DISTINCT kind FROM feedback": 5,
        "SELECT DISTINCT state FROM feedback": 3,
        "SELECT DISTINCT starter, about FROM contact": 5,
        "SELECT DISTINCT way FROM contact": 4,
        "SELECT DISTINCT answer FROM contact": 4,
        "SELECT DISTINCT judged FROM house_rule": 5,
        "SELECT DISTINCT verdict FROM rule_result WHERE verdict <> 'n/a'": 2,
        "SELECT DISTINCT consent FROM customer": 3,
        "SELECT DISTINCT party FROM customer": 2,
        "SELECT DISTINCT friend_id IS NULL FROM referral": 2,
        "SELECT DISTINCT name FROM product_group": 9,
        "SELECT DISTINCT channel FROM purchase WHERE kind = 'sale'": 4,
    }
    assert {query: len(rows(db, query)) for query in kinds} == kinds
    assert one(db, "SELECT count(*) FROM feedback WHERE kind = 'complaint' AND state = 'open'") > 1
    assert one(db, "SELECT count(*) FROM contact WHERE purchase_id NOT NULL") > 20
    shared = "SELECT phone FROM customer WHERE phone <> '' GROUP BY 1 HAVING count(*) > 1"
    assert len(rows(db, shared)) > 3


def test_some_birthdays_are_near(db: sqlite3.Connection) -> None:
    texts = [
        str(text) for (text,) in rows(db, "SELECT birthday FROM customer WHERE birthday <> ''")
    ]
    near = [birthday.days_until(UNTIL) for birthday in map(Birthday.read, texts)]
    assert near.count(0) >= 2
    assert {1, 3, 7} <= set(near)
    assert any(text.startswith("--") for text in texts)
    assert any(text.endswith("-02-29") for text in texts)


def test_customers_are_found_by_name_and_phone(path: Path) -> None:
    with ShopFile(path, CLOCK.now).read() as db:
        found = db.execute("SELECT id, name, phone FROM customer WHERE phone <> '' LIMIT 20")
        for number, name, phone in found.fetchall():
            assert number in search.find(db, f"{name} {phone[-3:]}", 20)


@pytest.mark.parametrize("code", ["VND", "THB", "USD", "EUR", "GBP", "SGD", "PHP", "JPY"])
def test_phones_are_kept_in_the_form_in_which_they_are_compared(tmp_path: Path, code: str) -> None:
    market = market_of(code)
    plan = SamplePlan(seed=5, customers=30, sales=60, market=market, until=UNTIL)
    build_sample(tmp_path / "shop.db", plan)
    with closing(sqlite3.connect(tmp_path / "shop.db")) as db:
        phones = dict(db.execute("SELECT phone, phone_key FROM customer WHERE phone <> ''"))
    region = region_of(market.locale)
    assert phones == {phone: phone_key(phone, region) for phone in phones}


def test_what_was_spent_to_be_found_is_of_days_that_were_and_of_every_kind(
    db: sqlite3.Connection,
) -> None:
    first, last = rows(db, "SELECT min(day), max(day) FROM marketing_cost")[0]
    assert "2023-11-22" <= str(first) < str(last) <= UNTIL.isoformat()
    spent_on = {channel for (channel,) in rows(db, "SELECT channel FROM marketing_cost")}
    assert spent_on == {"", "Facebook", "Instagram", "TikTok", "Google Maps", "Market fair"}
    heard_of = {channel for (channel,) in rows(db, "SELECT channel FROM customer")}
    assert spent_on <= heard_of
    assert one(db, "SELECT count(*) FROM marketing_cost WHERE wages") > 20
    assert one(db, "SELECT count(DISTINCT campaign_id) FROM marketing_cost") > 20
    ahead = "SELECT 1 FROM marketing_cost JOIN campaign ON campaign.id = campaign_id"
    assert rows(db, f"{ahead} WHERE marketing_cost.day < starts_on") == []
