"""Filling in a customer, with the mistakes people make."""

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from textual import events

from shoptui.domain.customers import Consent, Customer, Gender, Party
from shoptui.domain.dates import Birthday
from shoptui.services import people
from shoptui.services.desk import Desk
from shoptui.ui.dialogs.customer import CustomerDialog
from tests.builders import TODAY, add, new_desk
from tests.ui.dialogs.host import UNSET, over


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def new(desk: Desk, name: str = "") -> CustomerDialog:
    return CustomerDialog(desk, name=name)


@pytest.mark.slow
async def test_a_name_and_ctrl_s_are_enough(desk: Desk) -> None:
    async with over(lambda: new(desk)) as (app, _dialog):
        await app.strike("text:[/nope] Lan", "ctrl+s")
        assert app.answer == Customer(name="[/nope] Lan")


async def test_every_field_is_reached_with_enter_and_saved_on_the_last(desk: Desk) -> None:
    async with over(lambda: new(desk)) as (app, _dialog):
        for keys in (
            ["text:Ánh"],
            ["text:0901 234 567"],
            ["text:1/5/90"],
            ["space"],
            ["text:anh@example.com"],
            ["text:Quận 1"],
            ["text:12 Lê Lợi"],
            ["text:a friend"],
            ["text:tea"],
            ["text:pays late ↵ likes tea"],
            ["space"],
            ["space"],
            ["text:1/2/2020"],
            ["text:K-7"],
        ):
            await app.strike(*keys, "enter")
        assert app.answer == Customer(
            name="Ánh",
            phone="0901 234 567",
            birthday=Birthday(5, 1, 1990),
            consent=Consent.YES,
            email="anh@example.com",
            area="Quận 1",
            address="12 Lê Lợi",
            channel="a friend",
            interests="tea",
            note="pays late\nlikes tea",
            gender=Gender.FEMALE,
            party=Party.ORGANISATION,
            known_since=date(2020, 2, 1),
            code="K-7",
        )


@pytest.mark.slow
async def test_mistakes_are_said_beside_their_fields_and_the_text_is_kept(desk: Desk) -> None:
    add(desk, "Mai", code="K-1")
    async with over(lambda: new(desk)) as (app, dialog):
        await app.strike("ctrl+s")
        assert "Please fill in Name" in dialog.name_field.note
        assert dialog.name_field.entry.has_focus
        await app.strike("text:Lan", "tab", "text:none", "tab", "text:31/2")
        await app.strike("tab", "tab", "text:lan at home", *["tab"] * 9, "text:K-1", "ctrl+s")
        assert app.answer is UNSET
        assert "February has 29 days" in dialog.birthday.note and dialog.birthday.entry.has_focus
        await app.strike("backspace", "text:0/2", "ctrl+s")  # 3 became 30: still no such day
        dialog.birthday.text = "29/2"
        await app.strike("ctrl+s")
        assert "has digits" in dialog.phone.note and dialog.phone.entry.has_focus
        assert (dialog.phone.text, dialog.email.text, dialog.name_field.text) == (
            "none",
            "lan at home",
            "Lan",
        )
        dialog.phone.text, dialog.email.text = "", "lan@home.vn"
        await app.strike("ctrl+s")
        assert "Mai has the code K-1 already" in dialog.code.note and dialog.code.entry.has_focus
        dialog.code.text = "K-2"
        await app.strike("ctrl+s")
        assert app.answer == Customer(
            name="Lan", birthday=Birthday(2, 29), email="lan@home.vn", code="K-2"
        )


@pytest.mark.slow
async def test_escape_asks_before_typed_work_is_lost(desk: Desk) -> None:
    async with over(lambda: new(desk)) as (app, _dialog):
        await app.strike("text:Lan", "escape", "escape")  # asked, and back to the form
        assert app.answer is UNSET
        await app.strike("escape", "right", "enter")
        assert app.answer is None


@pytest.mark.slow
async def test_a_change_starts_from_what_is_recorded_and_keeps_what_has_no_field(
    desk: Desk,
) -> None:
    kept = people.add_customer(
        desk,
        Customer(
            name="Ánh",
            birthday=Birthday(5, 1),
            consent=Consent.YES,
            consent_on=date(2026, 1, 2),
            note="first\nsecond",
            known_since=date(2019, 3, 4),
            gender=Gender.MALE,
        ),
    )
    async with over(lambda: CustomerDialog(desk, customer=kept)) as (app, _dialog):
        await app.strike("end", "text: B", "ctrl+s")
        assert app.answer == replace(kept, name="Ánh B")
        assert people.change_customer(desk, app.answer).consent_on == date(2026, 1, 2)


@pytest.mark.slow
async def test_a_consent_changed_is_dated_today(desk: Desk) -> None:
    given = Customer(name="Ánh", consent=Consent.YES, consent_on=date(2026, 1, 2))
    kept = people.add_customer(desk, given)
    async with over(lambda: CustomerDialog(desk, customer=kept)) as (app, _dialog):
        await app.strike(*["down"] * 3, "space", "ctrl+s")
        assert app.answer.consent is Consent.NO
        assert people.change_customer(desk, app.answer).consent_on == TODAY


@pytest.mark.slow
async def test_a_shared_phone_is_pointed_out_and_allowed(desk: Desk) -> None:
    add(desk, "[VIP] Ánh", phone="0901 234 567")
    async with over(lambda: new(desk)) as (app, dialog):
        await app.strike("text:Lan", "tab", "text:+84901234567")
        for _attempt in range(100):
            await app.pilot.pause(0.02)
            if dialog.phone.note:
                break
        assert dialog.phone.note == "[VIP] Ánh has the same phone. Family?"
        await app.strike("ctrl+s")
        assert app.answer.phone == "+84901234567"


@pytest.mark.slow
async def test_the_birthday_is_echoed_with_the_days_till_then(desk: Desk) -> None:
    async with over(lambda: new(desk)) as (app, dialog):
        await app.strike("tab", "tab", "text:12/7")
        assert dialog.birthday.note == "= 12 July · in 12 days"
        await app.strike("text:/1990")
        assert dialog.birthday.note == "= 12 July 1990 · in 12 days"
        dialog.birthday.text = "30/6"
        await app.strike("end")
        assert dialog.birthday.note == "= 30 June · today!"


@pytest.mark.parametrize(
    ("typed", "name", "phone"),
    [("Ánh", "Ánh", ""), ("0901 234", "", "0901 234"), ("7 Up", "7 Up", ""), ("12", "12", "")],
)
@pytest.mark.slow
async def test_what_was_typed_before_is_a_name_or_a_phone(
    desk: Desk, typed: str, name: str, phone: str
) -> None:
    async with over(lambda: new(desk, typed)) as (_app, dialog):
        assert (dialog.name_field.text, dialog.phone.text) == (name, phone)


@pytest.mark.slow
async def test_pasted_lines_of_a_note_are_all_kept(desk: Desk) -> None:
    async with over(lambda: new(desk, "Ánh")) as (app, dialog):
        dialog.note.enter()
        app.post_message(events.Paste("likes tea\r\npays late\nhas a dog"))
        await app.keys_settled()
        await app.strike("ctrl+s")
        assert app.answer.note == "likes tea\npays late\nhas a dog"


@pytest.mark.slow
async def test_a_failure_to_save_keeps_the_form(desk: Desk) -> None:
    async with over(lambda: new(desk, "Ánh").kept_by(partial(people.add_customer, desk))) as (
        app,
        dialog,
    ):
        dialog.code.text = "K-1"
        add(desk, "Mai")
        desk.file.path.rename(desk.file.path.with_name("moved.db"))
        await app.strike("ctrl+s")
        assert app.answer is UNSET and app.screen is dialog
        assert dialog.name_field.text == "Ánh"
