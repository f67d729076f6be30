"""Merging two records: nothing is lost, nothing is counted twice, and one undo parts them."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shoptui.domain.campaigns import Arm
from shoptui.domain.customers import Consent
from shoptui.domain.errors import Conflict, InvalidInput, NotFound
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
from shoptui.services import campaigns, history, people, relations, rewards, sales
from shoptui.services.card import card
from shoptui.services.check import check_file
from shoptui.services.desk import Desk
from shoptui.services.merging import MARKS, merge, say_not_same
from shoptui.services.reward_catalogue import catalogue
from shoptui.services.sales_list import SalesFilter, sales_totals
from shoptui.storage import campaign_members, references, same_person
from shoptui.storage.merging import APART
from shoptui.storage.row_form import row_form
from tests.builders import TODAY, add, new_desk, sell
from tests.services.history_acts import Owner, digest
from tests.services.importing.sheets import asked, bring


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def counts(desk: Desk, customer_id: int) -> dict[str, int]:
    """How many rows of each table refer to a customer, but for what merging leaves by design."""
    with desk.file.read() as db:
        return {
            f"{each.table}.{each.column}": db.execute(
                f"SELECT count(*) FROM {each.table} WHERE {each.column} = ?", (customer_id,)
            ).fetchone()[0]
            for each in references.references(db)
            if each.parent == "customer" and each.table not in ("customer", "not_same")
        }


def test_everything_of_the_other_becomes_the_kept_ones(desk: Desk) -> None:
    keep, other, friend = add(desk, "Ánh"), add(desk, "Anh N"), add(desk, "Lan")
    sell(desk, keep, ago(9), 50_000)
    sale = sell(desk, other, ago(5), 30_000)
    sales.refund(desk, sale, 10_000, ago(4))
    relations.record_feedback(
        desk, Feedback(customer_id=other, on=TODAY, kind=FeedbackKind.PRAISE, text="good")
    )
    talk = Contact(
        customer_id=other, on=TODAY, starter=Starter.SHOP, way=Way.PHONE, about=About.QUESTION
    )
    relations.record_contact(desk, talk)
    relations.record_referral(desk, Referral(referrer_id=other, on=TODAY, friend_id=friend))
    relations.record_referral(desk, Referral(referrer_id=friend, on=TODAY, friend_id=other))
    rewards.give_by_hand(desk, other, catalogue(desk).rewards[0].id, "for fun")
    totals, before = sales_totals(desk, SalesFilter()), digest(desk)
    both = {name: each + counts(desk, keep)[name] for name, each in counts(desk, other).items()}

    assert merge(desk, keep, other).name == "Ánh"

    assert counts(desk, keep) == both
    assert set(counts(desk, other).values()) == {0}
    kept = card(desk, keep)
    assert (kept.orders, kept.net, kept.first_order, kept.last_order) == (2, 70_000, ago(9), ago(5))
    assert card(desk, other).orders == 0
    assert sales_totals(desk, SalesFilter()) == totals
    step = history.undo_last(desk)
    assert step is not None and step.what == "Merged Anh N into Ánh"
    assert digest(desk) == before


@settings(max_examples=8, deadline=None)
@given(
    st.lists(
        st.tuples(st.booleans(), st.integers(0, 500), st.integers(0, 10**9), st.booleans()),
        max_size=5,
    )
)
def test_the_facts_of_the_kept_one_are_those_of_both(
    bought: list[tuple[bool, int, int, bool]],
) -> None:
    with TemporaryDirectory() as folder:
        desk = new_desk(Path(folder))  # each example has a shop of its own
        keep, other = add(desk, "Ánh"), add(desk, "Anh N")
        for is_kept, days, amount, is_refunded in bought:
            sale = sell(desk, keep if is_kept else other, ago(days), amount)
            if is_refunded and amount:
                sales.refund(desk, sale, amount - amount // 2, ago(days))
        one, two = card(desk, keep), card(desk, other)
        before = digest(desk)
        merge(desk, keep, other)
        both = card(desk, keep)
        assert (both.orders, both.net) == (one.orders + two.orders, one.net + two.net)
        firsts = [each.first_order for each in (one, two) if each.first_order]
        lasts = [each.last_order for each in (one, two) if each.last_order]
        assert (both.first_order, both.last_order) == (
            min(firsts, default=None),
            max(lasts, default=None),
        )
        history.undo_last(desk)
        assert digest(desk) == before


@pytest.mark.parametrize("seed", range(3))
def test_any_two_customers_of_a_busy_shop_can_be_merged_and_parted(
    tmp_path: Path, seed: int
) -> None:
    desk = new_desk(tmp_path)
    owner = Owner(desk, tmp_path, seed)
    for name in "ABCDEF":
        add(desk, name)
    for _time in range(40):
        owner.act()
    people.archive_all(
        desk, asked(desk, "SELECT id FROM customer WHERE merged_into IS NULL"), False
    )
    states, merged = [digest(desk)], 0
    for _time in range(5):
        totals = sales_totals(desk, SalesFilter())
        try:
            keep, other = (owner.any_id("customer", "archived_on IS NULL") for _each in "ab")
            merge(desk, keep, other)
        except (Conflict, InvalidInput):
            continue
        merged += 1
        states.append(digest(desk))
        assert sales_totals(desk, SalesFilter()) == totals
    assert merged > 1
    for state in reversed(states[:-1]):
        history.undo_last(desk)
        assert digest(desk) == state
    for state in states[1:]:
        history.redo_last(desk)
        assert digest(desk) == state


def test_no_table_that_names_customers_is_forgotten(desk: Desk) -> None:
    """A key may not change, so a table without numbers of its own needs a way of its own."""
    with desk.file.read() as db:
        for each in references.references(db):
            if each.parent == "customer" and each.table not in APART:
                assert row_form(db, each.table).has_id, each.table


def test_a_later_step_stays_when_the_merge_is_undone(desk: Desk) -> None:
    keep, other = add(desk, "Ánh"), add(desk, "Anh N")
    sell(desk, other, ago(3), 30_000)
    merge(desk, keep, other)
    (step,) = [each for each in (history.next_undo(desk),) if each]
    sell(desk, keep, TODAY, 1_000)
    history.undo_step(desk, step.id)
    assert (card(desk, keep).net, card(desk, other).net) == (1_000, 30_000)
    assert people.customer(desk, other).archived_on is None


def test_a_referral_of_one_to_the_other_leaves_a_note(desk: Desk) -> None:
    keep, other = add(desk, "Ánh", note="likes tea"), add(desk, "Anh N")
    relations.record_referral(desk, Referral(referrer_id=keep, on=TODAY, friend_id=other))
    relations.record_referral(desk, Referral(referrer_id=other, on=TODAY, friend_name="Ba"))
    both = merge(desk, keep, other)
    assert both.note == (
        "likes tea\nOn 30/6/2026 Ánh had named Anh N as a friend; the two are one person."
    )
    assert asked(desk, "SELECT referrer_id, friend_name FROM referral") == [(keep, "Ba")]


def test_who_was_invited_twice_is_a_member_once(desk: Desk) -> None:
    keep, other = add(desk, "Ánh"), add(desk, "Anh N")
    event = campaigns.create_event(desk, "Tasting", TODAY)
    letter = campaigns.create_newsletter(desk, "News", ago(20))
    campaigns.invite(desk, event, {keep}, ago(2))
    campaigns.invite(desk, event, {other}, ago(6))
    campaigns.mark_attended(desk, event, [other])
    campaigns.mark_answered(desk, event, keep, Answer.REFUSED)
    campaigns.mark_answered(desk, event, other, Answer.INTERESTED)
    with desk.file.write("held out") as db:
        db.execute(
            "INSERT INTO campaign_member (campaign_id, customer_id, arm, answer) "
            "VALUES (?, ?, 'held out', 'none')",
            (letter, keep),
        )
    before = digest(desk)
    merge(desk, keep, other)
    with desk.file.read() as db:
        member = campaign_members.member(db, event, keep)
        assert member is not None
        assert (member.reached_on, member.attended_on) == (ago(6), TODAY)
        assert member.answer is Answer.INTERESTED
        held_out = campaign_members.member(db, letter, keep)
        assert held_out is not None and held_out.arm is Arm.HELD_OUT
        assert campaign_members.of_customer(db, other) == {}
    history.undo_last(desk)
    assert digest(desk) == before


def test_what_was_put_off_for_one_is_put_off_for_both(desk: Desk) -> None:
    keep, other = add(desk, "Ánh"), add(desk, "Anh N")
    with desk.file.write("marks") as db:
        db.executemany(
            "INSERT INTO to_do_done (kind, subject, day, how) VALUES (?, ?, '2026-06-01', ?)",
            [
                ("birthday", other, "done"),
                ("late", other, "skipped"),
                ("late", keep, "done"),
                ("campaign 7", other, "done"),
                ("offer", other, "skipped"),
                ("complaint", other, "done"),  # its subject is a feedback of that number
            ],
        )
    assert "late" in MARKS
    merge(desk, keep, other)
    assert asked(desk, "SELECT kind, how FROM to_do_done WHERE subject = ? ORDER BY 1", keep) == [
        ("birthday", "done"),
        ("campaign 7", "done"),
        ("late", "done"),
        ("offer", "skipped"),
    ]
    assert asked(desk, "SELECT kind FROM to_do_done WHERE subject = ?", other) == ["complaint"]


def test_the_old_card_finds_the_kept_one(desk: Desk) -> None:
    keep = add(desk, "Ánh", code="K1", phone="0901 111 222")
    other = add(desk, "Thi Anh Nguyen", code="OLD77", phone="0903 333 444", email="old@x.vn")
    merge(desk, keep, other)
    for query in ("OLD77", "nguyen", "333 444", "K1", "anh"):
        assert [hit.id for hit in people.find(desk, query)] == [keep], query
    history.undo_last(desk)
    assert [hit.id for hit in people.find(desk, "OLD77")] == [other]


def test_rows_of_a_sheet_that_mean_the_old_record_go_to_the_kept_one(
    desk: Desk, tmp_path: Path
) -> None:
    keep = add(desk, "Ánh", phone="0901 111 222")
    other = add(desk, "Anh Nguyen", code="OLD77", phone="0903 333 444", email="old@x.vn")
    merge(desk, keep, other)
    bring(
        desk,
        tmp_path,
        "Date,Receipt,Code,Customer,Phone,Email,Amount",
        "2026-06-01,R1,OLD77,Anh Nguyen,,,1000",
        "2026-06-02,R2,,Anh Nguyen,0903333444,,2000",
        "2026-06-03,R3,,,,old@x.vn,4000",
        "2026-06-04,R4,,Ánh,0901111222,,8000",
    )
    assert asked(desk, "SELECT customer_id, sum(amount) FROM purchase GROUP BY 1") == [
        (keep, 15_000)
    ]


def test_a_list_of_customers_does_not_bring_back_what_the_owner_decided(
    desk: Desk, tmp_path: Path
) -> None:
    keep = add(desk, "Ánh", phone="0901 111 222", area="Quận 1")  # with a code of ours
    other = add(desk, "Anh Nguyen", code="OLD77")
    kept = merge(desk, keep, other)
    bring(desk, tmp_path, "Code,Name,Phone,Area", "OLD77,Anh Nguyen,0905555666,Quận 9")
    now = people.customer(desk, keep)
    assert now == kept
    assert (now.name, now.phone, now.area) == ("Ánh", "0901 111 222", "Quận 1")


def test_who_was_merged_before_belongs_to_the_last_one(desk: Desk) -> None:
    first, second, third = add(desk, "Anh A"), add(desk, "Anh B"), add(desk, "Ánh C")
    merge(desk, second, first)
    merge(desk, third, second)
    with desk.file.read() as db:
        assert same_person.ids_of_person(db, first) == [third, first, second]
        assert same_person.ids_of_person(db, third) == [third, first, second]
        assert same_person.merged_into(db, third) is None
    history.undo_last(desk)
    with desk.file.read() as db:
        assert same_person.ids_of_person(db, first) == [second, first]


def test_a_no_of_the_other_one_holds(desk: Desk) -> None:
    keep = add(desk, "Ánh", consent=Consent.YES, consent_on=ago(40))
    other = add(desk, "Anh N", consent=Consent.NO, consent_on=ago(3))
    both = merge(desk, keep, other)
    assert (both.consent, both.consent_on) == (Consent.NO, ago(3))


def test_what_cannot_be_merged_is_refused_and_changes_nothing(desk: Desk) -> None:
    keep, other, away = add(desk, "Ánh"), add(desk, "Anh N"), add(desk, "Lan")
    people.set_archived(desk, away, True)
    merge(desk, keep, other)
    before = digest(desk)
    with pytest.raises(InvalidInput, match="two different"):
        merge(desk, keep, keep)
    with pytest.raises(Conflict, match="Lan is put away"):
        merge(desk, keep, away)
    with pytest.raises(Conflict, match="Anh N was merged into another"):
        merge(desk, other, keep)
    with pytest.raises(NotFound):
        merge(desk, keep, 99)
    with pytest.raises(Conflict, match="Anh N was merged into Ánh"):
        people.set_archived(desk, other, False)
    with pytest.raises(Conflict, match="Anh N was merged into Ánh"):
        people.archive_all(desk, [away, other], False)
    assert digest(desk) == before


def test_two_people_are_told_apart_and_that_can_be_undone(desk: Desk) -> None:
    one, other, third = add(desk, "Lan"), add(desk, "Lan"), add(desk, "Lan")
    say_not_same(desk, other, one)
    with desk.file.read() as db:
        assert same_person.not_same(db) == {(one, other)}
    merge(desk, third, other)  # who is not the other one is not the kept one either
    with desk.file.read() as db:
        assert same_person.not_same(db) == {(one, other), (one, third)}
    history.undo_last(desk)
    step = history.undo_last(desk)
    assert step is not None and step.what == "Lan and Lan are two people"
    with desk.file.read() as db:
        assert same_person.not_same(db) == set()


def test_a_form_that_was_open_meanwhile_records_for_the_kept_one(desk: Desk) -> None:
    keep, other, friend = add(desk, "Ánh"), add(desk, "Anh N"), add(desk, "Lan")
    known = sales.sale(desk, sell(desk, other, ago(3), 1_000))
    merge(desk, keep, other)
    sell(desk, other, TODAY, 2_000)
    sales.change_sale(desk, replace(known, amount=4_000))
    relations.record_referral(desk, Referral(referrer_id=friend, on=TODAY, friend_id=other))
    relations.record_feedback(
        desk, Feedback(customer_id=other, on=TODAY, kind=FeedbackKind.PRAISE, text="good")
    )
    rewards.give_by_hand(desk, other, catalogue(desk).rewards[0].id, "for fun")
    assert set(counts(desk, other).values()) == {0}
    assert card(desk, keep).net == 6_000


def test_a_merged_shop_checks_out(desk: Desk) -> None:
    keep, other = add(desk, "Ánh"), add(desk, "Anh N")
    sell(desk, other, ago(3), 1_000)
    merge(desk, keep, other)
    assert check_file(desk.file.path, TODAY).findings == ()
