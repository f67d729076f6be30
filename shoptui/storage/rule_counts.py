"""How many house rules each customer kept, of those that applied: one pass over the sales.

The verdicts are those of `analytics.house_rules`, told to SQLite; a test holds the two together.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from functools import cache

from shoptui.domain.dates import Window
from shoptui.domain.house_rules import HouseRule, Judged
from shoptui.domain.loyalty_facts import Portion
from shoptui.domain.purchases import Fulfilment
from shoptui.domain.working_days import WorkingDays
from shoptui.storage import house_rules
from shoptui.storage.in_columns import figure_columns

# One number a sale: whose it is, how many rules it kept and how many applied. To add them up takes
# Python a tenth of what it takes SQLite, which would sort the sales by customer.
_WHOSE, _KEPT, _BROKEN, _DOES_NOT_APPLY = "customer_id * :square", ":kept", "1", "0"

_SALES = (
    "kind = 'sale' AND void = 0 AND customer_id IS NOT NULL "
    "AND ordered_on BETWEEN :start AND :as_of"
)
_AUTOMATIC = f"SELECT {_WHOSE} + {{verdicts}} FROM purchase {{by}} WHERE {_SALES} {{whom}}"

_ALL = {"by": "", "whom": ""}
_WHOM = "AND customer_id IN (SELECT value FROM json_each(:whom))"
_SOME = {"by": "INDEXED BY purchase_facts", "whom": _WHOM}

# The cross joins say where SQLite begins: ticks are few, and so are the sales of some customers.
_TICKS_FIRST = """rule_result CROSS JOIN house_rule ON house_rule.id = rule_id
CROSS JOIN purchase ON purchase.id = purchase_id"""
_SALES_FIRST = """purchase INDEXED BY purchase_facts
CROSS JOIN rule_result ON purchase_id = purchase.id
CROSS JOIN house_rule ON house_rule.id = rule_id"""
_TICKED = f"""
SELECT {_WHOSE} + CASE verdict WHEN 'kept' THEN {_KEPT} ELSE {_BROKEN} END
FROM {{tables}}
WHERE verdict <> 'n/a' AND judged = 'ticked' AND active = 1 AND ordered_on >= starts_on AND {_SALES}
    {{whom}}
"""

_DONE_ON = {Judged.PAID_WITHIN: "paid_on", Judged.PAPERS_WITHIN: "papers_on"}
_DAY = timedelta(days=1)
_HALF = 32  # of a sum of verdicts: rules kept above these bits, rules that applied below

_Values = dict[str, str | int]


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
    automatic = [rule for rule in rules if rule.judged is not Judged.TICKED]
    start, base = window.start(as_of), len(rules) + 1
    by: _Values = {"as_of": as_of.isoformat(), "start": start.isoformat() if start else ""}
    by |= {"square": base * base, "kept": base + 1}
    if whom is not None:
        by["whom"] = json.dumps([*whom])
    numbers = _automatic(db, automatic, by, as_of) if automatic else []
    if len(automatic) < len(rules):
        where = {"tables": _TICKS_FIRST, "whom": ""}
        if whom is not None:
            where = {"tables": _SALES_FIRST, "whom": _WHOM}
        numbers += _numbers(db, _TICKED.format(**where), by)
    return _portions(numbers, base)


def _automatic(
    db: sqlite3.Connection, rules: Sequence[HouseRule], by: _Values, as_of: date
) -> list[int]:
    calendar = WorkingDays(house_rules.holidays(db))

    @cache
    def deadline(invoiced_on: str, days: int) -> str:
        return calendar.deadline(date.fromisoformat(invoiced_on), days).isoformat()

    db.create_function("deadline", 2, deadline, deterministic=True)
    verdicts = " + ".join(
        _verdict(rule, place, str(by["start"])) for place, rule in enumerate(rules)
    )
    query = _AUTOMATIC.format(verdicts=verdicts, **(_SOME if "whom" in by else _ALL))
    return _numbers(db, query, by | _values(rules, as_of, calendar))


def _numbers(db: sqlite3.Connection, query: str, by: _Values) -> list[int]:
    (numbers,) = figure_columns(db, query, by, 1)
    return numbers


def _portions(numbers: Iterable[int], base: int) -> dict[int, Portion]:
    """The portions of customers, from the number of each sale; equal ones are one object."""
    square = base * base
    worth = [(code // base << _HALF) + code % base for code in range(square)]
    totals = defaultdict[int, int](int)
    for number in numbers:
        totals[number // square] += worth[number % square]
    portion = {total: Portion(total >> _HALF, total % (1 << _HALF)) for total in {*totals.values()}}
    return {who: portion[total] for who, total in totals.items() if total}


def _verdict(rule: HouseRule, place: int, start: str) -> str:
    """The verdict of a rule as an expression over a sale."""
    if rule.judged in _DONE_ON:
        verdict = _in_time(_DONE_ON[rule.judged], place)
    else:
        known = "channel" if rule.judged is Judged.OWN_FORM else "fulfilment"
        verdict = (
            f"CASE {known} WHEN '' THEN {_DOES_NOT_APPLY} "
            f"WHEN :wanted_{place} THEN {_KEPT} ELSE {_BROKEN} END"
        )
    if rule.starts_on.isoformat() <= start:
        return verdict
    return f"iif(ordered_on < :since_{place}, {_DOES_NOT_APPLY}, {verdict})"


def _in_time(done_on: str, place: int) -> str:
    # The calendar is asked only where it matters: so many days are never more than so many working
    # days, and for what is still to be done it was asked which days are over.
    soon = f"julianday({done_on}) - julianday(invoiced_on) <= :wanted_{place}"
    deadline = f"deadline(invoiced_on, :wanted_{place})"
    return (
        f"CASE WHEN invoiced_on IS NULL OR invoiced_on > :as_of THEN {_DOES_NOT_APPLY} "
        f"WHEN {done_on} <= :as_of AND {soon} THEN {_KEPT} "
        f"WHEN {done_on} <= :as_of THEN iif({done_on} <= {deadline}, {_KEPT}, {_BROKEN}) "
        f"ELSE iif(invoiced_on < :running_{place}, {_BROKEN}, {_DOES_NOT_APPLY}) END"
    )


def _values(rules: Sequence[HouseRule], as_of: date, calendar: WorkingDays) -> _Values:
    values: _Values = {}
    for place, rule in enumerate(rules):
        values[f"since_{place}"] = rule.starts_on.isoformat()
        values[f"wanted_{place}"] = _wanted(rule)
        values[f"running_{place}"] = _running_since(rule.days, as_of, calendar).isoformat()
    return values


def _running_since(days: int, as_of: date, calendar: WorkingDays) -> date:
    """The first day whose deadline has not passed; an earlier day never has a later deadline."""
    day = as_of
    while day > date.min and calendar.deadline(day - _DAY, days) >= as_of:
        day -= _DAY
    return day


def _wanted(rule: HouseRule) -> str | int:
    if rule.judged in _DONE_ON:
        return rule.days
    return rule.channel if rule.judged is Judged.OWN_FORM else Fulfilment.COLLECTED.value
