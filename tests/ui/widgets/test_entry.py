"""What an entry shows of a text that is longer than its room."""

from textual.geometry import Size
from textual.screen import Screen

from shoptui.ui.keys import OrderedKeys
from shoptui.ui.widgets.entry import Entry
from tests.ui.test_keys import burst

LONG = "from the beginning to the very end"
ROOM = Size(20, 5)


def entry_of(app: OrderedKeys[None]) -> Entry:
    return app.screen.query_one(Entry)


async def test_letters_lay_out_nothing() -> None:
    """A letter in a large form must not wait until every field of it has found its place again."""
    app, layouts = OrderedKeys[None](), list[Screen[object]]()
    async with app.run_test(size=ROOM) as pilot:
        await app.mount(Entry("Lan"))
        await pilot.pause()
        app.screen.screen_layout_refresh_signal.subscribe(entry_of(app), layouts.append)
        entry_of(app).focus()
        burst(app, f"{LONG}\x7f\x7f\x7f")
        await app.keys_settled()
        await pilot.pause()
        assert entry_of(app).value.startswith("from")
    assert layouts == []


async def test_the_end_of_a_long_text_stays_in_sight_while_it_is_typed_and_taken_away() -> None:
    app = OrderedKeys[None]()
    async with app.run_test(size=ROOM) as pilot:
        await app.mount(Entry())
        entry_of(app).focus()
        await pilot.pause()
        burst(app, LONG)
        await app.keys_settled()
        assert shown(app).endswith("very end")
        burst(app, "\x7f" * len(" very end"))
        await app.keys_settled()
        assert shown(app).endswith("beginning to the")
        entry_of(app).value = "short"
        await app.keys_settled()
        assert shown(app) == "short"


def shown(app: OrderedKeys[None]) -> str:
    return app.screen._compositor.render_strips()[0].text.rstrip()
