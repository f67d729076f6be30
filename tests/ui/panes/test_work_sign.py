"""The sign that says figures are being worked out."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from shoptui.domain.errors import ShopBusy
from shoptui.services.desk import Desk
from shoptui.ui.panes import loyalty, tiers
from shoptui.ui.panes.tiers import TiersPane
from shoptui.ui.panes.work_sign import WorkSign
from tests.ui.pane_host import PaneHost, hosted
from tests.ui.panes.loyalty_shop import lively
from tests.ui.panes.loyalty_shop import pane_over as loyalty_over


def first_line(app: PaneHost, pane: WorkSign[Any]) -> str:
    return app.said(pane.SIGN).split("\n")[0]


@contextmanager
def slow(monkeypatch: pytest.MonkeyPatch, module: object, name: str) -> Iterator[Event]:
    """Holds a reading back until it may go on."""
    goes_on, really = Event(), getattr(module, name)

    def slowly(*given: object) -> object:
        assert goes_on.wait(10)
        return really(*given)

    monkeypatch.setattr(module, name, slowly)
    try:
        yield goes_on
    finally:
        goes_on.set()


async def test_tiers_of_another_day_say_that_they_are_worked_out(
    pane: TiersPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with hosted(pane) as app:
        before = app.said(pane.SIGN)
        with slow(monkeypatch, tiers, "read") as goes_on:
            pane.reload()
            await app.until(lambda: first_line(app, pane) == "Tiers · being worked out …")
            assert app.said(pane.SIGN).split("\n")[1:] == before.split("\n")[1:]
            goes_on.set()
            await app.calm()
        assert app.said(pane.SIGN) == before


async def test_so_does_loyalty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pane = loyalty_over(lively(tmp_path))
    async with hosted(pane) as app:
        before = app.said(pane.SIGN)
        with slow(monkeypatch, loyalty, "score") as goes_on:
            pane.reload()
            await app.until(lambda: first_line(app, pane) == "Loyalty · being worked out …")
            goes_on.set()
            await app.calm()
        assert app.said(pane.SIGN) == before


async def test_what_was_refused_leaves_no_sign(
    pane: TiersPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(_desk: Desk, _day: object) -> object:
        raise ShopBusy("busy")

    async with hosted(pane) as app:
        before = app.said(pane.SIGN)
        with slow(monkeypatch, tiers, "read") as goes_on:
            pane.reload()
            await app.until(lambda: first_line(app, pane) != before.split("\n")[0])
            monkeypatch.setattr(tiers, "read", busy)
            pane.reload()
            await app.until(lambda: app.troubles == ["busy"])
            goes_on.set()
        assert app.said(pane.SIGN) == before
