"""How many house rules each customer kept, of those that applied: one pass over the sales.

The verdicts are those of `analytics.house_rules`, told to SQLite; a test holds the two together.
"""

import json
import sqlite3
from collections.abc import Collection, Sequence
from datetime import date
from functools import cache

from shoptui.domain.dates import Window
from shoptui.domain.house_rules import HouseRule, Judged
from shoptui.domain.loyalty_facts import Portion
from shoptui.domain.purchases import Fulfilment
from shoptui.domain.working_days import WorkingDays
from shoptui.storage import house_rules

# A verdict is a number, so that verdicts add up: kept in the upper half, applied in the lower.
_HALF = 1 << 32
_KEPT, _BROKEN, _DOES_NOT_APPLY = _HALF + 1, 1, 0

_SALES = (
    "kind = 'sale' AND void = 0 AND customer_id IS NOT NULL "
    "AND ordered_on BETWEEN :start AND :as_of"
)

# SQLite has to sort the sales to add them up, which takes less than handing out each of them. The
# limit makes it judge a sale first, so that it sorts verdicts and not all they are made of.
_AUTOMATIC = f"""
SELECT customer_id, sum(verdict) FROM (
    SELECT customer_id, {{verdicts}} AS verdict FROM purchase {{by}} WHERE {_SALES} {{whom}}
    LIMIT -1)
GROUP BY customer_id
"""

_ALL = {"by": "", "whom": ""}
_WHOM = "AND customer_id IN (SELECT value FROM json_each(:whom))"

# The cross joins say where SQLite begins: ticks are few, and so are the sales of some customers.
_TICKS_FIRST = """rule_result CROSS JOIN house_rule ON house_rule.id = rule_id
CROSS JOIN purchase ON purchase.id = purchase_id"""
_SALES_FIRST = """purchase INDEXED BY purchase_facts
CROSS JOIN rule_result ON purchase_id = purchase.id
CROSS JOIN house_rule ON house_rule.id = rule_id"""
_TICKED = f"""
SELECT customer_id, sum(CASE verdict WHEN 'kept' THEN {_KEPT} ELSE {_BROKEN} END)
FROM {{tables}}
WHERE verdict <> 'n/a' AND judged = 'ticked' AND active = 1 AND ordered_on >= starts_on AND {_SALES}
    {{whom}}
GROUP BY customer_id
"""

_DONE_ON = {Judged.PAID_WITHIN: "paid_on", Judged.PAPERS_WITHIN: "papers_on"}


def rules_kept(
    db: sqlite3.Connection, as_of: date, window: Window, whom: Collection[int] | None = None
) -> dict[int, Portion]:
    """House rules kept, of those that applied, by customer; who had none apply is missing.

    Args:
        db: an open connection.
        as_of: the last day that counts.
        window: the days that count.
        whom: look at these customers alone.
    """
    rules = house_rules.in_force(db)
    by_hand = [rule for rule in rules if rule.judged is Judged.TICKED]
    automatic = [rule for rule in rules if rule.judged is not Judged.TICKED]
    start = window.start(as_of)
    span = {"as_of": as_of.isoformat(), "start": start.isoformat() if start else ""}
    if whom is not None:
        span["whom"] = json.dumps([*whom])
    totals = _automatic(db, automatic, span) if automatic else {}
    ticked = (
        _TICKED.format(tables=_TICKS_FIRST, whom="")
        if whom is None
        else _TICKED.format(tables=_SALES_FIRST, whom=_WHOM)
    )
    for who, verdicts in db.execute(ticked, span) if by_hand else ():
        totals[who] = totals.get(who, 0) + verdicts
    return {who: Portion(*divmod(verdicts, _HALF)) for who, verdicts in totals.items() if verdicts}


def _automatic(
    db: sqlite3.Connection, rules: Sequence[HouseRule], span: dict[str, str]
) -> dict[int, int]:
    calendar = WorkingDays(house_rules.holidays(db))

    @cache
    def deadline(invoiced_on: str, days: int) -> str:
        return calendar.deadline(date.fromisoformat(invoiced_on), days).isoformat()

    db.create_function("deadline", 2, deadline, deterministic=True)
    verdicts = " + ".join(_verdict(rule, place, span["start"]) for place, rule in enumerate(rules))
    some = {"by": "INDEXED BY purchase_facts", "whom": _WHOM} if "whom" in span else _ALL
    query = _AUTOMATIC.format(verdicts=verdicts, **some)
    return dict(db.execute(query, {**span, **_values(rules)}))


def _verdict(rule: HouseRule, place: int, start: str) -> str:
    """The verdict of a rule as an expression over a sale."""
    if rule.judged in _DONE_ON:
        verdict = _in_time(_DONE_ON[rule.judged], f":wanted_{place}")
    else:
        known = "channel" if rule.judged is Judged.OWN_FORM else "fulfilment"
        verdict = (
            f"CASE {known} WHEN '' THEN {_DOES_NOT_APPLY} "
            f"WHEN :wanted_{place} THEN {_KEPT} ELSE {_BROKEN} END"
        )
    if rule.starts_on.isoformat() <= start:
        return verdict
    return f"iif(ordered_on < :since_{place}, {_DOES_NOT_APPLY}, {verdict})"


def _in_time(done_on: str, days: str) -> str:
    # Most is done on the day itself, for which no calendar has to be asked.
    deadline = f"deadline(invoiced_on, {days})"
    return (
        f"CASE WHEN invoiced_on IS NULL OR invoiced_on > :as_of THEN {_DOES_NOT_APPLY} "
        f"WHEN {done_on} <= invoiced_on THEN {_KEPT} "
        f"WHEN {done_on} <= :as_of THEN iif({done_on} <= {deadline}, {_KEPT}, {_BROKEN}) "
        f"ELSE iif({deadline} < :as_of, {_BROKEN}, {_DOES_NOT_APPLY}) END"
    )


def _values(rules: Sequence[HouseRule]) -> dict[str, str | int]:
    values: dict[str, str | int] = {}
    for place, rule in enumerate(rules):
        values[f"since_{place}"] = rule.starts_on.isoformat()
        values[f"wanted_{place}"] = _wanted(rule)
    return values


def _wanted(rule: HouseRule) -> str | int:
    if rule.judged in _DONE_ON:
        return rule.days
    return rule.channel if rule.judged is Judged.OWN_FORM else Fulfilment.COLLECTED.value
