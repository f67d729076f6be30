from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from textual.app import ComposeResult
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Label

from shoptui.domain.errors import Conflict, InvalidInput, ShopError
from shoptui.domain.money import Currency
from shoptui.ui.dialogs.discard import DiscardPrompt
from shoptui.ui.dialogs.form import FormDialog
from shoptui.ui.keys import OrderedKeys
from shoptui.ui.styles import SHEETS
from shoptui.ui.widgets.choice_field import ChoiceField
from shoptui.ui.widgets.field import Field
from shoptui.ui.widgets.value_fields import AmountField, TextField
from tests.ui.test_keys import burst


@dataclass(frozen=True)
class Draft:
    name: str
    amount: int
    kind: str


class SaleForm(FormDialog[Draft]):
    def __init__(self, more: int = 0) -> None:
        super().__init__("[b]New sale[/b]")
        self.who = TextField("name", "Name", required=True)
        self.amount = AmountField("amount", "Amount", Currency("VND", 0), required=True)
        self.kind = ChoiceField("kind", "Kind", [("sale", "Sale"), ("refund", "Refund")])
        self.more = [TextField(f"more{at}", f"More {at}") for at in range(more)]
        self.refused: ShopError | None = None

    def fields(self) -> Sequence[Field]:
        return (self.who, self.amount, self.kind, *self.more)

    def draft(self) -> Draft:
        if self.amount.given() == 13:
            raise InvalidInput("Thirteen is no amount.", "amount")
        return Draft(self.who.read() or "", self.amount.given(), self.kind.read())

    async def refusal(self, draft: Draft) -> ShopError | None:
        return self.refused


class Desk(OrderedKeys[None]):
    def __init__(self, form: SaleForm) -> None:
        super().__init__(css_path=list(SHEETS))
        self.form = form
        self.answers: list[Draft | None] = []

    def compose(self) -> ComposeResult:
        yield Label("the desk")

    def on_mount(self) -> None:
        self.push_screen(self.form, self.answers.append)


def top(app: Desk) -> Screen[Any]:
    return app.screen


async def typed(app: Desk, text: str) -> None:
    burst(app, text)
    await app.keys_settled()


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
    await pilot.pause()


async def test_enter_goes_from_field_to_field_and_saves_on_the_last() -> None:
    app = Desk(SaleForm())
    async with app.run_test():
        await typed(app, "Lan\r250k\r \r")
        assert app.answers == [Draft("Lan", 250_000, "refund")]


@pytest.mark.slow
async def test_tab_and_arrows_move_and_ctrl_s_saves_from_anywhere() -> None:
    app = Desk(SaleForm())
    async with app.run_test() as pilot:
        await typed(app, "Lan\t5")
        await press(pilot, "up")
        assert app.form.who.has_focus_within
        await press(pilot, "down", "down")
        assert app.form.kind.has_focus_within
        await press(pilot, "up", "up", "ctrl+s")
        assert app.answers == [Draft("Lan", 5, "sale")]


async def test_errors_stand_beside_their_fields_and_the_first_gets_the_focus() -> None:
    app = Desk(SaleForm())
    async with app.run_test() as pilot:
        await press(pilot, "tab", "2", "x", "ctrl+s")
        assert app.answers == []
        assert app.form.who.note == "! Please fill in Name."
        assert app.form.amount.note.startswith("! ")
        assert app.form.amount.text == "2x"
        assert app.form.who.has_focus_within


async def test_fields_that_contradict_each_other_are_told_too() -> None:
    app = Desk(SaleForm())
    async with app.run_test() as pilot:
        await typed(app, "Lan\t13")
        await press(pilot, "ctrl+s")
        assert app.form.amount.note == "! Thirteen is no amount."
        assert app.form.amount.has_focus_within


@pytest.mark.parametrize("field", ["name", "amount"])
async def test_a_refusal_keeps_the_form_and_all_that_was_typed(field: str) -> None:
    app = Desk(SaleForm())
    async with app.run_test() as pilot:
        app.form.refused = InvalidInput("It looked like the sale you just made.", field)
        await typed(app, "Lan\t5")
        await press(pilot, "ctrl+s")
        assert app.answers == []
        told = {"name": app.form.who, "amount": app.form.amount}[field]
        assert told.note == "! It looked like the sale you just made."
        assert app.form.who.text == "Lan"
        app.form.refused = None
        await press(pilot, "ctrl+s")
        assert app.answers == [Draft("Lan", 5, "sale")]


async def test_a_refusal_of_no_field_stands_at_the_foot_until_the_next_try() -> None:
    app = Desk(SaleForm())
    async with app.run_test() as pilot:
        app.form.refused = Conflict("This code is taken: [/] choose another.")
        await typed(app, "Lan\t5")
        await press(pilot, "ctrl+s")
        foot = app.form.query_one(".form-trouble")
        assert foot.display
        assert "[/] choose another" in str(foot.render())
        app.form.who.text = ""
        await press(pilot, "ctrl+s")
        assert not foot.display


async def test_a_hidden_field_shows_when_it_is_wrong() -> None:
    app = Desk(SaleForm())
    async with app.run_test() as pilot:
        app.form.amount.display = False
        await typed(app, "Lan\t")
        await press(pilot, "ctrl+s")
        assert app.form.amount.display
        assert app.form.amount.has_focus_within


async def test_escape_closes_a_form_in_which_nothing_was_typed() -> None:
    app = Desk(SaleForm())
    async with app.run_test() as pilot:
        await press(pilot, "escape")
        assert app.answers == [None]


@pytest.mark.slow
async def test_escape_asks_before_typed_work_is_thrown_away() -> None:
    app = Desk(SaleForm())
    async with app.run_test() as pilot:
        await typed(app, "Lan")
        await press(pilot, "escape")
        assert isinstance(top(app), DiscardPrompt)
        await press(pilot, "enter")  # the safe answer has the focus
        assert top(app) is app.form
        await press(pilot, "escape", "escape")
        assert top(app) is app.form
        assert app.form.who.text == "Lan"
        await press(pilot, "escape", "right", "enter")
        assert app.answers == [None]


async def test_a_burst_saves_and_the_next_key_finds_the_desk_again() -> None:
    app = Desk(SaleForm())
    async with app.run_test():
        await typed(app, "Lan\r5\r\rx\x1b")
        assert app.answers == [Draft("Lan", 5, "sale")]
        assert app.screen is not app.form


@pytest.mark.parametrize("size", [(80, 24), (60, 18), (120, 36)])
@pytest.mark.parametrize("more", [0, 12])
@pytest.mark.slow
async def test_heading_and_buttons_are_whole_on_every_screen(
    size: tuple[int, int], more: int
) -> None:
    app = Desk(SaleForm(more))
    async with app.run_test(size=size) as pilot:
        app.form.fields()[-1].enter()
        await pilot.wait_for_scheduled_animations()
        await pilot.pause()
        window = app.screen.region
        for part in (".form-box", ".dialog-title", "#save", "#cancel"):
            assert window.contains_region(app.form.query_one(part).region), part
        last = app.form.fields()[-1]
        assert last.has_focus_within
        assert app.form.query_one(".form-body").region.contains_region(last.control_widget().region)


@pytest.mark.slow
async def test_a_long_refusal_does_not_push_the_buttons_off_a_small_screen() -> None:
    app = Desk(SaleForm(more=12))
    async with app.run_test(size=(80, 24)) as pilot:
        app.form.refused = Conflict("This code belongs to another customer already. " * 4)
        await typed(app, "Lan\t5")
        await press(pilot, "ctrl+s")
        assert app.form.query_one(".form-trouble").region.height == 3
        assert app.screen.region.contains_region(app.form.query_one("#save").region)


async def test_the_heading_is_never_markup() -> None:
    app = Desk(SaleForm())
    async with app.run_test():
        assert str(app.form.query_one(".dialog-title", Label).content) == "[b]New sale[/b]"
