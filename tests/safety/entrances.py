"""Every service that takes a text, what else it is given, and where its texts stand."""

import inspect
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from shoptui.domain.house_rules import HouseRule, Judged
from shoptui.domain.marketing import MarketingCost
from shoptui.domain.purchases import Line, Product, Purchase
from shoptui.domain.relations import Feedback, FeedbackKind, Referral
from shoptui.services import campaigns, catalogue, house_rules, people, relations, sales
from shoptui.services.analyses.analysis import Asked
from shoptui.services.customer_filter import CustomerFilter
from shoptui.services.desk import Desk
from shoptui.services.export_parts import Format
from shoptui.services.hand_gifts import HandGift
from shoptui.services.reward_catalogue import catalogue as rewards
from shoptui.services.sales_list import SalesFilter, sales_table
from tests.builders import TODAY
from tests.safety.readers import services

Given = Callable[[Desk], dict[str, object]]

TEA = Line(product="Tea", group="Drinks", amount=100)
SALE = Purchase(customer_id=1, ordered_on=TODAY, amount=100, lines=(TEA,))
RULE = HouseRule(name="x", judged=Judged.OWN_FORM, channel="zalo", starts_on=TODAY)
COST = MarketingCost(on=TODAY, amount=5)
COMPLAINT = Feedback(customer_id=1, on=TODAY, kind=FeedbackKind.COMPLAINT)


# What each needs to be taken, texts apart.
GIVEN: dict[str, Given] = {
    "analyses.members.members_table": lambda d: {"ids": [1, 2], "title": ""},
    "campaigns.create_event": lambda d: {"name": "x", "on": TODAY},
    "campaigns.create_newsletter": lambda d: {"name": "x", "on": TODAY},
    "campaigns.create_campaign": lambda d: {"draft": replace(campaigns.campaign(d, 1), id=0)},
    "campaigns.change_campaign": lambda d: {"changed": campaigns.campaign(d, 1)},
    "catalogue.add_product": lambda d: {"draft": Product(name="New", group="New")},
    "catalogue.change_product": lambda d: {"changed": catalogue.product(d, 1)},
    "catalogue.rename_group": lambda d: {"old": catalogue.group_names(d)[0], "new": "Other"},
    "customers_list.choose_columns": lambda d: {"keys": frozenset({"name"})},
    "customers_list.read_people": lambda d: {"which": CustomerFilter()},
    "duplicates.same_name": lambda d: {"name": ""},
    "duplicates.same_email": lambda d: {"email": ""},
    "hand_gifts.hand_over": lambda d: {"customer_id": 1, "gift": HandGift(1, "x")},
    "holidays.add_holidays": lambda d: {
        "first": TODAY,
        "last": TODAY,
        "name": "x",
    },
    "house_rules.add_rule": lambda d: {"draft": RULE},
    "house_rules.change_rule": lambda d: {"changed": house_rules.rules(d)[0]},
    "marketing_costs.add_cost": lambda d: {"draft": COST},
    "marketing_costs.change_cost": lambda d: {"changed": replace(COST, id=1)},
    "marketing_costs.costs_table": lambda d: {"sort": "day"},
    "merging.merge": lambda d: {"keep_id": 1, "other_id": 2, "from_other": frozenset({"name"})},
    "people.find": lambda d: {"query": "a"},
    "people.same_phone": lambda d: {"phone": ""},
    "people.check_customer": lambda d: {"draft": people.customer(d, 1)},
    "people.add_customer": lambda d: {"draft": replace(people.customer(d, 1), id=0, code="")},
    "people.change_customer": lambda d: {"changed": people.customer(d, 1)},
    "relations.record_referral": lambda d: {
        "draft": Referral(referrer_id=1, on=TODAY, friend_name="x")
    },
    "relations.record_feedback": lambda d: {"draft": replace(COMPLAINT, text="x")},
    "relations.change_feedback": lambda d: {"changed": relations.feedback(d, 1)},
    "relations.record_contact": lambda d: {"draft": replace(relations.contact(d, 1), id=0)},
    "relations.change_contact": lambda d: {"changed": relations.contact(d, 1)},
    "reports.report": lambda d: {"name": "rfm"},
    "reports.answer": lambda d: {"name": "abc", "asked": Asked()},
    "reward_catalogue.save_reward": lambda d: {"draft": rewards(d).rewards[0]},
    "reward_catalogue.save_rule": lambda d: {"draft": rewards(d).in_order[0]},
    "rewards.give_by_hand": lambda d: {"customer_id": 1, "reward_id": 1, "why": "x"},
    "sales.check_sale": lambda d: {"draft": SALE},
    "sales.record_sale": lambda d: {"draft": SALE},
    "sales.change_sale": lambda d: {"changed": sales.sale(d, 2)},
    "sales.refund": lambda d: {"sale_id": 2, "amount": 1, "on": TODAY, "note": ""},
    "sales_list.sales_table": lambda d: {"which": SalesFilter(), "sort": "day"},
    "sales_list.sales_totals": lambda d: {"which": SalesFilter()},
    "settings.read_one": lambda d: {"key": "shop.name"},
    "settings.change": lambda d: {"key": "shop.name", "text": "x"},
    "erasing.erase": lambda d: {"customer_id": 1, "typed": ""},
    "backups.back_up_to": lambda d: {"folder": d.file.path.parent},
    "export_parts.check_target": lambda d: {
        "path": d.file.path.parent / "a.xlsx",
        "wanted": Format.EXCEL,
    },
    "exporting.export_workbook": lambda d: {"path": d.file.path.parent / "a.csv", "what": "tiers"},
    "exporting.export_table": lambda d: {
        **{"table": sales_table(d, SalesFilter()), "path": d.file.path.parent / "b.xlsx"},
    },
    "holding.write_held": lambda d: {"customer_id": 1, "path": d.file.path.parent / "h.xlsx"},
    "importing.plan_import": lambda d: {
        **{"path": d.file.path.parent / "s.csv", "mapping": {"date": "Date", "amount": "Amount"}},
        **{"encoding": "", "worksheet": ""},
    },
}
BY_PROGRAM = ("sort",)  # the key of a column that the owner chose in the list itself
# They are given what services made, never what was typed; or are parts of those above.
INSIDE = {
    *("backups.back_up", "backups.back_up_before", "export_customers.customers_table"),
    *("history.take_back", "importing.check_again", "importing.apply", "loyalty.score"),
    *("importing.cost_plan.plan_of_costs", "importing.open_import.open_import"),
    *("importing.planning.work_out", "loyalty.loyal_of", "restoring.losses", "reward_skips.skip"),
    *(
        "reward_budget.budget_in",
        "reward_tables.suggestions_table",
        "rewards.give",
        "suggestions.suggestions_for",
    ),
    *("today.mark_done", "today.put_off"),
}


class Place(NamedTuple):
    """Where a text stands in a call: the argument, and the field of a draft or ""."""

    argument: str
    field: str


def places(given: Mapping[str, object]) -> list[Place]:
    """Every text and path of a call, those in drafts and their lines included."""
    found = list[Place]()
    for argument, value in given.items():
        if argument in BY_PROGRAM:
            continue
        if isinstance(value, str | Path | frozenset | dict):
            found.append(Place(argument, ""))
        elif is_dataclass(value):
            found += [Place(argument, name) for name in _texts(value)]
    return found


def put(given: Mapping[str, Any], place: Place, text: str) -> dict[str, Any]:
    """The call with the text in the place."""
    value = given[place.argument]
    if place.field:
        inside: Any = getattr(value, place.field)
        return {**given, place.argument: replace(value, **{place.field: _in_it(inside, text)})}
    return {**given, place.argument: _in_it(value, text)}


def _in_it(value: object, text: str) -> object:
    """The text as a value of the same kind."""
    if isinstance(value, Path):
        return value.parent / (text + value.suffix)
    if isinstance(value, frozenset):
        return frozenset({text})
    if isinstance(value, dict):
        return {**value, text: text}
    if isinstance(value, tuple):
        return (Line(product=text, group=text, amount=100),)
    return text


def _texts(value: Any) -> Iterator[str]:
    hints = typing.get_type_hints(type(value))
    for field in fields(value):
        if hints[field.name] in (str, str | None) or field.name == "lines":
            yield field.name


def taking_texts() -> set[str]:
    """Every public service of an open shop that takes a text, in itself or in a draft."""
    return {name for name, service in services() if _takes_texts(service)}


def _takes_texts(service: Callable[..., object]) -> bool:
    if "desk" not in inspect.signature(service).parameters:
        return False
    hints = {key: hint for key, hint in _hints(service).items() if key != "return"}
    return any(_has_text(hint) for key, hint in hints.items() if key != "desk")


def _hints(described: Any) -> dict[str, Any]:
    """What something takes or holds; nothing where a type is only there for the type checker."""
    try:
        return typing.get_type_hints(described)
    except (NameError, TypeError):
        return {}


def _has_text(hint: Any, seen: tuple[Any, ...] = ()) -> bool:
    if hint in (str, Path):
        return True
    if typing.get_origin(hint) is Callable or "Callable" in str(typing.get_origin(hint)):
        return False
    if args := typing.get_args(hint):
        return any(_has_text(each, seen) for each in args)
    if hint in seen or not (is_dataclass(hint) or hasattr(hint, "_fields")):
        return False
    return any(_has_text(each, (*seen, hint)) for each in _hints(hint).values())
