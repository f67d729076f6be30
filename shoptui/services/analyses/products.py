"""The report on which products make the sales."""

from datetime import date
from typing import NamedTuple

from shoptui.analytics.pareto import A_UP_TO, B_UP_TO, LINES
from shoptui.analytics.products import ProductShares, by_group, by_product
from shoptui.domain.language import N_, _
from shoptui.domain.picture import Curve
from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.domain.why import Section
from shoptui.services.analyses.abc_share import products_sold
from shoptui.services.analyses.analysis import Analysis, Answer, Asked
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.paged_rows import PagedRows
from shoptui.services.settings import Recorded, recorded, rfm_rules_of
from shoptui.storage.product_sales import net_sales

BY_PRODUCT, BY_GROUP = "product", "group"
UNIT = 1000  # thousandths


class _Read(NamedTuple):
    """What was asked and what the file says to it; `sold` is all sales, lines or not."""

    now: Recorded
    as_of: date
    start: date | None
    groups: bool
    shares: ProductShares
    sold: int


def _make(desk: Desk, asked: Asked) -> Answer:
    read = _read(desk, asked)
    formats = Formats(read.now.shop)
    points = read.shares.pareto.points()
    curve = Curve(
        across=_("product groups") if read.groups else _("products"),
        up=_("net sales"),
        points=points,
        marks=LINES,
    )
    return Answer(
        table=_table(read, formats),
        picture=curve if points else None,
        summary=_summary(read),
        why=_why(read, formats),
    )


def _read(desk: Desk, asked: Asked) -> _Read:
    now = recorded(desk)
    as_of = asked.as_of or now.today
    start = asked.since or rfm_rules_of(now).window.start(as_of)
    with desk.file.read() as db:
        net, sold = products_sold(db, as_of, start), net_sales(db, as_of, start)
    groups = asked.by == BY_GROUP
    return _Read(now, as_of, start, groups, by_group(net) if groups else by_product(net), sold)


def _summary(read: _Read) -> Table:
    columns = (
        Column("class", _("Class")),
        Column("items", _("Groups") if read.groups else _("Products"), Kind.COUNT),
        Column("items_share", _("Of all"), Kind.SHARE),
        Column("net", _("Net sales"), Kind.MONEY),
        Column("net_share", _("Of sales"), Kind.SHARE),
    )
    rows = [(total.name.value, *total[1:]) for total in read.shares.class_totals()]
    return Table("product_classes", _("Classes"), columns, rows, read.now.shop.currency)


def _table(read: _Read, formats: Formats) -> Table:
    name, group = Column("product", _("Product")), Column("group", _("Group"))
    columns = (
        *((group,) if read.groups else (name, group)),
        Column("quantity", _("Quantity"), Kind.COUNT),
        Column("net", _("Net sales"), Kind.MONEY),
        Column("share", _("Share"), Kind.SHARE),
        Column("cumulated", _("Added up"), Kind.SHARE),
        Column("class", _("Class")),
    )
    title = _("Product groups by sales") if read.groups else _("Products by sales")
    rows = PagedRows(len(read.shares.items), lambda at: [_row(read, place) for place in at])
    currency, notes = read.now.shop.currency, _notes(read, formats)
    return Table("products", title, columns, rows, currency, notes=notes)


def _row(read: _Read, place: int) -> Row:
    found = read.shares.pareto
    at = found.order[place]
    item, given = read.shares.items[at], found.classes[at]
    whole, part = divmod(item.quantity, UNIT)
    return (
        *((item.group or _("in no group"),) if read.groups else (item.name, item.group)),
        item.quantity / UNIT if part else whole,
        item.net,
        found.share(at),
        found.running_share(place),
        given.value if given else None,
    )


def _notes(read: _Read, formats: Formats) -> tuple[str, ...]:
    day = formats.date(read.as_of)
    if read.start is None:
        notes = [_("As of {day}, over the shop's whole life.").format(day=day)]
    else:
        told = _("From {start} to {day}.")
        notes = [told.format(start=formats.date(read.start), day=day)]
    if rest := read.sold - read.shares.pareto.total:
        told = _("{rest} of {sold} net sales names no products.")
        notes.append(told.format(rest=formats.money(rest), sold=formats.money(read.sold)))
    if read.shares.items and read.shares.pareto.total <= 0:
        notes.append(_("Nothing was sold, or as much came back, so nothing has a share."))
    return tuple(notes)


def _why(read: _Read, formats: Formats) -> tuple[Section, ...]:
    classes = (
        _("Sorted by net sales, A goes up to {a}% of the total and B up to {b}%; C is the rest."),
        _("What crosses a line still belongs to the better class; equals share a class."),
        _("What brought nothing or less is C."),
    )
    net = (
        _("Net sales are the lines of the receipts, less what was given back."),
        _("A refund that names no products is taken off all lines of its sale alike."),
        _("A refund counts on the day of its sale. Void receipts do not count."),
        _("All products together: {total}.").format(total=formats.money(read.shares.pareto.total)),
    )
    said = (classes[0].format(a=A_UP_TO, b=B_UP_TO), *classes[1:])
    return Section(_("The classes"), said), Section(_("Net sales"), net)


PRODUCTS = Analysis(
    name="products",
    title=N_("Products"),
    about=N_("Which products make most of the sales?"),
    make=_make,
    breakdowns={BY_PRODUCT: N_("By product"), BY_GROUP: N_("By product group")},
    has_period=True,
)
