"""A file that cannot be opened stays as it is, to the byte, and the owner gets one sentence."""

import sqlite3
import sys
import time
from contextlib import closing
from datetime import date
from pathlib import Path
from random import Random

import pytest

from shoptui.cli import main
from shoptui.domain.errors import ShopError
from shoptui.services import customers_list, people, sales_list
from shoptui.services.check import check_file
from shoptui.services.config import ConfigFile
from shoptui.services.desk import Desk, open_desk
from shoptui.storage.database import connect
from shoptui.storage.opening import refuse_strange
from shoptui.storage.sales_list import SalesFilter
from tests.builders import Clock, sell
from tests.safety.bad_files import BAD_FILES, Maker, foreign_journal, hostile_trigger
from tests.safety.shop_files import half_done, sound
from tests.ui.apps import SMALL, app_over, settled, text_of

PAGE = 4096
clock = Clock()


def opened(path: Path) -> Desk:
    return open_desk(path, clock.today, clock.now)


def contents(folder: Path) -> dict[str, bytes | None]:
    """Every file of a folder, to the byte."""
    return {
        path.name: path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


@pytest.fixture(params=BAD_FILES, ids=lambda maker: maker.__name__)
def bad_file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    folder = tmp_path / "shops"
    folder.mkdir()
    maker: Maker = request.param
    return maker(folder)


def test_a_bad_file_is_one_sentence_everywhere_and_unchanged(
    bad_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(bad_file.parent)
    with pytest.raises(ShopError) as refused:
        opened(bad_file)
    sentence = str(refused.value)
    assert sentence.endswith(".") and "\n" not in sentence and "Error" not in sentence
    for words in (["report", str(bad_file), "rfm"], ["open", str(bad_file)]):
        monkeypatch.setattr(sys, "argv", ["shoptui", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code == 5
        assert capsys.readouterr() == ("", sentence + "\n")
    assert contents(bad_file.parent) == before


def is_said_to_be_well(path: Path) -> bool:
    try:
        return check_file(path, clock.today()).is_well
    except ShopError as refused:
        assert "\n" not in str(refused)
        return False


def test_checking_a_bad_file_changes_nothing_and_never_says_all_is_well(bad_file: Path) -> None:
    before = contents(bad_file.parent)
    assert not is_said_to_be_well(bad_file)
    assert contents(bad_file.parent) == before


async def test_the_app_starts_without_a_bad_file_and_says_why(tmp_path: Path) -> None:
    folder = tmp_path / "shops"
    folder.mkdir()
    path = foreign_journal(folder)
    before = contents(folder)
    ConfigFile(tmp_path / "config").remember(last_file=str(path), language="en")
    app = app_over(None, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        assert "does not go" in text_of(app)
        assert app.desk is None
    assert contents(folder) == before


def test_what_a_crash_left_half_done_is_taken_back(tmp_path: Path) -> None:
    path = half_done(tmp_path)
    with opened(path).file.read() as db:
        assert db.execute("SELECT count(*) FROM purchase WHERE note = 'half'").fetchone() == (0,)
    assert check_file(path, clock.today()).is_well


def test_a_shop_that_another_program_made_save_its_own_way_saves_ours_again(
    tmp_path: Path,
) -> None:
    path = sound(tmp_path)
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    assert not is_said_to_be_well(path)
    with opened(path).file.read() as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert is_said_to_be_well(path)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_sqlite_alone_lets_a_foreign_journal_spoil_the_file(tmp_path: Path) -> None:
    """The control: this is what the look beside the file is for."""
    path = foreign_journal(tmp_path)
    with closing(connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() != [("ok",)]


def test_a_trigger_that_is_let_in_does_what_it_likes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: this is what the look into the file is for."""
    path = hostile_trigger(tmp_path)
    monkeypatch.setattr("shoptui.storage.database.refuse_strange", lambda db, path: None)
    desk = opened(path)
    sell(desk, None, date(2026, 6, 1), 100)
    with desk.file.read() as db:
        assert db.execute("SELECT DISTINCT note FROM customer").fetchall() == [("x",)]


def test_looking_for_strangers_costs_less_than_two_milliseconds(tmp_path: Path) -> None:
    path = sound(tmp_path)
    with closing(connect(path)) as db:
        db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        start = time.process_time()
        for _time in range(10):
            refuse_strange(db, path)
        assert (time.process_time() - start) / 10 < 0.002


def used(path: Path) -> None:
    """Looks at all that a damaged file may spoil; anything but a sentence is a fault."""
    try:
        desk = opened(path)
        people.find(desk, "an")
        people.customer(desk, 1)
        list(sales_list.sales_table(desk, SalesFilter()).rows)
        customers_list.read_people(desk)
    except ShopError as refused:
        assert "\n" not in str(refused)


def test_no_page_that_is_lost_makes_more_than_a_sentence(tmp_path: Path) -> None:
    path = sound(tmp_path)
    whole = path.read_bytes()
    for start in range(PAGE, len(whole), 3 * PAGE):  # a third of them takes long enough
        damaged = whole[:start] + bytes(PAGE) + whole[start + PAGE :]
        path.write_bytes(damaged)
        used(path)
        assert path.read_bytes() == damaged
        assert not is_said_to_be_well(path), f"page {start // PAGE + 1}"


def test_no_flipped_bits_make_more_than_a_sentence(tmp_path: Path) -> None:
    path, dice = sound(tmp_path), Random(5)
    whole = path.read_bytes()
    for _time in range(40):
        damaged = bytearray(whole)
        for _flip in range(8):
            damaged[dice.randrange(100, len(whole))] ^= 1 << dice.randrange(8)
        path.write_bytes(damaged)
        used(path)
        assert path.read_bytes() == damaged
