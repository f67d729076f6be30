"""A shop of seven customers whose tiers were worked out by hand, and the pane over it."""

from datetime import date, timedelta
from pathlib import Path

from shoptui.services import settings
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.ui.panes.tiers import TiersPane
from shoptui.ui.widgets.grid import Grid
from shoptui.ui.widgets.heat_map import HeatMap
from tests.builders import TODAY, add, new_desk, sell

FIXED = {
    "rfm.method": "fixed",
    "rfm.cuts.recency": "30,60,120,240",
    "rfm.cuts.frequency": "1,2,4,8",
    "rfm.cuts.monetary": "100,300,800,2000",
}


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def seven_customers(folder: Path) -> Desk:
    """New 2, Champion 1, Can't lose 1, Lost 1 on the map and 1 off it, Prospect 1.

    An: 30 days silent, 3 orders, 900 in all: marks 5-3-4, so FM 4.
    """
    desk = new_desk(folder)
    for key, value in FIXED.items():
        settings.change(desk, key, value)
    an, binh, chi = add(desk, "An"), add(desk, "Bình"), add(desk, "[/red] Chi")
    dung, em, hoa = add(desk, "Dũng"), add(desk, "Em"), add(desk, "Hoa")
    add(desk, "Giang")
    for days in (30, 40, 50):
        sell(desk, an, ago(days), 300)
    sell(desk, binh, ago(0), 50)
    sell(desk, chi, ago(1), 60)
    for days in range(200, 210):
        sell(desk, dung, ago(days), 300)
    sell(desk, em, ago(400), 500)
    sell(desk, hoa, ago(300), 40)
    return desk


def pane_over(desk: Desk) -> TiersPane:
    return TiersPane(desk, Formats(desk.shop()), id="tiers")


def heat_map(pane: TiersPane) -> HeatMap:
    return pane.query_one(HeatMap)


def table(pane: TiersPane) -> Grid:
    return pane.query_one("#tier-table", Grid)


def members(pane: TiersPane) -> Grid:
    return pane.query_one("#tier-members", Grid)


def names(pane: TiersPane) -> list[object]:
    """Who is listed behind the cell or the tier."""
    listed = members(pane).table
    assert listed is not None
    return [row[1] for row in listed.rows]
