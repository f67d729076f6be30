"""The sentences around the heat map."""

from datetime import date

from shoptui.domain.language import _, counted
from shoptui.domain.rfm_rules import Method
from shoptui.domain.tiers import Tier, tier_names
from shoptui.services.formats import NOTHING, Formats
from shoptui.services.tier_advice import advice, meaning
from shoptui.ui.panes.tiers_data import FM_OF_COLUMN, R_OF_ROW, Figure, Place, TiersData

BETWEEN = " · "
CUT = "·"


def heading(data: TiersData, today: date, formats: Formats) -> list[str]:
    """What was counted, the cut points in force, and why they are not those asked for."""
    fallbacks = data.cuts.notes[1 : 1 + len(data.cells.notes) - 1]
    return [_basis(data, today, formats), _cut_points(data, formats), *fallbacks]


def caption(figure: Figure) -> tuple[str, str]:
    """What the cells show, and which way the map is read."""
    title = {
        Figure.CUSTOMERS: _("Customers"),
        Figure.NET: _("Net spend"),
        Figure.AVERAGE: _("Average order"),
    }[figure]
    return title, _("R 5 bought last   FM 5 buy most often and spend most")


def cell_words(data: TiersData, place: Place, formats: Formats) -> tuple[str, ...]:
    """The cell under the cursor: its tier and marks, its figures, what it means, what to do."""
    tier, row = data.tier_at(place), data.cell(place)
    marks = _("R {r}, FM {fm}").format(r=R_OF_ROW[place[0]], fm=FM_OF_COLUMN[place[1]])
    __, __, __, customers, net, average = row
    figures = (
        _customers(customers),
        _("net spend {amount}").format(amount=_money(net, formats)),
        _("average order {amount}").format(amount=_money(average, formats)),
    )
    return (
        BETWEEN.join((tier_names()[tier], marks)),
        BETWEEN.join(figures),
        *_told(tier),
    )


def tier_words(data: TiersData, tier: Tier, formats: Formats) -> tuple[str, ...]:
    """The tier under the cursor, in the same order as a cell's."""
    row = data.tier_row(tier)
    written = [
        formats.cell(cell, column, data.tiers)
        for cell, column in zip(row, data.tiers.columns, strict=True)
    ]
    __, __, share, net, net_share = written[:5]
    figures = (
        _customers(row[1]),
        _("{share} of all").format(share=share),
        _("net spend {amount}").format(amount=net),
        _("{share} of all spend").format(share=net_share),
    )
    return tier_names()[tier], BETWEEN.join(figures), *_told(tier)


def nobody(data: TiersData, today: date, formats: Formats) -> str:
    """What the pane will show once there is somebody, and how to bring that about."""
    if data.scored.as_of != today:
        return _("You knew no customer on {day}. Press d for another day.").format(
            day=formats.date(data.scored.as_of)
        )
    return _(
        "Here your customers will stand by how lately, how often and how much they buy. "
        "Press n for the first sale, or m to import."
    )


def off_the_map(data: TiersData) -> str:
    """Who has no marks and so stands in no cell; nothing where there is nobody."""
    lost, prospects = data.lost_off_the_map, data.count(Tier.PROSPECT)
    said = "; ".join(
        message.format(count=count)
        for message, count in (
            (_("{count} lost, without an order in these days"), lost),
            (_("{count} who never bought"), prospects),
        )
        if count
    )
    return _("Not on the map: {said}.").format(said=said) if said else ""


def _basis(data: TiersData, today: date, formats: Formats) -> str:
    rules, day = data.scored.result.rules, formats.date(data.scored.as_of)
    is_today = data.scored.as_of == today
    as_of = _("Today, {day} (d: other day)") if is_today else _("As of {day} (d: other day)")
    days = rules.window.days
    window = counted("last {count} day", "last {count} days", days or 0)
    methods = {cuts.method for cuts in data.scored.result.cuts}
    relative = Method.RELATIVE in methods
    parts = (
        as_of.format(day=day),
        window if days else _("the shop's whole life"),
        _("compared with each other") if relative else _("fixed cut points"),
    )
    return BETWEEN.join(parts)


def _cut_points(data: TiersData, formats: Formats) -> str:
    table, rows = data.cuts, data.cuts.rows
    days, orders = (
        CUT.join(formats.cell(row[at], table.columns[at], table) for row in rows) for at in (1, 2)
    )
    spend = (
        formats.brief_money(row[3], sign=False) if isinstance(row[3], int) else NOTHING
        for row in rows
    )
    message = _("Cut at R {days} days  F {orders}  M {spend}")
    return message.format(days=days, orders=orders, spend=CUT.join(spend))


def _told(tier: Tier) -> tuple[str, str]:
    return meaning(tier), f"→ {advice(tier)}"


def _customers(count: object) -> str:
    return counted("{count} customer", "{count} customers", count if isinstance(count, int) else 0)


def _money(amount: object, formats: Formats) -> str:
    return formats.money(amount) if isinstance(amount, int) else NOTHING
