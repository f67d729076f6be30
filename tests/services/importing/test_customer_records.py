"""What a sheet does to the records of customers: completes, corrects, and never takes away."""

from datetime import date
from pathlib import Path

from shoptui.domain.customers import Consent, Gender
from shoptui.domain.dates import Birthday
from tests.builders import TODAY, add, new_desk
from tests.services.importing.sheets import asked, bring, customer_named, plan_of


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
