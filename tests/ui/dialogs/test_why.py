"""The window that explains."""

from pathlib import Path

import pytest
from textual.containers import VerticalScroll

from shoptui.domain.why import Section
from shoptui.ui.dialogs.why import WhyDialog
from shoptui.ui.panes.tiers import TiersPane
from tests.ui.pane_host import hosted
from tests.ui.panes.tiers_shop import heat_map, pane_over, seven_customers

HOSTILE = "[/red] An \x1b[31m"


@pytest.fixture
def pane(tmp_path: Path) -> TiersPane:
    return pane_over(seven_customers(tmp_path))


@pytest.mark.slow
async def test_a_name_is_drawn_as_it_was_typed(pane: TiersPane) -> None:
    async with hosted(pane) as app:
        app.push_screen(
            WhyDialog(HOSTILE, [Section(f"{HOSTILE}: Loyal", (f"{HOSTILE} 3 orders",))])
        )
        await app.calm()
        assert "[/red] An ␛[31m: Loyal" in app.text
        assert "[/red] An ␛[31m 3 orders" in app.text
        assert "\x1b" not in app.text


@pytest.mark.slow
async def test_escape_enter_and_w_each_close_it(pane: TiersPane) -> None:
    async with hosted(pane) as app:
        for key in ("escape", "enter", "w"):
            await app.strike("w")
            assert isinstance(app.screen, WhyDialog)
            await app.strike(key)
            assert heat_map(pane).has_focus


@pytest.mark.slow
async def test_a_long_explanation_is_read_by_the_arrow_keys(pane: TiersPane) -> None:
    sections = [Section(f"Heading {number}", ("one", "two")) for number in range(30)]
    async with hosted(pane) as app:
        app.push_screen(WhyDialog("Why", sections))
        await app.calm()
        body = app.screen.query_one(".why-body", VerticalScroll)
        assert "Heading 29" not in app.text
        await app.strike("down", "down")
        assert body.scroll_offset.y == 2
        await app.strike("end")
        assert "Heading 29" in app.text
        await app.strike("home")
        assert "Heading 0" in app.text
