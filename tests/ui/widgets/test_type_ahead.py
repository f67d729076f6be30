import threading
from collections.abc import Sequence

from textual.pilot import Pilot

from shoptui.domain.errors import ShopBusy
from shoptui.domain.text import fold
from shoptui.ui.widgets.hit_list import Hit, HitList
from shoptui.ui.widgets.type_ahead import TypeAhead
from shoptui.ui.widgets.value_fields import TextField
from tests.ui.test_keys import burst
from tests.ui.widgets.test_fields import FieldsApp

PEOPLE = (
    Hit(1, "Trần Thị Lan", "0901 234 567"),
    Hit(2, "[VIP] Lan", "0905 111 222"),
    Hit(3, "Đức Trần"),
)
NEW = "new customer “{text}” …"


def search(text: str) -> Sequence[Hit]:
    assert threading.current_thread() is not threading.main_thread()
    return [hit for hit in PEOPLE if fold(text) in fold(hit.title)]


class CustomerApp(FieldsApp):
    def __init__(self, new_line: str = NEW) -> None:
        self.customer = TypeAhead("customer", "Customer", search, new_line=new_line)
        self.next = TextField("amount", "Amount")
        super().__init__(self.customer, self.next)

    def on_type_ahead_new_asked(self, message: TypeAhead.NewAsked) -> None:
        self.said.append(f"new {message.text}")

    def on_field_entered(self, message: TypeAhead.Entered) -> None:
        if message.field is self.customer:
            self.next.enter()

    @property
    def lines(self) -> list[str]:
        return self.query_one(HitList).lines if self.customer.is_open else []


async def test_enter_takes_the_first_hit_and_goes_on() -> None:
    app = CustomerApp()
    async with app.run_test(size=(80, 20)):
        burst(app, "lan\r250k")
        await app.keys_settled()
        assert app.customer.given().id == 1
        assert app.customer.text == "Trần Thị Lan"
        assert app.customer.note == "0901 234 567"
        assert app.next.text == "250k"
        assert app.said.count("entered customer") == 1
        assert app.lines == []


async def test_a_list_opens_while_a_name_is_typed() -> None:
    app = CustomerApp()
    async with app.run_test(size=(80, 20)):
        burst(app, "duc")
        await app.keys_settled()
        assert app.lines == ["Đức Trần", "new customer “duc” …"]
        burst(app, "\x7f\x7f\x7f")
        await app.keys_settled()
        assert app.lines == []


async def test_arrows_choose_another_hit() -> None:
    app = CustomerApp()
    async with app.run_test(size=(80, 20)) as pilot:
        burst(app, "lan")
        await app.keys_settled()
        await press(pilot, "down", "enter")
        assert app.customer.given().id == 2
        assert app.customer.text == "[VIP] Lan"


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)


async def test_tab_takes_the_hit_too() -> None:
    app = CustomerApp()
    async with app.run_test(size=(80, 20)):
        burst(app, "duc\t5")
        await app.keys_settled()
        assert app.customer.given().id == 3
        assert app.next.text == "5"


async def test_the_last_line_asks_for_a_new_record_by_the_name_typed() -> None:
    app = CustomerApp()
    async with app.run_test(size=(80, 20)) as pilot:
        burst(app, "lan")
        await app.keys_settled()
        await press(pilot, "up", "enter")  # from the first line round to the last
        assert app.said[-1] == "new lan"
        assert app.customer.has_focus_within
        app.customer.take(Hit(9, "Lan mới"))
        await pilot.pause()
        assert app.customer.given() == Hit(9, "Lan mới")


async def test_a_name_nobody_has_offers_a_new_record_or_says_so() -> None:
    app = CustomerApp()
    async with app.run_test(size=(80, 20)):
        burst(app, "zoe\r")
        await app.keys_settled()
        assert app.said[-1] == "new zoe"
    app = CustomerApp(new_line="")
    async with app.run_test(size=(80, 20)):
        burst(app, "zoe")
        await app.keys_settled()
        assert app.lines == []
        assert app.customer.note


async def test_a_name_typed_but_not_taken_is_an_error_and_an_empty_field_is_none() -> None:
    app = CustomerApp()
    async with app.run_test(size=(80, 20)) as pilot:
        assert app.customer.read() is None
        burst(app, "zoe\x1b\t")
        await app.keys_settled()
        assert app.customer.note.startswith("! Choose a name from the list")
        app.customer.take(PEOPLE[0])
        app.customer.enter()
        await pilot.press("end", "x")
        await app.keys_settled()
        assert app.customer.is_changed
        assert app.lines == ["new customer “Trần Thị Lanx” …"]  # another text, another person


async def test_escape_closes_the_list_and_leaves_the_text() -> None:
    app = CustomerApp()
    async with app.run_test(size=(80, 20)):
        burst(app, "lan\x1b")
        await app.keys_settled()
        assert app.lines == []
        assert app.customer.text == "lan"


async def test_only_the_last_search_counts() -> None:
    first = threading.Event()

    def slow_at_first(text: str) -> Sequence[Hit]:
        if text == "l":
            first.wait(5)
        return search(text)

    app = CustomerApp()
    app.customer._find = slow_at_first
    async with app.run_test(size=(80, 20)) as pilot:
        burst(app, "lan")
        await app.keys_settled()
        first.set()
        await pilot.pause(0.05)
        assert app.lines[-1] == "new customer “lan” …"


async def test_a_search_that_fails_says_so_beside_the_field() -> None:
    def failing(text: str) -> Sequence[Hit]:
        raise ShopBusy("Another window holds the file; try again in a moment.")

    app = CustomerApp()
    app.customer._find = failing
    async with app.run_test(size=(80, 20)):
        burst(app, "lan")
        await app.keys_settled()
        assert app.customer.note == "! Another window holds the file; try again in a moment."


async def test_a_click_takes_a_line() -> None:
    app = CustomerApp()
    async with app.run_test(size=(80, 20)) as pilot:
        burst(app, "lan")
        await app.keys_settled()
        await pilot.pause()
        await pilot.click(HitList, offset=(3, 1))
        await pilot.pause()
        assert app.customer.given().id == 2
