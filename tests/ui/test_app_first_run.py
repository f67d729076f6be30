"""The first steps, by keyboard alone."""

from pathlib import Path

import pytest

from shoptui.domain.shop import Trade
from shoptui.services.config import Config, ConfigFile
from shoptui.services.desk import open_desk
from shoptui.ui.dialogs.language import LanguageDialog
from shoptui.ui.dialogs.new_shop import NewShopDialog, file_stem, full_path
from shoptui.ui.dialogs.open_file import OpenFileDialog
from shoptui.ui.screens.card import CardScreen
from shoptui.ui.screens.desk import DeskScreen
from shoptui.ui.screens.importing import ImportScreen
from shoptui.ui.screens.welcome import WelcomeScreen
from shoptui.ui.shell.hints import chosen
from tests.builders import Clock
from tests.ui.apps import SMALL, app_over, press, settled, small_shop, text_of

LANGUAGE_PASSED = "enter"


async def test_language_first_then_a_shop_of_my_own(tmp_path: Path) -> None:
    app, shop_file = app_over(None, tmp_path), tmp_path / "mine.db"
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        assert isinstance(app.screen, LanguageDialog)
        await press(pilot, app, LANGUAGE_PASSED, "down", "enter")
        form = app.screen
        assert isinstance(form, NewShopDialog)
        await press(pilot, app, "text:Tiem May", "enter")
        form.currency.text = ""
        await press(pilot, app, "text:dong", "enter")
        await press(pilot, app, "right", "right", "enter")
        form.file.text = str(shop_file)
        await press(pilot, app, "ctrl+s")
        assert isinstance(app.screen, DeskScreen)
        assert "Tiem May" in text_of(app)
    shop = open_desk(shop_file, Clock().today, Clock().now).shop()
    assert (shop.name, shop.currency.code, shop.locale) == ("Tiem May", "VND", "vi_VN")
    assert shop.trade is Trade.FASHION
    assert ConfigFile(tmp_path / "config").read() == Config(language="en", last_file=str(shop_file))


async def test_the_last_shop_opens_by_itself(tmp_path: Path) -> None:
    desk = small_shop(tmp_path)
    ConfigFile(tmp_path / "config").remember(last_file=str(desk.file.path), language="en")
    app = app_over(None, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        assert isinstance(app.screen, DeskScreen)
        assert "Ánh Nguyễn" in text_of(app)


async def test_a_last_shop_that_is_gone_says_so_and_leads_to_the_first_steps(
    tmp_path: Path,
) -> None:
    ConfigFile(tmp_path / "config").remember(last_file=str(tmp_path / "gone.db"), language="en")
    app = app_over(None, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        assert "gone.db" in text_of(app)
        await press(pilot, app, "enter")
        assert isinstance(app.screen, WelcomeScreen)
    assert not (tmp_path / "gone.db").exists()


async def test_a_shop_without_a_name_is_asked_for_it_beside_the_field(tmp_path: Path) -> None:
    app = app_over(None, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, LANGUAGE_PASSED, "down", "enter", "ctrl+s")
        form = app.screen
        assert isinstance(form, NewShopDialog)
        assert "fill in Name of the shop" in form.shop_name.note
        assert form.shop_name.control_widget().has_focus


@pytest.mark.parametrize("taken", [True, False])
@pytest.mark.slow
async def test_a_place_that_cannot_be_used_is_said_beside_the_file(
    tmp_path: Path, taken: bool
) -> None:
    target = tmp_path / "there.db" if taken else tmp_path / "no" / "folder.db"
    if taken:
        target.write_text("a letter to my aunt", encoding="utf-8")
    app = app_over(None, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, LANGUAGE_PASSED, "down", "enter", "text:May")
        form = app.screen
        assert isinstance(form, NewShopDialog)
        form.file.text = str(target)
        form.currency.text = "VND"
        await press(pilot, app, "ctrl+s")
        assert form.file.note.startswith("!")
        assert "hoose another" in form.file.note
        assert form.shop_name.text == "May"
    assert not taken or target.read_text(encoding="utf-8") == "a letter to my aunt"


async def test_the_file_name_follows_the_shop_s_until_another_is_typed(tmp_path: Path) -> None:
    app = app_over(None, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, LANGUAGE_PASSED, "down", "enter", "text:May")
        form = app.screen
        assert isinstance(form, NewShopDialog)
        assert Path(form.file.text).name == "may.db"
        form.file.text = "elsewhere.db"
        await press(pilot, app, "text:Moi")
        assert form.file.text == "elsewhere.db"


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Tiệm Mây", "tiem-may"),
        ("Đức & Con / 2", "duc-con-2"),
        ("../../etc", "etc"),
        ("ร้านดี", "ร้านดี"),
        ("  ", "my-shop"),
    ],
)
def test_a_shop_s_name_makes_a_file_name(name: str, stem: str) -> None:
    assert file_stem(name) == stem


def test_a_path_without_an_ending_is_a_shop_file() -> None:
    assert full_path("~/shop") == Path.home() / "shop.db"
    assert full_path('"/a/b.sqlite"') == Path("/a/b.sqlite")


@pytest.mark.slow
async def test_bringing_a_sheet_starts_the_shop_and_then_the_import(tmp_path: Path) -> None:
    app = app_over(None, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, LANGUAGE_PASSED, "down", "down", "enter", "text:May")
        form = app.screen
        assert isinstance(form, NewShopDialog)
        form.currency.text = "VND"
        form.file.text = str(tmp_path / "may.db")
        await press(pilot, app, "ctrl+s")
        assert isinstance(app.screen, ImportScreen)
        shown = [offer.command.id for offer in chosen(app.screen)]
        assert "import.leave" in shown and "sale.new" not in shown
        await press(pilot, app, "3", "escape")
        assert isinstance(app.screen, DeskScreen) and app.screen.pane_id == "today"


@pytest.mark.slow
async def test_the_demo_wears_its_badge_on_every_screen_and_is_not_remembered(
    tmp_path: Path,
) -> None:
    app = app_over(None, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, LANGUAGE_PASSED, "enter")
        assert app.desk is not None and app.desk.shop().demo
        assert "DEMO" in text_of(app).splitlines()[0]
        await press(pilot, app, "enter")
        assert isinstance(app.screen, CardScreen)
        assert "DEMO" in text_of(app).splitlines()[0]
    assert ConfigFile(tmp_path / "config").read().last_file == ""


# Opening another file


@pytest.mark.slow
async def test_a_file_is_found_with_the_arrows(tmp_path: Path) -> None:
    small_shop(tmp_path)
    (tmp_path / "letter.txt").write_text("no shop", encoding="utf-8")
    app = app_over(None, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, LANGUAGE_PASSED, "down", "down", "down", "enter")
        dialog = app.screen
        assert isinstance(dialog, OpenFileDialog)
        await press(pilot, app, "shift+tab")
        dialog.place.value = str(tmp_path)
        await press(pilot, app, "enter", "tab")
        assert "letter.txt" not in text_of(app)
        assert "shop.db" in text_of(app)
        await press(pilot, app, "enter")
        assert isinstance(app.screen, DeskScreen)


async def test_a_wrong_file_gets_a_sentence_and_the_dialog_stays(tmp_path: Path) -> None:
    small_shop(tmp_path)
    wrong = tmp_path / "wrong.db"
    wrong.write_bytes(b"code,name\n1,An\n")
    app = app_over(None, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, LANGUAGE_PASSED, "down", "down", "down", "enter", "shift+tab")
        dialog = app.screen
        assert isinstance(dialog, OpenFileDialog)
        dialog.place.value = str(wrong)
        await press(pilot, app, "enter")
        assert "! wrong.db is not a shoptui shop" in text_of(app)
        dialog.place.value = str(tmp_path / "shop.db")
        await press(pilot, app, "enter")
        assert isinstance(app.screen, DeskScreen)
    assert wrong.read_bytes() == b"code,name\n1,An\n"
