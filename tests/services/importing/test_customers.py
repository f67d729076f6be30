"""Who a row's customer is: by code, mail, phone with name, or name alone; else the owner says."""

from datetime import date
from pathlib import Path

import pytest

from shoptui.domain.customers import Consent, Gender
from shoptui.domain.dates import Birthday
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


def test_a_list_of_sales_only_completes_what_is_recorded_of_a_customer(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    add(desk, "Ánh", code="K1", phone="0901 234 567", address="Huế")
    rows = (
        "Date,Customer code,Customer,Phone,Email,Address,Birthday,Gender,Amount",
        "2026-06-01,K1,Anh N.,0999 999 999,anh@example.com,Hà Nội,01/05/1990,nữ,1",
    )
    assert bring(desk, tmp_path, *rows) == {"customers_updated": 1, "sales_new": 1}
    anh = customer_named(desk, "Ánh")
    assert (anh.phone, anh.email, anh.address) == ("0901 234 567", "anh@example.com", "Huế")
    assert (anh.birthday, anh.gender) == (Birthday(5, 1, 1990), Gender.FEMALE)
    assert bring(desk, tmp_path, *rows) == {"already_known": 1}


def test_rows_of_one_new_person_complete_each_other(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    bring(
        desk,
        tmp_path,
        "Date,Customer code,Customer,Phone,Area,Amount",
        "2026-06-01,K1,,,,1",
        "2026-06-02,K1,Ánh,,Huế,1",
        "2026-06-03,K1,Ánh,0901 234 567,,1",
    )
    anh = customer_named(desk, "Ánh")
    assert (anh.phone, anh.area) == ("0901 234 567", "Huế")


LIST = (
    "Code,Name,Phone,E-mail,Birthday,Gender,Address,Area,Heard of us,Consent,Known since,Note",
    "K1,Ánh,0901 234 567,anh@example.com,1990-05-01,female,1 Lê Lợi,Huế,Zalo,yes,2020-01-31,tea",
    "K2,Đức,0902 234 567,,--02-29,nam,,,,no,,",
    ",Mai,,,,,,,,,,",
    ",,,,,,,,,,,nobody",
)


def test_a_list_of_customers_makes_and_corrects_customers(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    assert bring(desk, tmp_path, *LIST) == {"customers_new": 3, "refused": 1}
    anh, duc = customer_named(desk, "Ánh"), customer_named(desk, "Đức")
    assert (anh.code, anh.channel, anh.note) == ("K1", "Zalo", "tea")
    assert (anh.consent, anh.consent_on) == (Consent.YES, TODAY)
    assert anh.known_since == date(2020, 1, 31)
    assert (duc.birthday, duc.consent) == (Birthday(2, 29), Consent.NO)
    assert bring(desk, tmp_path, *LIST) == {"already_known": 3, "refused": 1}
    corrected = [row.replace("Lê Lợi", "Trần Phú").replace("0901 ", "0908 ") for row in LIST]
    assert bring(desk, tmp_path, *corrected) == {
        "customers_updated": 1,
        "already_known": 2,
        "refused": 1,
    }
    anh = customer_named(desk, "Ánh")
    assert (anh.address, anh.phone) == ("1 Trần Phú", "0908 234 567")


def test_a_no_is_never_turned_into_a_yes(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    add(desk, "Đức", code="K1", consent=Consent.NO)
    add(desk, "Ánh", code="K2", consent=Consent.YES)
    bring(desk, tmp_path, "Code,Name,Consent", "K1,Đức,yes", "K2,Ánh,no")
    assert customer_named(desk, "Đức").consent is Consent.NO
    assert customer_named(desk, "Ánh").consent is Consent.NO


def test_an_empty_cell_takes_nothing_away(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    add(desk, "Ánh", code="K1", phone="0901 234 567", email="anh@example.com")
    counts = bring(desk, tmp_path, "Code,Name,Phone,Email", "K1,Ánh,901234567,")
    assert counts == {"already_known": 1}
    assert customer_named(desk, "Ánh").phone == "0901 234 567"


def test_referrers_are_found_by_code_phone_or_name(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    rows = (
        "Code,Name,Phone,Referred by",
        "K1,Ánh,0901 234 567,",
        "K2,Đức,,K1",
        "K3,Mai,,0901234567",
        "K4,Tí,,Đức",
        "K5,Sửu,,Somebody",
        "K6,Dần,,K6",
    )
    plan = plan_of(desk, tmp_path, *rows)
    assert plan.notes == (
        "These referrers are no customers, so no referral was recorded: Somebody, K6.",
    )
    bring(desk, tmp_path, *rows)
    bring(desk, tmp_path, *rows)
    pairs = asked(
        desk,
        "SELECT friend.code, referrer.code FROM referral "
        "JOIN customer AS friend ON friend.id = friend_id "
        "JOIN customer AS referrer ON referrer.id = referrer_id ORDER BY 1",
    )
    assert pairs == [("K2", "K1"), ("K3", "K1"), ("K4", "K2")]


def test_totals_of_a_list_of_customers_are_not_taken_for_sales(tmp_path: Path) -> None:
    counts = bring(
        new_desk(tmp_path, file="crm.db"),
        tmp_path,
        "Name,Username,Email,Created at,Date registered,Last active,Total spend,Orders",
        "An,an1,an@example.com,2026-01-01,2026-01-01,2026-06-01,900000,3",
    )
    assert counts == {"customers_new": 1}
    counts = bring(new_desk(tmp_path), tmp_path, "Customer,Phone,Total", "An,0901 234 567,90000")
    assert counts == {"customers_new": 1}
