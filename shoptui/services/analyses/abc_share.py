"""ABC by share: the few customers or products that make most of the sales."""

from collections.abc import Callable, Sequence
from datetime import date

from shoptui.analytics.pareto import A_UP_TO, B_UP_TO, LINES, Pareto, pareto
from shoptui.analytics.product_net import less_refunds
from shoptui.domain.abc_class import AbcClass
from shoptui.domain.dates import Window
from shoptui.domain.facts import ShopFacts
from shoptui.domain.language import _
from shoptui.domain.money import Currency
from shoptui.domain.picture import Curve
from shoptui.domain.product_sales import ProductSales
from shoptui.domain.table import Cell, Column, Kind, Row, Table
from shoptui.domain.why import Section
from shoptui.services import abc_words
from shoptui.services.analyses import parts
from shoptui.services.analyses.abc_behaviour import as_of_note
from shoptui.services.analyses.analysis import Answer
from shoptui.services.formats import Formats
from shoptui.services.paged_rows import PagedRows
from shoptui.services.settings import Recorded
from shoptui.storage.database import Connection
from shoptui.storage.product_sales import net_sales, plain_refunds, product_sales

Who = tuple[Cell, Cell]


def by_customers(facts: ShopFacts, now: Recorded, window: Window) -> Answer:
    """Customers by their share of what customers spent.

    Args:
        facts: what customers did.
        now: the settings.
        window: the days that count, as for the facts.
    """
    spend, formats = parts.net_spend(facts), Formats(now.shop)
    found = pareto(spend.amounts)
    classes = _parts(found, abc_words.customer_advice)
    walk_ins = _("Sales to nobody in particular are in no customer's share.")
    notes = (as_of_note(facts.as_of, window, formats), walk_ins, *_notes(found))
    customers = facts.customers
    table = _table(
        found,
        spend.column,
        (Column("code", _("Code")), Column("name", _("Name"))),
        lambda at: (customers.code[at], customers.name[at]),
        Table("abc", _("Customers by share"), (), (), now.shop.currency, notes=notes),
        customers.ids(found.order),
    )
    return Answer(
        table=table,
        picture=_curve(found, _("customers"), _("net spend")),
        summary=_summary(classes, parts.count_of_customers(), spend, now.shop.currency),
        members=parts.members(classes, facts),
        why=_why(notes, abc_words.customer_advice),
    )


def by_products(db: Connection, now: Recorded, as_of: date, window: Window) -> Answer:
    """Products by their share of what the lines of receipts come to; arguments as above."""
    start, currency = window.start(as_of), now.shop.currency
    sold = products_sold(db, as_of, start)
    column = Column("net", _("Net sales"), Kind.MONEY)
    sales, formats = parts.Money(column, [each.net for each in sold]), Formats(now.shop)
    found = pareto(sales.amounts)
    rest = net_sales(db, as_of, start) - found.total
    notes = (as_of_note(as_of, window, formats), *_rest(rest, formats), *_notes(found))
    classes = _parts(found, abc_words.product_advice)
    table = _table(
        found,
        column,
        (Column("product", _("Product")), Column("group", _("Product group"))),
        lambda at: (sold[at].name, sold[at].group),
        Table("abc", _("Products by share"), (), (), currency, notes=notes),
        (),
    )
    return Answer(
        table=table,
        picture=_curve(found, _("products"), _("net sales")),
        summary=_summary(classes, Column("products", _("Products"), Kind.COUNT), sales, currency),
        why=_why(notes, abc_words.product_advice),
    )


def products_sold(db: Connection, as_of: date, start: date | None) -> list[ProductSales]:
    """Every product with what it brought from a day on, None for ever; refunds taken off."""
    return less_refunds(product_sales(db, as_of, start), plain_refunds(db, as_of, start))


def _parts(found: Pareto, advice: Callable[[AbcClass], str]) -> list[parts.Part]:
    members: dict[AbcClass | None, list[int]] = {abc: [] for abc in AbcClass}
    for at in found.order:
        members.setdefault(found.classes[at], []).append(at)
    return [parts.Part(abc, members[abc], advice(abc)) for abc in AbcClass]


def _summary(
    classes: Sequence[parts.Part], count: Column, money: parts.Money, currency: Currency
) -> Table:
    first = (Column("class", _("Class")),)
    heading = Table("abc", _("Classes by share"), first, (), currency)
    return parts.summary(heading, count, classes, money)


def _table(
    found: Pareto,
    amount: Column,
    who: tuple[Column, Column],
    name: Callable[[int], Who],
    heading: Table,
    ids: Sequence[int],
) -> Table:
    columns = (
        *who,
        Column("class", _("Class")),
        amount,
        Column("share", _("Share"), Kind.SHARE),
        Column("running", _("Running share"), Kind.SHARE),
    )

    def row(place: int) -> Row:
        at = found.order[place]
        figures = (found.values[at], found.share(at), found.running_share(place))
        return (*name(at), found.classes[at], *figures)

    rows = PagedRows(len(found.order), lambda places: [row(place) for place in places])
    return Table(heading.name, heading.title, columns, rows, heading.currency, ids, heading.notes)


def _curve(found: Pareto, across: str, up: str) -> Curve | None:
    points = found.points()
    return Curve(across, up, points, LINES) if points else None


def _notes(found: Pareto) -> list[str]:
    if found.total <= 0:
        return [_("Sales come to nothing or less, so nobody has a share of them.")]
    lines = [
        _("A goes up to {a} % of the total, B up to {b} %, C is the rest.").format(
            a=A_UP_TO, b=B_UP_TO
        )
    ]
    if any(value < 0 for value in found.values):
        lines.append(_("Some gave back more than they bought, so the rest comes to over 100 %."))
    return lines


def _rest(rest: int, formats: Formats) -> list[str]:
    """What no product accounts for."""
    if not rest:
        return []
    message = _("Sales of {amount} are on receipts without products, and are not in here.")
    return [message.format(amount=formats.money(rest))]


def _why(notes: tuple[str, ...], advice: Callable[[AbcClass], str]) -> tuple[Section, ...]:
    rules = (
        *notes,
        _("What crosses a line belongs to the better class; equals share a class."),
    )
    classes = (
        Section(_("Class {abc}").format(abc=abc), (abc_words.share_meaning(abc), advice(abc)))
        for abc in AbcClass
    )
    return (Section(_("How they are parted"), rules), *classes)
