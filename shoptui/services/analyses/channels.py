"""The report on how customers heard of the shop: who brings the most, and who the best."""

from collections.abc import Sequence
from datetime import date

from shoptui.analytics.channels import Champions, Channel, ChannelRules, champions, channels
from shoptui.analytics.new_customers import seen_until
from shoptui.domain.dates import LONGEST_WINDOW, Window
from shoptui.domain.language import N_, _
from shoptui.domain.money import Currency
from shoptui.domain.picture import Bars
from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.services.active_days import active_days
from shoptui.services.analyses.analysis import Analysis, Answer, Asked
from shoptui.services.analyses.channel_words import Told, channel_name, notes, why
from shoptui.services.desk import Desk
from shoptui.services.figures import facts_over
from shoptui.services.formats import Formats
from shoptui.services.settings import Recorded, recorded, rfm_rules_of
from shoptui.storage.origins import origins

CUSTOMERS, VALUE = "customers", "value"
_BREAKDOWNS = {CUSTOMERS: N_("By customers"), VALUE: N_("By lifetime value")}


def _make(desk: Desk, asked: Asked) -> Answer:
    now = recorded(desk)
    found, told = _read(desk, now, asked)
    formats = Formats(now.shop)
    if asked.by == VALUE:
        found = sorted(found, key=_most_valuable_first)
    return Answer(
        table=_table(found, told, now.shop.currency, formats),
        picture=_picture(found, told.champions, asked.by or CUSTOMERS),
        members=tuple(tuple(each.customer_id for each in channel.members) for channel in found),
        why=why(found, told, formats),
    )


def _read(desk: Desk, now: Recorded, asked: Asked) -> tuple[list[Channel], Told]:
    as_of, rules = asked.as_of or now.today, rfm_rules_of(now)
    window = _window(asked.since, as_of) if asked.since else rules.window
    start = window.start(as_of)
    with desk.file.read() as db:
        active = active_days(db, now, as_of)
        days = ChannelRules(
            start=start.toordinal() if start else 0,
            end=as_of.toordinal(),
            until=seen_until(now.shop.records_begin, active.days),
            active_days=active.days,
        )
        customers = facts_over(desk, db, rules, as_of, window).customers
        found = channels(customers, origins(db, as_of), days)
    return found, Told(start, as_of, active, now.shop.records_begin, champions(found))


def _window(since: date, as_of: date) -> Window:
    days = (as_of - since).days + 1
    return Window(days if days <= LONGEST_WINDOW else None)


def _most_valuable_first(channel: Channel) -> tuple[bool, int, str]:
    value = channel.worth.lifetime_value
    return value is None, -(value or 0), channel.name


def _table(found: Sequence[Channel], told: Told, currency: Currency, formats: Formats) -> Table:
    columns = (
        Column("channel", _("Channel")),
        Column("mark", _("Mark")),
        Column("customers", _("Customers"), Kind.COUNT),
        Column("share", _("Share"), Kind.SHARE),
        Column("value", _("Worth each"), Kind.MONEY),
        Column("buyers", _("Buyers"), Kind.COUNT),
        Column("new", _("New"), Kind.COUNT),
        Column("net", _("Net spend"), Kind.MONEY),
        Column("aov", _("Average order"), Kind.MONEY),
        Column("repeat_rate", _("Came again"), Kind.SHARE),
        Column("active", _("Active"), Kind.SHARE),
    )
    rows = [_row(channel, told.champions) for channel in found]
    return Table(
        "channels", _("Channels"), columns, rows, currency, notes=notes(found, told, formats)
    )


def _row(channel: Channel, tops: Champions) -> Row:
    worth = channel.worth
    return (
        channel_name(channel.name),
        _mark(channel.name, tops),
        worth.customers,
        channel.share,
        worth.lifetime_value,
        worth.buyers,
        channel.new,
        channel.net,
        worth.average_order,
        worth.repeat_rate,
        worth.active_share,
    )


def _mark(name: str, tops: Champions) -> str:
    if name in tops.most and name in tops.best:
        return _("most and best")
    if name in tops.most:
        return _("most")
    return _("best") if name in tops.best else ""


def _picture(found: Sequence[Channel], tops: Champions, by: str) -> Bars | None:
    """How many customers each channel brought, or what one of them is worth."""
    if not found:
        return None
    is_value = by == VALUE
    marked = tops.best if is_value else tops.most
    return Bars(
        title=_("What a customer is worth, by channel") if is_value else _("Customers by channel"),
        labels=tuple(channel_name(channel.name) for channel in found),
        values=tuple(_height(channel, is_value) for channel in found),
        kind=Kind.MONEY if is_value else Kind.COUNT,
        marked=next((at for at, channel in enumerate(found) if channel.name in marked), None),
        mark=_("best") if is_value else _("most"),
    )


def _height(channel: Channel, is_value: bool) -> int | None:
    if not is_value:
        return channel.worth.customers
    value = channel.worth.lifetime_value
    return None if value is None else max(value, 0)


CHANNELS = Analysis(
    name="channels",
    title=N_("Channels"),
    about=N_("How do customers hear of you, and which way brings the most and the best?"),
    make=_make,
    breakdowns=_BREAKDOWNS,
    has_period=True,
)
