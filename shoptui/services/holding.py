"""All the shop holds on one person, in one file to hand over."""

import json
import os
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from shoptui.domain.customers import Customer
from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.domain.money import Currency
from shoptui.domain.quantity import write_quantity
from shoptui.domain.shop import Shop
from shoptui.domain.table import Cell, Column, Kind, Row, Table
from shoptui.exchange.sheets import Book, ListSheet, Sheet, TextSheet
from shoptui.exchange.workbook import write_workbook
from shoptui.services.desk import Desk
from shoptui.services.export_parts import Format, check_target
from shoptui.services.export_paths import suggested_path
from shoptui.services.exporting import Exported
from shoptui.services.held_words import column_name, sheet_name
from shoptui.services.judged import Judgement, judged
from shoptui.storage import customers, held
from shoptui.storage.held import Entry, Held, Value

MONEY = ("amount", "discount", "price", "cost")
FLAGS = ("void", "publishable")


class Asked(NamedTuple):
    """Somebody asks what is held on them.

    Attributes:
        customer: who.
        path: a free name for the file.
    """

    customer: Customer
    path: Path


def held_on(desk: Desk, customer_id: int) -> list[Table]:
    """All that is held on a person: a list for each table that has anything, figures, history.

    Raises:
        NotFound: there is no customer of that id.
    """
    shop = desk.shop()
    with desk.file.read() as db:
        customers.get(db, customer_id)
        found, steps = held.everything(db, customer_id), held.history(db, customer_id)
        tables = [_table(each, shop.currency) for each in found if each.rows]
        tables.append(_history(steps, shop))
    judgement = judged(desk).of(customer_id)
    figures = [_figures(judgement, shop)] if judgement else []
    return [*tables[:1], *figures, *tables[1:]]


def asked(desk: Desk, customer_id: int) -> Asked:
    """Who asks, and a free name in the owner's Downloads, which names nobody.

    Raises:
        NotFound: there is no customer of that id.
    """
    with desk.file.read() as db:
        customer = customers.get(db, customer_id)
    name = _("All we hold on {code}").format(code=customer.code)
    return Asked(customer, suggested_path(name, desk.today()))


def write_held(desk: Desk, customer_id: int, path: Path) -> Exported:
    """Writes all that is held on a person to an Excel file that only its owner may read.

    Args:
        desk: the open shop.
        customer_id: the customer.
        path: a new file whose name ends in .xlsx.

    Raises:
        InvalidInput: there is a file of that name already, or it does not end in .xlsx.
        NotFound: there is no customer of that id.
        FileTrouble: the file cannot be written.
    """
    check_target(desk, path, Format.EXCEL)
    if os.path.exists(path):
        said = _("There is already a file {name} there: type another name.")
        raise InvalidInput(said.format(name=path.name), "path")
    sheets: tuple[Sheet, ...] = tuple(map(ListSheet, held_on(desk, customer_id)))
    write_workbook(path, Book(desk.shop().name, (*sheets, _about(desk))))
    return Exported(path, tuple(sheet.title for sheet in sheets))


def _about(desk: Desk) -> TextSheet:
    said = _(
        "Everything the shop's file holds on this person. Other customers are named by their "
        "codes only. “Before” in the history says what a record was before a step changed it."
    )
    lines = ((desk.shop().name, ""), ("", said), (_("Written on"), desk.today().isoformat()))
    return TextSheet(_("About"), lines)


def _table(found: Held, currency: Currency) -> Table:
    columns = tuple(Column(name, column_name(name), _kind(name)) for name in found.columns)
    rows = [
        tuple(_cell(name, value) for name, value in zip(found.columns, row, strict=True))
        for row in found.rows
    ]
    return Table(found.table, sheet_name(found.table), columns, rows, currency)


def _is_day(column: str) -> bool:
    return column in ("day", "known_since", "valid_from") or column.endswith("_on")


def _kind(column: str) -> Kind:
    if _is_day(column):
        return Kind.DATE
    return Kind.MONEY if column in MONEY else Kind.TEXT


def _cell(column: str, value: Value) -> Cell:
    if column == "quantity" and isinstance(value, int):
        return write_quantity(value)
    if column in FLAGS:
        return _("yes") if value else _("no")
    if _is_day(column):
        return date.fromisoformat(str(value)) if value else None
    return value if value is None or column in MONEY else str(value)


def _figures(judgement: Judgement, shop: Shop) -> Table:
    """What was worked out about the person: the tier, and the scores."""
    standing = judgement.standing
    rows: list[Row] = [(_("Tier"), standing.name)]
    marks = ((_("Recency"), standing.r), (_("Frequency"), standing.f), (_("Monetary"), standing.m))
    rows += [(name, mark) for name, mark in marks]
    rows += [(each.name, each.score) for each in judgement.profile]
    if judgement.reward:
        rows.append((_("Suggested reward"), f"{judgement.reward.reward.name}: {judgement.reason}"))
    columns = (Column("what", _("What")), Column("figure", _("Figure"), Kind.SCORE))
    return Table("figures", _("Tier and scores"), columns, rows, shop.currency)


def _history(steps: list[Entry], shop: Shop) -> Table:
    columns = (
        Column("day", _("Day"), Kind.DATE),
        Column("time", _("Time (UTC)")),
        Column("what", _("What was done")),
        Column("record", _("Record")),
        Column("before", _("Before")),
    )
    rows: list[Row] = [_step(each) for each in steps]
    return Table("history", _("Steps"), columns, rows, shop.currency)


def _step(entry: Entry) -> Row:
    at = datetime.fromisoformat(entry.at)
    before = json.loads(entry.before) if entry.before else {}
    if not isinstance(before, dict):
        raise ValueError(f"no row: {entry.before}")
    words = (f"{column_name(name)}: {value}" for name, value in before.items() if value)
    return at.date(), f"{at:%H:%M}", entry.what, sheet_name(entry.table), "; ".join(words)
