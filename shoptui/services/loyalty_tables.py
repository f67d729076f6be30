"""The lists of the loyalty scores."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from shoptui.analytics.loyalty.means import as_shown
from shoptui.analytics.loyalty.scores import LoyaltyResult
from shoptui.analytics.loyalty.strength import in_order, strong, weak
from shoptui.domain.language import _
from shoptui.domain.loyalty import QUADRANTS, LoyaltyType
from shoptui.domain.money import Currency
from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.services.loyalty_words import how_words, pays_words, type_name
from shoptui.services.paged_rows import PagedRows


def customers(
    result: LoyaltyResult, positions: Sequence[int], title: str, currency: Currency
) -> Table:
    """Customers with the five scores and the overall score, 0 to 100 with one decimal."""
    columns = (
        Column("code", _("Code")),
        Column("name", _("Name")),
        *(Column(which.value, type_name(which), Kind.SCORE) for which in LoyaltyType),
        Column("overall", _("Overall"), Kind.SCORE),
    )
    ids = result.shop.customers.ids(positions)
    rows = PagedRows(len(positions), lambda at: [_row(result, positions[place]) for place in at])
    return Table("loyalty", title, columns, rows, currency, ids, notes(result))


def _row(result: LoyaltyResult, position: int) -> Row:
    customer = result.shop.customers[position]
    scores = (as_shown(each.scores[position]) for each in result.types)
    return (customer.code, customer.name, *scores, as_shown(result.overall[position]))


def type_map(result: LoyaltyResult, currency: Currency) -> Table:
    """The five types: when and how each pays, the shop's mean, and who is strong or weak in it."""
    columns = (
        Column("type", _("Type")),
        Column("pays", _("Pays")),
        Column("how", _("How")),
        Column("mean", _("Mean"), Kind.SCORE),
        Column("known", _("Customers"), Kind.COUNT),
        Column("strong", _("Strong"), Kind.COUNT),
        Column("weak", _("Weak"), Kind.COUNT),
    )
    rows: list[Row] = []
    for each in result.types:
        scored = replace(each, ordered=in_order(each))  # once for all that follows
        pays, how = QUADRANTS[scored.kind.type]
        known = len(in_order(scored))
        rows.append(
            (
                type_name(scored.kind.type),
                pays_words(pays),
                how_words(how),
                as_shown(scored.mean),
                known,
                len(strong(scored)),
                len(weak(scored)),
            )
        )
    said = (*notes(result), *_empty(result))
    return Table("map", _("Map of types"), columns, rows, currency, notes=said)


def notes(
    result: LoyaltyResult, day_text: Callable[[date], str] = date.isoformat
) -> tuple[str, ...]:
    """What has to stand beside every list of loyalty scores.

    Args:
        result: the scores.
        day_text: how a day is written; for other programs by default.
    """
    day, days = day_text(result.shop.as_of), result.rules.window.days
    if days is None:
        return (_("As of {day}, over the shop's whole life.").format(day=day),)
    return (_("As of {day}, over {days} days.").format(day=day, days=days),)


def _empty(result: LoyaltyResult) -> tuple[str, ...]:
    """A sentence for each type of which nothing is known."""
    return tuple(
        _("{type}: nothing is recorded yet, so nobody has a score.").format(
            type=type_name(scored.kind.type)
        )
        for scored in result.types
        if scored.mean is None
    )
