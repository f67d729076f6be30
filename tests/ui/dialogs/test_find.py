"""Finding a customer, and the field that finds or makes one."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from shoptui.services import people
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.ui.dialogs.customer import CustomerDialog
from shoptui.ui.dialogs.customer_field import CustomerField
from shoptui.ui.dialogs.find import FindDialog
from shoptui.ui.dialogs.form import FormDialog
from shoptui.ui.widgets.field import Field
from shoptui.ui.widgets.value_fields import TextField
from tests.builders import add, new_desk
from tests.ui.dialogs.host import UNSET, over

ANH, DUC, LAN, SOMCHAI = 1, 2, 3, 4


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = new_desk(tmp_path)
    add(desk, "Nguyễn Thị Ánh", phone="0901 234 567")
    add(desk, "Đặng Văn Đức", phone="0907 654 321")
    add(desk, "[/nope] Lan", code="VIP-9")
    add(desk, "สมชาย ใจดี")
    return desk


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("anh", ANH),
        ("thi ANH", ANH),
        ("duc", DUC),
        ("654321", DUC),
        ("4321", DUC),
        ("[/nope", LAN),
        ("vip-9", LAN),
        ("ใจดี", SOMCHAI),
    ],
)
@pytest.mark.slow
async def test_two_keys_beside_what_is_typed_find_a_customer(
    desk: Desk, typed: str, found: int
) -> None:
    async with over(lambda: FindDialog(desk)) as (app, _dialog):  # `/` opened it
        await app.strike(f"text:{typed}", "enter")  # in one burst: Enter waits for the search
        assert app.answer == found


async def test_the_hits_show_names_as_typed_with_phone_and_code(desk: Desk) -> None:
    async with over(lambda: FindDialog(desk)) as (app, _dialog):
        assert "Accents don't matter" in app.text
        await app.strike("text:lan")
        assert "[/nope] Lan" in app.text and "VIP-9" in app.text
        await app.strike("escape")
        assert app.answer is None


async def test_arrows_choose_another_hit(desk: Desk) -> None:
    second = add(desk, "Nguyễn Văn Ánh")
    async with over(lambda: FindDialog(desk)) as (app, _dialog):
        await app.strike("text:anh", "down", "enter")
        assert app.answer == second


@pytest.mark.slow
async def test_nobody_found_offers_a_new_customer_by_that_name(desk: Desk) -> None:
    async with over(lambda: FindDialog(desk)) as (app, _dialog):
        await app.strike("text:Zoe [b]")
        assert "Nobody by that name" in app.text and "new customer “Zoe [b]”" in app.text
        await app.strike("enter")
        assert isinstance(app.screen, CustomerDialog)
        await app.strike("ctrl+s")
        assert people.customer(desk, app.answer).name == "Zoe [b]"
        assert app.changes == 1


@pytest.mark.slow
async def test_a_new_customer_given_up_goes_back_to_the_search(desk: Desk) -> None:
    async with over(lambda: FindDialog(desk)) as (app, dialog):
        await app.strike("text:Zoe", "enter", "escape")
        assert (app.answer, app.screen) == (UNSET, dialog)


async def test_nothing_typed_takes_nobody(desk: Desk) -> None:
    async with over(lambda: FindDialog(desk)) as (app, _dialog):
        await app.strike("enter", "text:anh", *["backspace"] * 3, "enter")
        assert app.answer is UNSET


class Form(FormDialog[tuple[int, str]]):
    """Somebody, and a word."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Form")
        self.who = CustomerField("who", "Who", desk, Formats(desk.shop()), required=True)
        self.word = TextField("word", "Word")

    def fields(self) -> Sequence[Field]:
        return (self.who, self.word)

    def draft(self) -> tuple[int, str]:
        return self.who.given().id, self.word.read() or ""


@pytest.mark.slow
async def test_a_new_customer_is_made_without_leaving_the_form(desk: Desk) -> None:
    async with over(lambda: Form(desk)) as (app, _dialog):
        await app.strike("text:Lan Anh", "up", "enter")  # ↑ from the first hit: the last line
        assert isinstance(app.screen, CustomerDialog)
        await app.strike("tab", "text:0909 111 222", "ctrl+s", "text:hello", "ctrl+s")
        made, word = app.answer
        kept = people.customer(desk, made)
        assert (kept.name, kept.phone, word) == ("Lan Anh", "0909 111 222", "hello")
        assert app.changes == 1  # every pane is told, even if the form is given up


@pytest.mark.slow
async def test_a_new_customer_given_up_leaves_the_form_as_it_was(desk: Desk) -> None:
    async with over(lambda: Form(desk)) as (app, form):
        await app.strike("text:Zoe", "enter", "escape")
        assert (app.screen, form.who.text) == (form, "Zoe")
        assert len(people.find(desk, "zoe")) == 0
