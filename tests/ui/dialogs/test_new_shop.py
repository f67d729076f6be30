"""A new shop, with and without a passphrase."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from shoptui.services import passphrases
from shoptui.services.config import ConfigFile
from shoptui.ui.app import ShopApp
from shoptui.ui.dialogs.new_shop import NewShopDialog
from shoptui.ui.dialogs.passphrase import NewPassphraseDialog
from shoptui.ui.screens.desk import DeskScreen
from tests.ui.apps import SMALL, app_over, press, settled, text_of

PASSPHRASE = "mật khẩu tiệm"


@pytest.fixture(autouse=True)
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr("shoptui.domain.passphrase.ROUNDS", 1000)
    ConfigFile(tmp_path / "config").remember(language="en")


async def filled_in(pilot: Pilot[None], app: ShopApp, file: Path) -> NewShopDialog:
    await settled(pilot, app)
    app.action_new_shop()
    await settled(pilot, app)
    form = app.screen
    assert isinstance(form, NewShopDialog)
    await press(pilot, app, "text:May")
    form.file.text = str(file)
    return form


@pytest.mark.skipif(not passphrases.can_protect(), reason="shoptui[encrypted] is not installed")
@pytest.mark.slow
async def test_a_shop_starts_protected_and_open(tmp_path: Path) -> None:
    app, file = app_over(None, tmp_path), tmp_path / "mine.db"
    async with app.run_test(size=SMALL) as pilot:
        form = await filled_in(pilot, app, file)
        form.protection.choose(True)
        await press(pilot, app, "ctrl+s")
        assert isinstance(app.screen, NewPassphraseDialog)
        assert "A lost passphrase is a lost shop" in " ".join(text_of(app).split())
        await press(pilot, app, "escape")
        assert isinstance(app.screen, NewShopDialog) and not file.exists()
        await press(pilot, app, "ctrl+s", f"text:{PASSPHRASE}\r{PASSPHRASE}\r", "right", "enter")
        await app.workers.wait_for_complete()
        await settled(pilot, app)
        assert isinstance(app.screen, DeskScreen)
    assert passphrases.is_locked(file) and passphrases.unlock(file, PASSPHRASE) is not None


@pytest.mark.slow
async def test_without_the_extra_there_is_no_such_choice_and_the_menu_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shoptui.storage.cipher.find_spec", lambda name: None)
    app, file = app_over(None, tmp_path), tmp_path / "mine.db"
    async with app.run_test(size=SMALL) as pilot:
        form = await filled_in(pilot, app, file)
        assert form.protection not in form.fields()
        await press(pilot, app, "ctrl+s")
        await app.workers.wait_for_complete()
        await settled(pilot, app)
        app.action_passphrase()
        await settled(pilot, app)
        assert any('pip install "shoptui[encrypted]"' in said.text for said in app.said)
    assert not passphrases.is_locked(file)
