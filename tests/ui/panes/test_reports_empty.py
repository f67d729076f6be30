"""Pane 8 over a shop without anything in it, and one with a single sale."""

from pathlib import Path

import pytest

from shoptui.services.analyses.registry import NAMES
from shoptui.services.formats import Formats
from shoptui.ui.panes.reports import ReportsPane
from tests.builders import TODAY, add, new_desk, sell
from tests.ui.pane_host import NARROW, hosted


@pytest.mark.parametrize("sales", [0, 1])
async def test_every_report_opens_and_every_part_of_it(tmp_path: Path, sales: int) -> None:
    desk = new_desk(tmp_path)
    for _sale in range(sales):
        sell(desk, add(desk, "Ánh"), TODAY, 100)
    pane = ReportsPane(desk, Formats(desk.shop()), id="reports")
    async with hosted(pane, NARROW) as app:
        for name in NAMES:
            await app.strike("enter")
            assert pane._chosen == name
            assert pane.has_class("-report")
            app.deliver("tab", "enter", "escape", "escape", "escape", "down")
        await app.calm()
        assert app.troubles == []
