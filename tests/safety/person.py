"""A person about whom a shop holds all there can be, and the search for any byte of it."""

import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from shoptui.domain.customers import Consent, Customer, Gender
from shoptui.domain.dates import Birthday
from shoptui.domain.relations import (
    About,
    Answer,
    Contact,
    Feedback,
    FeedbackKind,
    Referral,
    Starter,
    Way,
)
from shoptui.domain.text import fold
from shoptui.services import campaigns, hand_gifts, history, people, relations, sales
from shoptui.services.desk import Desk
from shoptui.services.hand_gifts import HandGift
from tests.builders import TODAY, add, sell

NAME, OLD_NAME = "Quỳnh Ngọc Zürnová", "Xuyến Ngũyễnowa"
PHONE, OLD_PHONE = "0912 876 549", "0987 111 223"
FIRST_DAY = date(2026, 2, 3)
WORDS = (
    *(NAME, OLD_NAME, PHONE, PHONE.replace(" ", ""), "84912876549", OLD_PHONE, "0987111223"),
    *("quynh.z@example.org", "77 Hẻm Võ Duy", "Phường Thạnh Mỹ", "orchidées", "1987-04-21"),
    *("zahlt später", "sagte Grüße", "wir schrieben ihr", "rief wegen Paket", "gab ihr Tee"),
    *("Freundin Štěpán", "0933 444 555", "die Nachbarin", "QZ-PERSONAL-1"),
    *("Quỳnh von nebenan", "hat sie genannt"),
)


def fill(desk: Desk) -> int:
    """A shop with two others and the person, whose record changed; returns the person's id."""
    other = add(desk, "Bình Lê", phone="0900 000 111")
    add(desk, "Chi Phạm")
    person = add(desk, OLD_NAME, phone=OLD_PHONE, note="zahlt später", code="QZ-PERSONAL-1")
    people.change_customer(desk, _as_now(person))
    sale = sell(desk, person, FIRST_DAY, 250_000, note="zahlt später")
    back = sell(desk, person, TODAY, 90_000)
    sales.refund(desk, back, 10_000, TODAY)
    sales.set_void(desk, sell(desk, person, TODAY, 5_000, note="sagte Grüße"), True)
    _talk(desk, person, other, sale)
    people.set_archived(desk, person, True)
    people.set_archived(desk, person, False)
    sell(desk, other, TODAY, 70_000)
    return person


def _as_now(person: int) -> Customer:
    return Customer(
        id=person,
        code="QZ-PERSONAL-1",
        name=NAME,
        phone=PHONE,
        email="quynh.z@example.org",
        birthday=Birthday(4, 21, 1987),
        gender=Gender.FEMALE,
        address="77 Hẻm Võ Duy",
        area="Phường Thạnh Mỹ",
        interests="orchidées",
        note="zahlt später",
        consent=Consent.YES,
        created_on=TODAY,
    )


def _talk(desk: Desk, person: int, other: int, sale: int) -> None:
    said = Feedback(
        customer_id=person,
        on=TODAY,
        kind=FeedbackKind.COMPLAINT,
        text="sagte Grüße",
        done="wir schrieben ihr",
        purchase_id=sale,
    )
    relations.record_feedback(desk, said)
    relations.record_feedback(desk, said)
    history.undo_last(desk)
    contact = Contact(
        customer_id=person,
        on=TODAY,
        starter=Starter.CUSTOMER,
        way=Way.PHONE,
        about=About.QUESTION,
        answer=Answer.NONE,
        note="rief wegen Paket",
    )
    relations.record_contact(desk, contact)
    named = Referral(
        referrer_id=person,
        on=TODAY,
        friend_name="Freundin Štěpán",
        friend_phone="0933 444 555",
        note="die Nachbarin",
    )
    relations.record_referral(desk, named)
    known = Referral(referrer_id=other, on=TODAY, friend_id=person, note="hat sie genannt")
    relations.record_referral(desk, known)
    unlinked = Referral(
        referrer_id=other, on=TODAY, friend_name="Quỳnh von nebenan", friend_phone="+84912876549"
    )
    relations.record_referral(desk, unlinked)
    choice = hand_gifts.gift_choice(desk, person)
    hand_gifts.hand_over(desk, person, HandGift(choice.rewards[0].id, "gab ihr Tee"))
    event = campaigns.create_event(desk, "Tea day", TODAY)
    campaigns.invite(desk, event, [person, other])
    campaigns.mark_answered(desk, event, person, Answer.INTERESTED)


def hits(*files: Path, words: tuple[str, ...] = WORDS) -> list[tuple[str, str, str]]:
    """File, word and form of every word found, however it is written."""
    contents = [(file, file.read_bytes()) for file in files]
    return [
        (file.name, word, form)
        for word in words
        for form, sought in _forms(word)
        for file, content in contents
        if sought in content
    ]


def _forms(word: str) -> Iterator[tuple[str, bytes]]:
    texts = {
        "NFC": unicodedata.normalize("NFC", word),
        "NFD": unicodedata.normalize("NFD", word),
        "folded": fold(word),
        "small": word.casefold(),
        "escaped": word.encode("ascii", "backslashreplace").decode(),
    }
    for form, text in texts.items():
        for code in ("utf-8", "utf-16-le", "utf-16-be"):
            yield f"{form} {code}", text.encode(code)
    for part in texts["folded"].split():
        if len(part) > 4:
            yield "word", part.encode()
