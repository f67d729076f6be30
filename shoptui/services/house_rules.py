"""The rules of the house: what they are, and what became of them on a sale."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from shoptui.analytics.house_rules import verdict
from shoptui.domain.errors import InvalidInput
from shoptui.domain.house_rules import HouseRule, Judged, RuleTick, Verdict
from shoptui.domain.language import _, counted
from shoptui.domain.purchases import PurchaseKind
from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.domain.text import MAX_NAME, clean
from shoptui.domain.working_days import WorkingDays
from shoptui.services import step_names
from shoptui.services.desk import Desk
from shoptui.storage import house_rules, purchases

MOST_DAYS = 3660

_WITHIN = (Judged.PAID_WITHIN, Judged.PAPERS_WITHIN)


class Judgement(NamedTuple):
    """What became of a rule on a sale.

    Attributes:
        rule: the rule.
        verdict: kept, broken, or not applicable.
        deadline: the last day in time, None where there is none.
    """

    rule: HouseRule
    verdict: Verdict
    deadline: date | None


def rules(desk: Desk) -> list[HouseRule]:
    """All rules, retired ones included, oldest first."""
    with desk.file.read() as db:
        return house_rules.everything(db)


def rules_table(desk: Desk) -> Table:
    """The rules as a list; `ids` the rules."""
    known = rules(desk)
    columns = (
        Column("name", _("House rule")),
        Column("judged", _("Judged")),
        Column("starts_on", _("Since"), Kind.DATE),
        Column("state", _("State")),
    )
    rows: list[Row] = [
        (rule.name, judged_words(rule), rule.starts_on, "" if rule.active else _("retired"))
        for rule in known
    ]
    ids = [rule.id for rule in known]
    return Table("house_rules", _("House rules"), columns, rows, desk.shop().currency, ids)


def judged_words(rule: HouseRule) -> str:
    """How a rule is judged."""
    if rule.judged is Judged.PAID_WITHIN:
        return counted(
            "paid within {count} working day", "paid within {count} working days", rule.days
        )
    if rule.judged is Judged.PAPERS_WITHIN:
        return counted(
            "papers signed within {count} working day",
            "papers signed within {count} working days",
            rule.days,
        )
    if rule.judged is Judged.OWN_FORM:
        return _("ordered through {channel}").format(channel=rule.channel)
    return _("collected in person") if rule.judged is Judged.COLLECTED else _("ticked by hand")


def add_rule(desk: Desk, draft: HouseRule) -> int:
    """Makes a rule, and returns its id.

    Raises:
        InvalidInput: a field cannot be taken; it names the field.
    """
    tidy = _tidy(draft)
    with desk.file.write(_("New house rule {name}").format(name=tidy.name)) as db:
        return house_rules.insert(db, tidy)


def change_rule(desk: Desk, changed: HouseRule) -> None:
    """Replaces a rule; sales are judged by it as if it had always been so.

    Raises:
        InvalidInput: a field cannot be taken; it names the field.
        NotFound: the rule is gone.
    """
    tidy = _tidy(changed)
    with desk.file.write(_("Changed house rule {name}").format(name=tidy.name)) as db:
        house_rules.get(db, tidy.id)
        house_rules.update(db, tidy)


def set_retired(desk: Desk, rule_id: int, retired: bool) -> None:
    """Retires a rule, which then judges nothing, or brings it back.

    Raises:
        NotFound: the rule is gone.
    """
    what = _("Retired house rule {name}") if retired else _("Brought back house rule {name}")
    with desk.file.write(step_names.about_rule(rule_id, what)) as db:
        house_rules.update(db, replace(house_rules.get(db, rule_id), active=not retired))


def verdicts(desk: Desk, purchase_id: int, as_of: date | None = None) -> list[Judgement]:
    """What became of each rule in force on a sale, as of a date (today when left out).

    Raises:
        NotFound: there is no such sale.
    """
    day = as_of or desk.today()
    with desk.file.read() as db:
        sale, ticks = purchases.get(db, purchase_id), house_rules.ticks(db, purchase_id)
        known, calendar = house_rules.in_force(db), WorkingDays(house_rules.holidays(db))
    return [
        Judgement(
            rule,
            verdict(rule, sale, day, calendar, ticks.get(rule.id, Verdict.NOT_APPLICABLE)),
            _deadline(rule, sale.invoiced_on, calendar),
        )
        for rule in known
    ]


def tick_all(desk: Desk, purchase_id: int, ticks: Mapping[int, Verdict]) -> None:
    """Keeps by hand what became of rules on a sale, all of it or nothing.

    Args:
        desk: the open shop.
        purchase_id: the sale.
        ticks: the verdict by rule id.

    Raises:
        InvalidInput: a rule is judged by itself, or this is no sale.
        NotFound: a rule or the sale is gone.
    """
    with desk.file.write(step_names.ticked(purchase_id)) as db:
        if purchases.get(db, purchase_id).kind is not PurchaseKind.SALE:
            raise InvalidInput(_("House rules are for sales: choose the sale, not the refund."))
        for rule_id, ticked in ticks.items():
            if house_rules.get(db, rule_id).judged is not Judged.TICKED:
                raise InvalidInput(
                    _("This rule is judged by itself from the sale; correct the sale instead.")
                )
            tick = RuleTick(purchase_id=purchase_id, rule_id=rule_id, verdict=ticked)
            house_rules.tick(db, tick)


def _deadline(rule: HouseRule, invoiced_on: date | None, calendar: WorkingDays) -> date | None:
    if rule.judged not in _WITHIN or invoiced_on is None:
        return None
    return calendar.deadline(invoiced_on, rule.days)


def _tidy(draft: HouseRule) -> HouseRule:
    """The rule as it may be stored: texts cleaned, and nothing it does not need."""
    name, channel = clean(draft.name), clean(draft.channel)
    if not name or len(name) > MAX_NAME:
        raise InvalidInput(
            _("A house rule needs a name, such as “Paid within 5 working days”."), "name"
        )
    if draft.judged in _WITHIN and not 1 <= draft.days <= MOST_DAYS:
        message = _("Within how many working days? Type a number from 1 to {most}.")
        raise InvalidInput(message.format(most=MOST_DAYS), "days")
    if draft.judged is Judged.OWN_FORM and not channel:
        raise InvalidInput(
            _("Which channel is your form? Type it as it stands on your sales."), "channel"
        )
    return replace(
        draft,
        name=name,
        days=draft.days if draft.judged in _WITHIN else 0,
        channel=channel if draft.judged is Judged.OWN_FORM else "",
    )
