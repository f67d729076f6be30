"""Who a row's customer is: by code, mail, phone with name, or name alone; else the owner says."""

from datetime import date
from pathlib import Path

import pytest

from shoptui.domain.errors import InvalidInput
from shoptui.services.importing import Answer, apply, check_again, decide
from tests.builders import TODAY, USD, add, new_desk
from tests.services.importing.sheets import asked, bring, counts_of, customer_named, plan_of


def test_a_code_decides_whatever_else_the_row_says(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    an = add(desk, "An", code="K7", email="an@example.com")
    counts = bring(
        desk,
        tmp_path,
        "Date,Customer code,Customer,Email,Amount",
        "2026-06-01,K7,Somebody else,other@example.com,1",
        "2026-06-01,K8,An,an@example.com,2",
    )
    assert counts == {"customers_new": 1, "sales_new": 2}
    assert asked(desk, "SELECT amount FROM purchase WHERE customer_id = ?", an) == [1]


def test_codes_come_free_of_what_spreadsheets_do_to_them(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    add(desk, "An", code="17850")
    counts = bring(
        desk,
        tmp_path,
        "Date,Customer ID,Amount",
        "2026-06-01,17850.0,1",
        "2026-06-02,'17850,1",
        "2026-06-03,17850{DEL},1",
    )
    assert counts == {"sales_new": 3}


def test_without_code_the_mail_decides(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    an = add(desk, "An", email="An@Example.com")
    counts = bring(
        desk,
        tmp_path,
        "Date,Customer,Email,Amount",
        "2026-06-01,Anh Nguyen,an@example.com,1",
        "2026-06-02,Ba,ba@example.com,2",
        "2026-06-03,Ba B.,BA@example.com,3",
    )
    assert counts == {"customers_new": 1, "sales_new": 3}
    assert asked(desk, "SELECT amount FROM purchase WHERE customer_id = ?", an) == [1]


@pytest.mark.parametrize("phone", ["0901 234 567", "901234567", "+84 901-234-567", "901234567.0"])
def test_phone_and_name_together_decide(tmp_path: Path, phone: str) -> None:
    desk = new_desk(tmp_path)
    add(desk, "Nguyễn Thị Ánh", phone="0901234567")
    counts = bring(
        desk, tmp_path, "Date,Customer,Phone,Amount", f"2026-06-01,Nguyen thi anh,{phone},1"
    )
    assert counts == {"sales_new": 1}


def test_two_ways_of_writing_a_foreign_number_are_the_same(tmp_path: Path) -> None:
    desk = new_desk(tmp_path, currency=USD, locale="en_US")
    counts = bring(
        desk,
        tmp_path,
        "Date,Customer,Phone,Amount",
        "2026-06-01,Ánh,+84901234567,1",
        "2026-06-02,Ánh,0901 234 567,1",
    )
    assert counts == {"customers_new": 1, "sales_new": 2}


def test_a_phone_with_another_name_needs_the_owner(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    add(desk, "Ánh", phone="0901 234 567")
    plan = plan_of(desk, tmp_path, "Date,Customer,Phone,Amount", "2026-06-01,Đức,0901234567,1")
    assert (plan.counts.needs_you, plan.counts.sales_new, plan.counts.customers_new) == (1, 0, 0)
    (waiting,) = plan.needs_you
    assert waiting.row == 2
    assert waiting.reason == (
        "The phone 0901234567 belongs to Ánh: is Đức the same, or somebody else?"
    )
    assert [candidate.title for candidate in waiting.candidates] == ["Ánh"]
    assert waiting.answers == (Answer.NEW, Answer.WALK_IN)


def test_two_candidates_need_the_owner_and_the_name_may_tell_them_apart(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    for name in ("Ánh", "Đức"):
        add(desk, name, phone="0901 234 567", email="family@example.com")
    by_mail = plan_of(
        desk,
        tmp_path,
        "Date,Customer,Email,Amount",
        "2026-06-01,Anh,family@example.com,1",
        "2026-06-01,,family@example.com,2",
    )
    assert (by_mail.counts.sales_new, by_mail.counts.needs_you) == (1, 1)
    by_phone = plan_of(desk, tmp_path, "Date,Phone,Amount", "2026-06-01,0901234567,1")
    assert len(by_phone.needs_you[0].candidates) == 2


def test_names_alone_must_be_the_same_to_the_letter(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    add(desk, "H\u00e0")
    counts = bring(
        desk,
        tmp_path,
        "Date,Customer,Amount",
        "2026-06-01,Ha\u0300,1",
        "2026-06-01,Ha,2",
        "2026-06-01,ha,3",
    )
    assert counts == {"customers_new": 2, "sales_new": 3}


def test_two_of_the_same_name_need_the_owner(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    add(desk, "Hà")
    add(desk, "Hà")
    plan = plan_of(desk, tmp_path, "Date,Customer,Amount", "2026-06-01,Hà,1")
    assert plan.needs_you[0].reason == "2 customers could be Hà: which one is it?"


def test_the_owner_decides_once_for_all_rows_of_a_person(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    anh = add(desk, "Ánh", phone="0901 234 567")
    rows = (
        "Date,Customer,Phone,Amount",
        "2026-06-01,Đức,0901234567,1",
        "2026-06-02,Đức,0901234567,2",
        "2026-06-03,Mai,0901234567,3",
        "2026-06-04,Tí,0901234567,4",
    )
    plan = plan_of(desk, tmp_path, *rows)
    assert plan.counts.needs_you == 4
    decided = decide(decide(plan, 2, anh), 4, Answer.NEW)
    decided = check_again(desk, decide(decided, 5, Answer.WALK_IN))
    assert counts_of(decided.counts) == {"customers_new": 1, "sales_new": 4, "walk_ins": 1}
    apply(desk, decided)
    assert asked(desk, "SELECT amount FROM purchase WHERE customer_id = ?", anh) == [1, 2]
    assert bring(desk, tmp_path, *rows) == {"already_known": 4}


def test_a_decision_must_be_worked_in_before_it_is_saved(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    add(desk, "Ánh", phone="0901 234 567")
    plan = plan_of(desk, tmp_path, "Date,Customer,Phone,Amount", "2026-06-01,Đức,0901234567,1")
    with pytest.raises(InvalidInput, match="Check the import again"):
        apply(desk, decide(plan, 2, Answer.NEW))
    with pytest.raises(InvalidInput, match="Row 7 needs no decision"):
        decide(plan, 7, Answer.NEW)
    with pytest.raises(InvalidInput, match="not in the shop any more"):
        check_again(desk, decide(plan, 2, 99))


def test_a_renamed_customer_is_not_made_anew(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    rows = ("Date,Customer,Amount", "2026-06-01,Anh,1")
    bring(desk, tmp_path, *rows)
    with desk.file.write("rename") as db:
        db.execute("UPDATE customer SET name = 'Ánh'")
    assert bring(desk, tmp_path, *rows) == {"already_known": 1}
    assert asked(desk, "SELECT count(*) FROM customer") == [1]


def test_somebody_recorded_by_hand_takes_over_the_code_of_the_other_program(
    tmp_path: Path,
) -> None:
    desk = new_desk(tmp_path)
    add(desk, "Ánh", phone="0901 234 567")
    counts = bring(
        desk,
        tmp_path,
        "Date,Customer code,Customer,Phone,Amount",
        "2026-06-01,KH01,Ánh,0901234567,1",
        "2026-06-02,KH02,Ánh,0901234567,2",
    )
    assert counts == {"customers_new": 1, "customers_updated": 1, "sales_new": 2}
    assert asked(desk, "SELECT code FROM customer ORDER BY id") == ["KH01", "KH02"]
    assert bring(desk, tmp_path, "Date,Customer code,Amount", "2026-06-09,KH01,9") == {
        "sales_new": 1
    }


def test_a_customer_with_a_code_of_the_owners_keeps_it(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    add(desk, "Ánh", code="VIP1", email="anh@example.com")
    rows = ("Date,Customer code,Customer,Email,Amount", "2026-06-01,KH01,Ánh,anh@example.com,1")
    assert bring(desk, tmp_path, *rows) == {"customers_new": 1, "sales_new": 1}


def test_new_customers_are_known_since_their_first_sale(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    bring(
        desk,
        tmp_path,
        "Date,Customer,Amount,Status",
        "2026-06-05,An,1,",
        "2026-05-05,An,1,",
        "2026-04-05,An,1,cancelled",
        "2026-06-30,Ba,1,",
    )
    an, ba = customer_named(desk, "An"), customer_named(desk, "Ba")
    assert (an.known_since, an.created_on) == (date(2026, 5, 5), TODAY)
    assert ba.known_since is None
    assert [an.code, ba.code] == ["C00001", "C00002"]


def test_given_codes_step_aside_for_codes_of_the_sheet(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    bring(
        desk,
        tmp_path,
        "Date,Customer code,Customer,Amount",
        "2026-06-05,,An,1",
        "2026-06-05,C00001,Ba,1",
        "2026-06-05,,Chi,1",
    )
    codes = asked(desk, "SELECT code FROM customer ORDER BY id")
    assert len(set(codes)) == 3
    assert customer_named(desk, "Ba").code == "C00001"


def test_a_person_without_a_name_is_called_by_what_there_is(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    bring(
        desk,
        tmp_path,
        "Date,Customer code,Phone,Email,Amount",
        "2026-06-01,K1,0901234567,a@example.com,1",
        "2026-06-01,,0902345678,b@example.com,1",
        "2026-06-01,,0903456789,,1",
    )
    assert asked(desk, "SELECT name FROM customer ORDER BY id") == [
        "K1",
        "b@example.com",
        "0903456789",
    ]


def test_what_is_no_phone_or_mail_address_is_left_out_and_said(tmp_path: Path) -> None:
    plan = plan_of(
        new_desk(tmp_path),
        tmp_path,
        "Date,Customer code,Customer,Phone,Email,Amount",
        "2026-06-01,K1,T***n,******12,nobody,1",
        "2026-06-02,K1,T***n,******12,nobody,1",
        "2026-06-03,K2,Ba,8.49E+10,ba@example.com,1",
    )
    assert plan.counts.sales_new == 3
    assert plan.notes == (
        "Phone: 3 values could not be read and were left out, such as “******12” (rows 2, 3, 4).",
        "Email: 2 values could not be read and were left out, such as “nobody” (rows 2, 3).",
    )
    assert [each.name for each in plan.work.newcomers] == ["K1", "Ba"]
