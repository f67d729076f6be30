from collections.abc import Iterable, Sequence
from datetime import date

import pytest
from textual import events
from textual.app import ComposeResult
from textual.pilot import Pilot

from shoptui.domain.dates import DayOrder
from shoptui.domain.errors import InvalidInput
from shoptui.domain.money import Currency
from shoptui.ui.keys import OrderedKeys
from shoptui.ui.widgets.choice_field import ChoiceField
from shoptui.ui.widgets.entry import Entry
from shoptui.ui.widgets.field import EntryField, Field
from shoptui.ui.widgets.value_fields import AmountField, DateField, TextField
from tests.safety.hostile import MARKUP, TERMINAL
from tests.ui.test_keys import burst

VND = Currency("VND", 0)
SUNDAY = date(2026, 11, 22)


class FieldsApp(OrderedKeys[None]):
    def __init__(self, *fields: Field) -> None:
        super().__init__()
        self.fields = fields
        self.said: list[str] = []

    def compose(self) -> ComposeResult:
        yield from self.fields

    def on_field_entered(self, message: Field.Entered) -> None:
        self.said.append(f"entered {message.field.key}")

    def on_field_changed(self, message: Field.Changed) -> None:
        self.said.append(f"changed {message.field.key}")

    def on_entry_lines_pasted(self, message: Entry.LinesPasted) -> None:
        self.said.append(f"lines {', '.join(message.lines)}")


def amount(required: bool = False) -> AmountField:
    return AmountField(
        "amount", "Amount", VND, money_text=lambda minor: f"{minor:,} ₫", required=required
    )


def day() -> DateField:
    return DateField("on", "Day", SUNDAY, DayOrder.DMY, day_text=date.isoformat)


async def typed(field: Field, text: str) -> FieldsApp:
    """The app, after the text was typed into the field."""
    app = FieldsApp(field, TextField("next", "Next"))
    async with app.run_test(size=(80, 10)):
        burst(app, text)
        await app.keys_settled()
    return app


@pytest.mark.parametrize(
    ("text", "echo"),
    [
        ("250k", "= 250,000 ₫"),
        ("1tr2", "= 1,200,000 ₫"),
        ("120+35", "= 155 ₫"),
        ("1x", ""),
        ("", ""),
    ],
)
async def test_what_an_amount_means_stands_under_it(text: str, echo: str) -> None:
    field = amount()
    app = FieldsApp(field)
    async with app.run_test(size=(80, 10)):
        burst(app, text)
        await app.keys_settled()
        assert field.note == echo


@pytest.mark.parametrize(
    ("text", "meant"),
    [("y", "= 2026-11-21"), ("-3", "= 2026-11-19"), ("22/11/2569", "= 2026-11-22")],
)
async def test_what_a_day_means_stands_under_it(text: str, meant: str) -> None:
    field = day()
    app = FieldsApp(field)
    async with app.run_test(size=(80, 10)):
        burst(app, text)
        await app.keys_settled()
        assert field.note == meant
        assert field.read() == date.fromisoformat(meant[2:])


async def test_an_error_waits_until_the_owner_has_left_and_keeps_the_text() -> None:
    field = amount()
    app = FieldsApp(field, TextField("next", "Next"))
    async with app.run_test(size=(80, 10)):
        burst(app, "2x")
        await app.keys_settled()
        assert not field.has_error
        burst(app, "\t")
        await app.keys_settled()
        assert field.has_error
        assert field.note.startswith("! ")
        assert field.text == "2x"
        field.enter()
        burst(app, "\x7f\x7f250")
        await app.keys_settled()
        assert not field.has_error
        assert field.note == "= 250 ₫"


async def test_leaving_the_window_is_not_leaving_the_field() -> None:
    field = amount()
    app = FieldsApp(field)
    async with app.run_test(size=(80, 10)) as pilot:
        burst(app, "2x")
        await app.keys_settled()
        app.post_message(events.AppBlur())
        await pilot.pause()
        assert not field.has_error


def test_an_error_names_its_field() -> None:
    with pytest.raises(InvalidInput, match="Please fill in Name") as raised:
        TextField("name", "Name", required=True).check()
    assert raised.value.field == "name"
    with pytest.raises(InvalidInput) as raised:
        amount(required=True).given()
    assert raised.value.field == "amount"
    amount().check()  # what is not required may stay empty


async def test_a_text_is_read_as_it_may_be_stored() -> None:
    async with FieldsApp().run_test():
        assert TextField("name", "Name", value="  Ha\u0300  \u202eLan ").read() == "Hà Lan"
        assert TextField("name", "Name").read() is None


async def test_enter_says_once_that_the_owner_is_done() -> None:
    app = await typed(amount(), "5\r")
    assert app.said == ["changed amount", "entered amount"]


async def test_no_line_of_a_paste_is_lost_in_silence() -> None:
    field = TextField("name", "Name")
    app = FieldsApp(field)
    async with app.run_test(size=(80, 10)) as pilot:
        app.post_message(events.Paste("Ánh\r\n\r\nBình \x1b[31m\nChâu"))
        await app.keys_settled()
        await pilot.pause()
        assert field.text == "Ánh"
        assert app.said == ["lines Ánh, Bình [31m, Châu", "changed name"]
        assert field.note.startswith("Only the first of 3 pasted lines fits here")


async def test_a_paste_of_one_line_is_just_text() -> None:
    field = TextField("name", "Name")
    app = FieldsApp(field)
    async with app.run_test(size=(80, 10)):
        burst(app, "x")
        app.post_message(events.Paste("Anh\n"))
        app.post_message(events.Paste("\n"))
        await app.keys_settled()
        assert (field.text, app.said[-1]) == ("xAnh", "changed name")


def shown(pilot: Pilot[None]) -> str:
    screen = pilot.app.screen
    return "\n".join(strip.text for strip in screen._compositor.render_strips())


async def test_what_people_typed_is_never_markup() -> None:
    hostile = ("[VIP] Lan", *MARKUP[:7], TERMINAL[0])
    app = FieldsApp()
    async with app.run_test(size=(120, 40)) as pilot:
        fields = [
            TextField(f"f{at}", text, value=text, hint=text) for at, text in enumerate(hostile)
        ]
        choice = ChoiceField("c", "[b]", [(text, text) for text in hostile])
        await app.mount(*fields, choice)
        for field in fields:
            field.show_error(InvalidInput(hostile[0]))
        await pilot.pause()
        drawn = shown(pilot)
        assert "! [VIP] Lan" in drawn
        assert all(text in drawn for text in hostile[:-1])
        assert "\x1b" not in drawn


def channel(value: str | None = None) -> ChoiceField[str]:
    choices = [("shop", "Shop"), ("zalo", "Zalo"), ("phone", "Phone")]
    return ChoiceField("channel", "Came through", choices, value=value)


@pytest.mark.parametrize(
    ("pressed", "chosen"),
    [([], "shop"), (["right"], "zalo"), (["space", "space"], "phone"), (["left"], "phone")],
)
async def test_arrows_and_space_choose(pressed: Sequence[str], chosen: str) -> None:
    field = channel()
    app = FieldsApp(field)
    async with app.run_test() as pilot:
        for key in pressed:
            await pilot.press(key)
        assert field.read() == chosen
        assert field.is_changed is bool(pressed)


async def test_the_choice_is_marked_by_more_than_colour() -> None:
    app = FieldsApp(channel("zalo"))
    async with app.run_test(size=(80, 5)) as pilot:
        await pilot.pause()
        line = shown(pilot).replace("\u00a0", " ")
        assert "○ Shop   ● Zalo   ○ Phone" in line


async def test_enter_goes_on() -> None:
    app = await typed(channel(), " \r")
    assert app.said == ["changed channel", "entered channel"]


async def test_a_text_begun_elsewhere_is_typed_on() -> None:
    first, second = TextField("a", "A"), TextField("b", "B")
    app = FieldsApp(first, second)
    async with app.run_test():
        await app.keys_settled()
        second.type_on("L")
        burst(app, "an")
        await app.keys_settled()
        assert second.text == "Lan"
        first.enter()
        second.enter()
        burst(app, "x")
        await app.keys_settled()
        assert second.text == "x"  # come back to, a text is selected as ever


async def test_hints_and_first_values_are_told_from_the_start() -> None:
    app = FieldsApp(TextField("a", "A", hint="as on the card"))
    async with app.run_test() as pilot:
        await app.mount(AmountField("b", "B", VND, value="2k", money_text="{} dong".format))
        await pilot.pause()
        assert "as on the card" in shown(pilot)
        assert "= 2000 dong" in shown(pilot)


async def test_nothing_that_acts_on_the_terminal_enters_an_entry() -> None:
    async with FieldsApp().run_test():
        entry = Entry("\x1b[31mAn\u202e\x9b")
        assert entry.value == "[31mAn"
        entry.value = "👨\u200d👩\u200d👧 \u2066Lan\n"
        assert entry.value == "👨\u200d👩\u200d👧 Lan"


async def test_a_field_knows_whether_it_was_touched() -> None:
    async with FieldsApp().run_test():
        fields: Iterable[EntryField] = (TextField("a", "A", value="x"), amount(), day())
        for field in fields:
            assert not field.is_changed
            field.text = "other"
            assert field.is_changed
