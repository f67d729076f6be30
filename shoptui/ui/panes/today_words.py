"""The week and the two figures to steer by, in a few lines."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from shoptui.domain.language import _
from shoptui.services.formats import Formats

if TYPE_CHECKING:
    from shoptui.domain.loyalty_facts import Portion
    from shoptui.services.today import Today

LEVELS = "▁▂▃▄▅▆▇█"
DAYS = 7


def sparkline(figures: Sequence[int], most: int) -> str:
    """A column for each figure; the lowest stands for nothing sold, or for more given back.

    Args:
        figures: what was sold on each day.
        most: the figure of a full column.
    """
    top = len(LEVELS) - 1
    return "".join(
        LEVELS[1 + (figure * top - 1) // most if figure > 0 else 0] for figure in figures
    )


def nothing_to_do(is_new: bool) -> str:
    """What the empty list says.

    Args:
        is_new: nothing was ever sold in the shop.
    """
    if is_new:
        return _(
            "What there is to do today will stand here. Press n for your first sale, "
            "or m to bring in a spreadsheet."
        )
    return _("Nothing waits for you. Press n for a sale, or 2 for the customers.")


def week_lines(today: "Today", formats: Formats) -> list[str]:
    """The last seven days against the seven before, and the figures of the year."""
    now, before = today.week.this, today.week.last
    against = _("{now} (before: {before})")
    counts = [
        f"{title} " + against.format(now=formats.number(one), before=formats.number(other))
        for title, one, other in (
            (_("Orders"), now.orders, before.orders),
            (_("New customers"), now.new, before.new),
            (_("Slipping"), now.slipping, before.slipping),
        )
    ]
    return [_sales(today, formats), " · ".join(counts), _steering(today, formats)]


def _sales(today: "Today", formats: Formats) -> str:
    daily = today.week.daily
    most = max(daily)
    return " · ".join(
        (
            _("Last 7 days {line} {amount}").format(
                line=sparkline(daily[DAYS:], most), amount=formats.money(today.week.this.net)
            ),
            _("before {line} {amount}").format(
                line=sparkline(daily[:DAYS], most), amount=formats.money(today.week.last.net)
            ),
        )
    )


def _steering(today: "Today", formats: Formats) -> str:
    asked, trouble = today.steering
    return " · ".join(
        (
            _("Enquiries that became orders: {share}").format(share=_share(asked, formats)),
            _("Sales with trouble: {share}").format(share=_share(trouble, formats)),
        )
    )


def _share(portion: "Portion", formats: Formats) -> str:
    from shoptui.services.week import share

    part = share(portion)
    if part is None:
        return "–"
    return _("{share} of {count}").format(
        share=formats.share(part), count=formats.number(portion.whole)
    )
