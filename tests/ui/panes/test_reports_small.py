"""The pane of reports where there is little room: the list and the report in turn."""

import asyncio
from pathlib import Path

import pytest

from shoptui.ui.panes.reports_view import ReportView
from shoptui.ui.widgets.grid import Grid
from tests.ui.apps import SMALL, app_over, press, settled, small_shop


@pytest.mark.slow
async def test_a_report_that_is_gone_into_has_the_keys(tmp_path: Path) -> None:
    """It is read while the list of reports is all there is, and not drawn when it gets them."""
    app = app_over(small_shop(tmp_path), tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, "8", "down", "down")
        view = app.screen.query_one(ReportView)
        while view.data is None or view.data.analysis.name != "retention":
            await asyncio.sleep(0.01)
        await press(pilot, app, "enter", "down")
        focused = app.focused
        assert isinstance(focused, Grid)
        assert focused.cursor == 1
