"""Finding customers by pieces of name, code and phone, accents or not."""

from dataclasses import replace
from pathlib import Path

import pytest

from shoptui.domain.customers import Customer
from shoptui.services import people
from shoptui.services.desk import Desk
from tests.builders import new_desk

PEOPLE = (
    ("Nguyễn Thị Ánh", "0901 234 567", "VIP-1"),
    ("Trần Văn Đức", "0912 345 678", ""),
    ("สมชาย ใจดี", "081-234-9999", ""),
    ("Anh Thư", "", ""),
    ("Bảo An", "", ""),
    ('O\'Brien "Bo" 100%', "", ""),
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = new_desk(tmp_path_factory.mktemp("shop"))
    for name, phone, code in PEOPLE:
        people.add_customer(desk, Customer(name=name, phone=phone, code=code))
    return desk


def found(desk: Desk, query: str) -> list[str]:
    return [hit.title for hit in people.find(desk, query)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("duc", "Trần Văn Đức"),
        ("ĐỨC", "Trần Văn Đức"),
        ("duc tran", "Trần Văn Đức"),
        ("nguyen anh", "Nguyễn Thị Ánh"),
        ("ánh", "Nguyễn Thị Ánh"),
        ("567", "Nguyễn Thị Ánh"),
        ("0901234567", "Nguyễn Thị Ánh"),
        ("vip-1", "Nguyễn Thị Ánh"),
        ("ใจดี", "สมชาย ใจดี"),
        ("มชา", "สมชาย ใจดี"),
        ("9999", "สมชาย ใจดี"),
        ("tr du", "Trần Văn Đức"),
        ("ba", "Bảo An"),
        ("100%", 'O\'Brien "Bo" 100%'),
        ('"bo"', 'O\'Brien "Bo" 100%'),
    ],
)
def test_the_first_hit(desk: Desk, query: str, first: str) -> None:
    assert found(desk, query)[0] == first


def test_accents_as_typed_come_first(desk: Desk) -> None:
    assert found(desk, "anh")[0] == "Anh Thư"
    assert found(desk, "ánh")[0] == "Nguyễn Thị Ánh"
    assert set(found(desk, "anh")) == {"Anh Thư", "Nguyễn Thị Ánh"}


@pytest.mark.parametrize("query", ["", "   ", "xyz", '" OR 1', "anh*", "NEAR(a b)", "-", "name:an"])
def test_odd_queries_find_nobody_or_somebody_but_never_fail(desk: Desk, query: str) -> None:
    assert len(found(desk, query)) <= len(PEOPLE)


def test_a_renamed_customer_is_found_by_the_new_name_only(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    lan = people.add_customer(desk, Customer(name="Lan Phương"))
    people.change_customer(desk, replace(lan, name="Mai Chi"))
    assert found(desk, "phuong") == []
    assert found(desk, "mai") == ["Mai Chi"]


def test_archived_customers_are_not_offered(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    lan = people.add_customer(desk, Customer(name="Lan Phương"))
    people.set_archived(desk, lan.id, True)
    assert found(desk, "phuong") == []
