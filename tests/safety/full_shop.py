"""A small shop with a row in every table."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from shoptui.domain.house_rules import HouseRule, Judged, Verdict
from shoptui.domain.marketing import MarketingCost
from shoptui.domain.purchases import Line
from shoptui.services import holidays, house_rules, marketing_costs, merging
from shoptui.services.desk import Desk
from tests.builders import TODAY, add, new_desk, sell
from tests.safety.person import fill

BY_HAND = (
    "INSERT INTO import_batch (at, file, mapping) VALUES ('2026-01-01T00:00:00', 'x', '{}')",
    "INSERT INTO to_do_done (kind, subject, day, how) VALUES ('late', 1, '2026-06-01', 'done')",
    "INSERT INTO draft (window, form, content, at) VALUES "
    """('w', 'sale', '{"title": "New sale", "fields": {}}', '2026-06-01T00:00:00+00:00')""",
    "INSERT INTO erasure (customer_id, mark, operation_id) SELECT 99, hex(zeroblob(16)), max(id) "
    "FROM operation",
)


def full_shop(folder: Path) -> Path:
    """Makes it; returns the file."""
    desk = new_desk(folder)
    fill(desk)
    tea = Line(product="Tea", group="Drinks", amount=50_000)
    sale = sell(desk, 2, date(2026, 6, 1), 50_000, tea, receipt="7")
    rule = HouseRule(name="Brings a bag", judged=Judged.TICKED, starts_on=date(2026, 1, 1))
    house_rules.add_rule(desk, rule)
    house_rules.tick_all(desk, sale, {_newest(desk, "house_rule"): Verdict.KEPT})
    holidays.add_holidays(desk, TODAY, TODAY, "Feast")
    marketing_costs.add_cost(desk, MarketingCost(on=TODAY, amount=9_000, channel="zalo"))
    merging.say_not_same(desk, 1, 2)
    merging.merge(desk, 1, add(desk, "Bình Lê", phone="0900 000 111"))
    with closing(sqlite3.connect(desk.file.path)) as db, db:
        for statement in BY_HAND:
            db.execute(statement)
    return desk.file.path


def _newest(desk: Desk, table: str) -> int:
    with desk.file.read() as db:
        return int(db.execute(f"SELECT max(id) FROM {table}").fetchone()[0])
