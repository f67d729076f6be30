"""Protected shops in the app: the passphrase is asked for, and changed, by keys alone."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from unicodedata import normalize

import pytest
from textual.pilot import Pilot

from shoptui.domain.backups import Reason
from shoptui.domain.passphrase import Key
from shoptui.services import passphrases
from shoptui.services.config import ConfigFile
from shoptui.services.desk import Desk
from shoptui.storage import rekeying, shop_backups
from shoptui.ui import crash
from shoptui.ui.app import ShopApp
from shoptui.ui.dialogs.passphrase import NewPassphraseDialog, PassphraseDialog
from shoptui.ui.dialogs.question import Question
from shoptui.ui.screens.backups import BackupsScreen
from shoptui.ui.screens.desk import DeskScreen
from shoptui.ui.screens.welcome import WelcomeScreen
from tests.builders import add
from tests.ui.apps import SMALL, app_over, press, settled, small_shop, strokes, text_of

pytestmark = pytest.mark.skipif(
    not passphrases.can_protect(), reason="the extra shoptui[encrypted] is not installed"
)

PASSPHRASE = "mật khẩu tiệm"


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr("shoptui.domain.passphrase.ROUNDS", 1000)


def locked_shop(folder: Path, passphrase: str = PASSPHRASE) -> Desk:
    desk = small_shop(folder)
    file, plain = rekeying.change_key(desk.file, passphrases.new_key(passphrase, passphrase))
    plain.path.unlink()
    return replace(desk, file=file)


def app_with_last(desk: Desk, folder: Path) -> ShopApp:
    """The app as it starts where this shop was open last."""
    config = ConfigFile(folder / "config")
    config.remember(last_file=str(desk.file.path), language="en")
    return app_over(None, folder)


@pytest.mark.slow
async def test_the_last_shop_opens_after_a_wrong_and_the_right_passphrase(tmp_path: Path) -> None:
    app = app_with_last(locked_shop(tmp_path), tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        assert isinstance(app.screen, PassphraseDialog)
        await done(pilot, app, "text:mat khau tiem\r")
        assert isinstance(app.screen, PassphraseDialog)
        assert "does not open this file" in app.screen.passphrase.note
        assert "mat khau" not in text_of(app)
        await done(pilot, app, "ctrl+u", "text:" + normalize("NFD", PASSPHRASE) + "\r")
        assert isinstance(app.screen, DeskScreen)
        assert app.desk is not None and app.desk.shop().name == "Tiệm Mây"


@pytest.mark.slow
async def test_letters_of_an_input_method_come_in_order(tmp_path: Path) -> None:
    app = app_with_last(locked_shop(tmp_path), tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        for key in ("text:mâ", "backspace", "text:ật khâ", "backspace", "text:ẩu tiê"):
            for event in strokes(key):
                app.post_message(event)
        for event in (*strokes("backspace"), *strokes("text:ệm\r")):
            app.post_message(event)
        await done(pilot, app)
        assert isinstance(app.screen, DeskScreen)


async def test_esc_leaves_it_closed(tmp_path: Path) -> None:
    desk = locked_shop(tmp_path)
    before = desk.file.path.read_bytes()
    app = app_with_last(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, "text:abc", "escape")
        assert isinstance(app.screen, WelcomeScreen) and app.desk is None
    assert desk.file.path.read_bytes() == before


@pytest.mark.slow
async def test_a_shop_is_protected_and_its_passphrase_changed(tmp_path: Path) -> None:
    desk = small_shop(tmp_path)
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await choose_new(pilot, app, "first passphrase")
        assert isinstance(app.screen, DeskScreen)
        assert any("1 of them has none" in said.text for said in app.said)
        assert passphrases.is_locked(desk.file.path)
        await choose_new(pilot, app, "second passphrase")
        assert app.desk is not None
        add(app.desk, "Mai")
        assert not [said for said in app.said if said.is_trouble]
    with pytest.raises(Exception, match="does not open"):
        passphrases.unlock(desk.file.path, "first passphrase")
    assert passphrases.unlock(desk.file.path, "second passphrase") is not None


async def choose_new(pilot: Pilot[None], app: ShopApp, passphrase: str) -> None:
    app.action_passphrase()
    await settled(pilot, app)
    assert isinstance(app.screen, NewPassphraseDialog)
    await press(pilot, app, f"text:{passphrase}\r{passphrase}\r")
    assert isinstance(app.screen, Question)
    await done(pilot, app, "right", "enter")


async def done(pilot: Pilot[None], app: ShopApp, *keys: str) -> None:
    """Presses keys and waits for all they start, however long it takes."""
    await press(pilot, app, *keys)
    await app.workers.wait_for_complete()
    await settled(pilot, app)


@pytest.mark.slow
async def test_two_different_ones_or_no_wish_change_nothing(tmp_path: Path) -> None:
    desk = small_shop(tmp_path)
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        app.action_passphrase()
        await settled(pilot, app)
        await press(pilot, app, "text:long enough\rlong enouhg\r")
        assert isinstance(app.screen, NewPassphraseDialog)
        assert "not the same" in app.screen.again.note
        await press(pilot, app, "ctrl+u", "text:long enough\r", "enter")
        assert isinstance(app.screen, NewPassphraseDialog)
        await press(pilot, app, "escape")
        assert isinstance(app.screen, DeskScreen)
    assert not passphrases.is_locked(desk.file.path)


@pytest.mark.slow
async def test_a_backup_with_an_older_passphrase_asks_for_it(tmp_path: Path) -> None:
    desk = locked_shop(tmp_path)
    shop_backups.make(desk.file, Reason.BY_HAND)
    newer = passphrases.new_key("another passphrase", "another passphrase")
    desk = replace(desk, file=rekeying.change_key(desk.file, newer)[0])
    add(desk, "Mai")
    for backup in shop_backups.all_of(desk.file.path):
        if backup.reason is not Reason.BY_HAND:
            backup.path.unlink()
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        app.action_backups()
        await settled(pilot, app)
        assert isinstance(app.screen, BackupsScreen)
        await press(pilot, app, "enter", "right", "enter")
        assert isinstance(app.screen, PassphraseDialog)
        await done(pilot, app, f"text:{PASSPHRASE}\r")
        assert isinstance(app.screen, PassphraseDialog), "the shop that came back has its own"
        await done(pilot, app, f"text:{PASSPHRASE}\r")
        assert isinstance(app.screen, DeskScreen)
        assert app.desk is not None and shop_backups.contents(app.desk.file).customers == 3


@pytest.mark.slow
async def test_another_window_changed_the_passphrase(tmp_path: Path) -> None:
    desk = locked_shop(tmp_path)
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        rekeying.change_key(desk.file, passphrases.new_key("another one", "another one"))
        app.on_pane_changed()
        await settled(pilot, app)
        assert isinstance(app.screen, PassphraseDialog)
        await done(pilot, app, "text:another one\r")
        assert isinstance(app.screen, DeskScreen)


@pytest.mark.slow
async def test_the_passphrase_is_taken_off_when_asked_twice(tmp_path: Path) -> None:
    desk = locked_shop(tmp_path)
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        app.action_remove_passphrase()
        await done(pilot, app, "enter")
        assert isinstance(app.screen, DeskScreen)
        assert passphrases.is_locked(desk.file.path), "the safe answer has the focus"
        app.action_remove_passphrase()
        await settled(pilot, app)
        await done(pilot, app, "right", "enter")
        assert isinstance(app.screen, DeskScreen)
        assert "The shop is no longer protected." in app.said[-1].text
        assert not passphrases.is_locked(desk.file.path)
        assert app.desk is not None and add(app.desk, "Mai")
        assert not app.check_action("remove_passphrase", ())


@pytest.mark.slow
async def test_the_file_is_checked_with_its_key(tmp_path: Path) -> None:
    app = app_over(locked_shop(tmp_path), tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        app.action_check()
        while "All is well" not in text_of(app):
            await settled(pilot, app)


def test_a_crash_report_tells_neither_passphrase_nor_key() -> None:
    passphrase = "a secret of the owner"

    def fail(key: Key, typed: str) -> None:
        raise RuntimeError(f"{typed} {key}")

    key = Key(b"s" * 32, b"t" * 16)
    with pytest.raises(RuntimeError) as raised:
        partial(fail, key, passphrase)()
    report = crash.report_of(raised.value)
    assert passphrase not in report and "ssss" not in report and "7373" not in report
