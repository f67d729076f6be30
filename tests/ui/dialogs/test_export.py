"""Writing what the owner sees to a file."""

import csv
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event
from typing import overload

import pytest
from openpyxl import load_workbook
from textual.widgets import Static

from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.services import tiers
from shoptui.services.analyses.registry import NAMES as REPORTS
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.ui.dialogs.export import ExportDialog
from shoptui.ui.dialogs.notice import Notice
from shoptui.ui.dialogs.second_name import SecondName
from shoptui.ui.panes.tiers import TiersPane
from tests.builders import VND, add, new_desk, sell
from tests.ui.pane_host import PaneHost, hosted
from tests.ui.panes.tiers_shop import ago, members

PHONES = Table(
    "people",
    "People",
    (Column("name", "Name"), Column("phone", "Phone"), Column("net", "Net", Kind.MONEY)),
    [("An", "0901", 300), ("Bình", "0902", 50)],
    VND,
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The owner's Downloads."""
    folder = tmp_path / "Downloads"
    folder.mkdir()
    monkeypatch.setattr("platformdirs.user_downloads_path", lambda: folder)
    return folder


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = new_desk(tmp_path)
    for name, days, amount in (("An", 3, 900), ("Bình", 9, 50), ("=1+1", 40, 70)):
        sell(desk, add(desk, name, phone="0901 234 567"), ago(days), amount)
    return desk


@asynccontextmanager
async def exporting(desk: Desk, table: Table | None = None) -> AsyncIterator[PaneHost]:
    """The dialog over the pane of tiers, for the list given or for what the pane shows."""
    formats = Formats(desk.shop())
    pane = TiersPane(desk, formats)
    async with hosted(pane) as app:
        table = table or pane.exported()
        assert table is not None
        app.push_screen(ExportDialog(desk, formats, table))
        await app.calm()
        yield app


def told(app: PaneHost) -> str:
    assert isinstance(app.screen, Notice)
    return " ".join(app.screen.paragraphs)


def note(app: PaneHost, field: str) -> str:
    dialog = next(screen for screen in app.screen_stack if isinstance(screen, ExportDialog))
    return next(each.note for each in dialog.fields() if each.key == field)


def rows_of(path: Path) -> list[tuple[object, ...]]:
    return [tuple(row) for row in load_workbook(path).worksheets[0].values]


@pytest.mark.slow
async def test_enter_writes_the_cells_that_stand_on_the_screen(desk: Desk, folder: Path) -> None:
    pane = TiersPane(desk, Formats(desk.shop()))
    async with hosted(pane) as app:
        await app.strike("tab", "enter")
        table = pane.exported()
        assert table is not None and table is members(pane).table
        app.push_screen(ExportDialog(desk, Formats(desk.shop()), table))
        await app.calm()
        await app.strike("enter")
        path = folder / f"{table.title} 2026-06-30.xlsx"
        assert str(path) in told(app)
        header, *rows = rows_of(path)
        assert header == tuple(column.title for column in table.columns)
        assert rows == [tuple(row) for row in table.rows]
        await app.strike("enter")
        assert members(pane).has_focus


@pytest.mark.slow
async def test_a_file_already_there_is_replaced_only_when_said_so(desk: Desk, folder: Path) -> None:
    (folder / "list.xlsx").write_text("keep me")
    async with exporting(desk, PHONES) as app:
        await app.strike("up", "paste:list", "ctrl+s")
        assert isinstance(app.screen, SecondName)
        assert "There is already a file list.xlsx" in app.text
        await app.strike("escape")
        assert (folder / "list.xlsx").read_text() == "keep me"
        await app.strike("ctrl+s", "enter")
        assert str(folder / "list (2).xlsx") in told(app)
        assert rows_of(folder / "list (2).xlsx")[1] == ("An", "0901", 300)
        assert (folder / "list.xlsx").read_text() == "keep me"
    async with exporting(desk, PHONES) as app:
        await app.strike("up", "paste:list", "ctrl+s", "right", "enter")
        assert rows_of(folder / "list.xlsx")[1] == ("An", "0901", 300)


@pytest.mark.slow
async def test_a_file_open_in_excel_gets_a_second_name(desk: Desk, folder: Path) -> None:
    (folder / "list.xlsx").write_text("open in Excel")
    (folder / "~$list.xlsx").touch()
    async with exporting(desk, PHONES) as app:
        await app.strike("up", "paste:list", "ctrl+s", "right", "enter")
        assert isinstance(app.screen, SecondName)
        assert "list.xlsx is open in another program" in " ".join(app.text.split())
        await app.strike("enter")
        assert rows_of(folder / "list (2).xlsx")[2] == ("Bình", "0902", 50)
        assert (folder / "list.xlsx").read_text() == "open in Excel"


@pytest.mark.slow
async def test_the_error_stays_beside_the_name_when_the_owner_goes_back(
    desk: Desk, folder: Path, tmp_path: Path
) -> None:
    async with exporting(desk, PHONES) as app:
        await app.strike("up", f"paste:{tmp_path / 'gone' / 'list.xlsx'}", "ctrl+s")
        assert isinstance(app.screen, SecondName)
        offered = app.screen.query_one(".second-name-other", Static)
        assert str(offered.content) == str(folder / "list.xlsx")
        await app.strike("escape")
        assert note(app, "path").startswith("! There is no folder")
        assert list(folder.iterdir()) == []


@pytest.mark.slow
async def test_the_shop_file_is_never_written_over(desk: Desk, tmp_path: Path) -> None:
    before = desk.file.path.read_bytes()
    link = tmp_path / "shop.xlsx"
    link.hardlink_to(desk.file.path)
    async with exporting(desk, PHONES) as app:
        await app.strike("up", f"paste:{link}", "ctrl+s")
        assert "is the shop file itself" in note(app, "path")
        assert desk.file.path.read_bytes() == before


@pytest.mark.slow
async def test_csv_takes_its_own_ending_and_can_leave_phones_out(desk: Desk, folder: Path) -> None:
    async with exporting(desk, PHONES) as app:
        await app.strike("up", "up", "space", "up", "space", "ctrl+s")
        path = folder / "People 2026-06-30.csv"
        assert str(path) in told(app)
        with path.open(encoding="utf-8-sig", newline="") as file:
            assert list(csv.reader(file)) == [
                ["Name", "Phone", "Net"],
                ["An", "", "300"],
                ["Bình", "", "50"],
            ]


@pytest.mark.slow
async def test_the_whole_shop_is_a_workbook_named_after_it(desk: Desk, folder: Path) -> None:
    async with exporting(desk) as app:
        await app.strike("up", "up", "up", "space", "ctrl+s")
        book = load_workbook(folder / "Tiệm Mây 2026-06-30.xlsx")
        assert len(book.sheetnames) == 11 + len(REPORTS)
        names = [row[1].value for row in book.worksheets[0].iter_rows(min_row=2)]
        customers = tiers.rfm_table(desk).rows
        assert names == [row[1] for row in customers]


@pytest.mark.slow
async def test_a_list_without_phones_does_not_ask_about_them(desk: Desk) -> None:
    async with exporting(desk) as app:
        assert "Phone numbers" not in app.text
        await app.strike("up", "up", "up", "space")
        assert "Phone numbers" in app.text
        assert "Kind of file" not in app.text


@pytest.mark.slow
async def test_escape_stops_the_writing_and_leaves_no_file(desk: Desk, folder: Path) -> None:
    reached, go_on = Event(), Event()
    rows = SlowRows(reached, go_on)
    slow = Table("slow", "Slow", PHONES.columns, rows, VND)
    async with exporting(desk, slow) as app:
        app.deliver("enter")
        await app.until(reached.is_set)
        await app.until(lambda: "rows so far. Esc stops." in app.text)
        app.deliver("escape")
        await app.until(lambda: "Stopping" in app.text)
        go_on.set()
        await app.calm()
        assert "The export was stopped; no file was written." in app.text
        assert list(folder.iterdir()) == []
        await app.strike("escape")
        assert not isinstance(app.screen, ExportDialog)


class SlowRows(Sequence[Row]):
    """A long list whose second page waits until it may go on."""

    def __init__(self, reached: Event, go_on: Event) -> None:
        self._reached = reached
        self._go_on = go_on

    def __len__(self) -> int:
        return 2_000

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        if isinstance(index, int):
            return ("An", "0901", index)
        if (index.start or 0) >= 500:
            self._reached.set()
            self._go_on.wait(10)
        return [("An", "0901", place) for place in range(2_000)[index]]
