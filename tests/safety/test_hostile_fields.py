"""Every text into every field of every form: taken, or refused beside it; nothing acts."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.screen import Screen

from shoptui.domain.text import clean
from shoptui.ui.app import ShopApp
from shoptui.ui.dialogs.form import FormDialog
from shoptui.ui.widgets.field import EntryField, Field
from tests.builders import Clock
from tests.safety import test_hostile_screens as screens
from tests.safety.hostile import TEXTS, acting, is_fit_to_store
from tests.safety.stored import assert_all_fit_to_store
from tests.safety.tampered import few_customers
from tests.safety.test_crash_reports import kinds, made, values
from tests.ui.apps import SMALL, app_over, press, settled, small_shop, text_of

EACH = 20  # in the slow run every twentieth text goes into each field; all of them in the long one
FORMS = kinds(FormDialog)


@pytest.fixture(autouse=True)
def _a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name typed without a folder makes a file where the tests run."""
    monkeypatch.chdir(tmp_path)


def open_fields(form: FormDialog[Any]) -> list[EntryField]:
    fields: Sequence[Field] = form.fields()
    return [
        each
        for each in fields
        if isinstance(each, EntryField) and each.display and not each.disabled
    ]


async def save_with(
    app: ShopApp, pilot: Pilot[None], form: FormDialog[Any], first: int
) -> dict[str, str]:
    """Pastes texts into all fields at once, each another one, and saves; returns what stood in."""
    for at, field in enumerate(open_fields(form)):
        field.entry.select_all()
        field.entry.post_message(events.Paste(TEXTS[(first + at * 7) % len(TEXTS)]))
    await settled(pilot, app)
    typed = {field.key: field.text for field in open_fields(form)}
    await press(pilot, app, "ctrl+s")
    return typed


async def try_form(folder: Path, kind: type[FormDialog[Any]], each: int) -> None:
    """Opens the form anew for each round, in which every field gets its next text."""
    desk, clock = small_shop(folder), Clock()
    known, app = values(desk, folder), app_over(desk, folder, clock)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        for first in range(FORMS.index(kind) % each, len(TEXTS), each):
            form: FormDialog[Any] = made(kind, known)
            await app.push_screen(form)
            await settled(pilot, app)
            typed = await save_with(app, pilot, form, first)
            assert app._exception is None, (kind.__name__, first)
            assert acting(text_of(app)) <= {"\n"}, (kind.__name__, first)
            if app.screen is form:
                assert_refused(form, typed)
            await close_all(app, pilot)


def assert_refused(form: FormDialog[Any], typed: dict[str, str]) -> None:
    """Something says why, and all that was typed is still there."""
    fields: Sequence[Field] = form.fields()
    assert any(each.has_error for each in fields) or form.query(".-said"), typed
    entries = [each for each in fields if isinstance(each, EntryField)]
    kept = {each.key: each.text for each in entries if each.key in typed}
    assert kept == typed


async def close_all(app: ShopApp, pilot: Pilot[None]) -> None:
    while len(app.screen_stack) > 2:
        app.call_later(app.screen.dismiss, None)
        await settled(pilot, app)


@pytest.mark.slow
@pytest.mark.parametrize("kind", FORMS, ids=lambda kind: kind.__name__)
async def test_every_form_takes_or_refuses_some_texts(
    tmp_path: Path, kind: type[FormDialog[Any]]
) -> None:
    await try_form(tmp_path, kind, EACH)


@pytest.mark.long
@pytest.mark.parametrize("kind", FORMS, ids=lambda kind: kind.__name__)
async def test_every_form_takes_or_refuses_every_text(
    tmp_path: Path, kind: type[FormDialog[Any]]
) -> None:
    await try_form(tmp_path, kind, 1)


async def fill_one_after_the_other(app: ShopApp, pilot: Pilot[None], texts: list[str]) -> None:
    """Saves the form on the screen with each text in the next field, until one is taken."""
    form: Screen[object] = app.screen
    assert isinstance(form, FormDialog)
    for field, text in zip(cycle(open_fields(form)), texts, strict=False):
        before = field.text
        field.entry.select_all()
        field.entry.post_message(events.Paste(text))
        await press(pilot, app, "ctrl+s")
        if app.screen is not form:
            return
        field.text = before


@pytest.mark.parametrize("keys", ["c", "n"])
@pytest.mark.slow
async def test_the_forms_of_every_day_take_or_refuse_hostile_texts(
    tmp_path: Path, keys: str
) -> None:
    path = few_customers(tmp_path)
    app = screens.app_over(path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        for first in range(0, len(TEXTS), 40):
            await press(pilot, app, keys)
            await fill_one_after_the_other(app, pilot, list(TEXTS[first : first + 6]))
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
