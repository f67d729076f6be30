"""The import wizard shows how far it is, and Esc stops it without a trace."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from types import SimpleNamespace

import pytest
from textual.pilot import Pilot

from shoptui.services.desk import Desk
from shoptui.services.importing import Progress, Step
from shoptui.services.sales_list import SalesFilter, sales_totals
from shoptui.ui.app import ShopApp
from shoptui.ui.screens import import_step
from shoptui.ui.screens.import_check import ImportCheckScreen
from shoptui.ui.screens.import_columns import ImportColumnsScreen
from shoptui.ui.screens.importing import ImportScreen
from tests.ui.apps import SMALL, app_over, press, settled, small_shop, text_of

PATIENCE = 30.0  # seconds
STOPPED = "Stopped; nothing was saved."


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return small_shop(tmp_path)


@pytest.fixture
def sheets(tmp_path: Path) -> Path:
    folder = tmp_path / "sheets"
    folder.mkdir()
    rows = "".join(f"2026-06-01,R{n},K{n % 50},{n}\n" for n in range(9000))
    (folder / "sales.csv").write_text(f"Date,Receipt,Customer code,Amount\n{rows}")
    return folder


class Hold(SimpleNamespace):
    """Holds the import where it tells of one step, until it is let go."""

    step: Step | None = None
    reached: Event
    go: Event


@pytest.fixture
def hold(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hold]:
    held = Hold(reached=Event(), go=Event())

    def told(screen: import_step.ImportStep, stop: Event, progress: Progress) -> None:
        tell(screen, stop, progress)
        if progress.step is held.step and not held.reached.is_set():
            held.reached.set()
            assert held.go.wait(PATIENCE)

    tell = import_step.ImportStep._told
    monkeypatch.setattr(import_step, "_BETWEEN", 0.0)
    monkeypatch.setattr(import_step.ImportStep, "_told", told)
    yield held
    held.go.set()


async def until(is_so: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not is_so():
            await asyncio.sleep(0.01)


async def opened(pilot: Pilot[None], app: ShopApp, desk: Desk, sheets: Path) -> None:
    await settled(pilot, app)
    assert app.formats is not None
    app.push_screen(ImportScreen(desk, app.formats, folder=sheets))
    await settled(pilot, app)


async def stop_there(pilot: Pilot[None], app: ShopApp, hold: Hold, shown: str) -> None:
    """Presses Esc while the step is under way."""
    await until(hold.reached.is_set)
    await until(lambda: shown in text_of(app))
    assert "Esc stops." in text_of(app)
    await pilot.press("escape")
    hold.go.set()
    await until(lambda: STOPPED in text_of(app))
    await settled(pilot, app)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("step", "shown"),
    [
        (Step.READING, "Reading: 0 of about "),
        (Step.COMPARING, "Comparing with the shop: 0 of 9.000 rows …"),
    ],
)
async def test_escape_stops_reading(
    desk: Desk, sheets: Path, tmp_path: Path, hold: Hold, step: Step, shown: str
) -> None:
    app = app_over(desk, tmp_path)
    hold.step = step
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot, app, desk, sheets)
        await pilot.press("enter")
        await stop_there(pilot, app, hold, shown)
        assert isinstance(app.screen, ImportScreen)
        await press(pilot, app, "enter")  # the same file can be read again
        await until(lambda: isinstance(app.screen, ImportColumnsScreen))


@pytest.mark.parametrize(
    ("step", "shown"),
    [
        (Step.SAVING, "Saving: 2.050 of 9.050 customers and sales …"),
        (Step.SORTING, "Nearly done: sorting what was saved …"),
    ],
)
async def test_escape_stops_saving_and_nothing_is_saved(
    desk: Desk, sheets: Path, tmp_path: Path, hold: Hold, step: Step, shown: str
) -> None:
    before = desk.file.path.read_bytes()
    app = app_over(desk, tmp_path)
    hold.step = step
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot, app, desk, sheets)
        await pilot.press("enter")
        await until(lambda: isinstance(app.screen, ImportColumnsScreen))
        await press(pilot, app, "ctrl+s")
        assert isinstance(app.screen, ImportCheckScreen)
        await pilot.press("ctrl+s")
        await stop_there(pilot, app, hold, shown)
        assert isinstance(app.screen, ImportCheckScreen)  # so that it can be saved after all
        assert desk.file.path.read_bytes() == before
        await pilot.press("ctrl+s")
        await until(lambda: "Press u to undo" in text_of(app))
    assert sales_totals(desk, SalesFilter()).sales == 3 + 9000
