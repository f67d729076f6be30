"""Every text into every field of every form: saved as it may be stored, or refused beside it."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from itertools import cycle, islice
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.screen import Screen

from shoptui.domain.text import clean
from shoptui.ui.app import ShopApp
from shoptui.ui.dialogs.form import FormDialog
from shoptui.ui.widgets.field import EntryField, Field
from tests.safety.crawl import Crawl, Trail
from tests.safety.hostile import TEXTS, is_fit_to_store
from tests.safety.tampered import few_customers
from tests.safety.tampered import texts as text_columns
from tests.safety.test_hostile_screens import app_over, assert_harmless
from tests.ui.apps import SMALL, press, settled


async def filled(app: ShopApp, pilot: Pilot[None], field: EntryField, text: str) -> None:
    """Puts the text into the field as a paste does, in place of what is there."""
    field.entry.focus()
    await pilot.pause()
    field.entry.select_all()
    app.post_message(events.Paste(text))
    await settled(pilot, app)


async def try_form(app: ShopApp, pilot: Pilot[None], texts: list[str]) -> None:
    """Saves the form on the screen with each text in each field, until one is taken."""
    form: Screen[object] = app.screen
    assert isinstance(form, FormDialog)
    fields: Sequence[Field] = form.fields()
    typed_into = [each for each in fields if isinstance(each, EntryField) and is_open(each)]
    for field, text in zip(cycle(typed_into), texts, strict=False):
        before = field.text
        await filled(app, pilot, field, text)
        typed = field.text
        await press(pilot, app, "ctrl+s")
        if app.screen is not form:
            return
        assert field.text in (typed, before), (type(form).__name__, field.key, text)
        assert any(each.has_error for each in fields) or form.query(".-said"), text
        field.text = before


def is_open(field: Field) -> bool:
    return field.display and not field.disabled


def assert_all_fit_to_store(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        for table, column in text_columns(db):
            for (text,) in db.execute(f"SELECT DISTINCT {column} FROM {table}"):
                fit = not isinstance(text, str) or is_fit_to_store(text, lines=True)
                assert fit, (table, column, text)


# Whichever form a walk through the app comes to is tried with the next few texts.
async def walked(path: Path, each: int) -> set[str]:
    app, texts, tried = app_over(path), cycle(TEXTS), set[str]()
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)

        async def look(trail: Trail) -> None:
            assert_harmless(app, trail)
            kind = type(app.screen).__name__
            if isinstance(app.screen, FormDialog) and kind not in tried:
                tried.add(kind)
                await try_form(app, pilot, list(islice(texts, each)))

        await Crawl(app, pilot, look).walk()
    return tried


@pytest.mark.long
async def test_every_form_takes_or_refuses_hostile_texts(tmp_path: Path) -> None:
    path = few_customers(tmp_path)
    assert len(await walked(path, each=12)) > 15
    assert_all_fit_to_store(path)


@pytest.mark.parametrize("keys", ["c", "n"])
@pytest.mark.slow
async def test_the_forms_of_every_day_take_or_refuse_hostile_texts(
    tmp_path: Path, keys: str
) -> None:
    path = few_customers(tmp_path)
    app = app_over(path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        for first in range(0, len(TEXTS), 40):
            await press(pilot, app, keys)
            await try_form(app, pilot, list(TEXTS[first : first + 6]))
            while len(app.screen_stack) > 2:
                app.call_later(app.pop_screen)
                await settled(pilot, app)
    assert_all_fit_to_store(path)


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_what_is_kept_of_a_text_may_be_stored(text: str) -> None:
    assert is_fit_to_store(clean(text))
    assert is_fit_to_store(clean(text, lines=True), lines=True)


def test_control_a_text_kept_as_it_is_is_noticed(tmp_path: Path) -> None:
    path = few_customers(tmp_path)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE customer SET note = ? WHERE id = 1", ("Ha\u0300",))
    with pytest.raises(AssertionError):
        assert_all_fit_to_store(path)
