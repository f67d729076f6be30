"""The list of duplicates, what it leaves out, and what a form says while somebody is typed."""

from pathlib import Path

import pytest

from shoptui.domain.duplicates import Pair, Reason
from shoptui.services import history, people
from shoptui.services.card import card
from shoptui.services.desk import Desk
from shoptui.services.duplicates import (
    duplicates,
    likeness_words,
    same_email,
    same_name,
    side_by_side,
)
from shoptui.services.merging import merge, say_not_same
from tests.builders import TODAY, add, new_desk, sell


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def test_pairs_stand_in_the_list_with_what_speaks_for_them(desk: Desk) -> None:
    anh = add(desk, "Nguyen Thi Anh", phone="0901 234 567")
    add(desk, "Lan", phone="0907 000 111")
    again = add(desk, "Ánh Nguyễn Thị", phone="+84 901 234 567")
    add(desk, "Trần Văn Hùng", phone="0907000111")
    found = duplicates(desk)
    assert list(found.table.rows) == [
        ("Nguyen Thi Anh · C00001", "Ánh Nguyễn Thị · C00003", "same phone, same name"),
        ("Lan · C00002", "Trần Văn Hùng · C00004", "share a phone (a family?)"),
    ]
    assert (found.pairs[0].first, found.pairs[0].second) == (anh, again)
    assert found.pairs[1].is_family


def test_who_is_put_away_merged_or_told_apart_is_not_suggested(desk: Desk) -> None:
    lan = [add(desk, "Lan Phạm") for _time in range(4)]
    assert len(duplicates(desk).pairs) == 6
    people.set_archived(desk, lan[3], True)
    assert len(duplicates(desk).pairs) == 3
    merge(desk, lan[0], lan[1])
    assert [(each.first, each.second) for each in duplicates(desk).pairs] == [(lan[0], lan[2])]
    say_not_same(desk, lan[2], lan[0])
    assert duplicates(desk).pairs == []
    history.undo_last(desk)
    assert len(duplicates(desk).pairs) == 1


def test_the_one_who_bought_more_often_is_kept(desk: Desk) -> None:
    one, other = add(desk, "Lan"), add(desk, "Lan")
    assert [each.customer.id for each in side_by_side(desk, other, one)] == [one, other]
    sell(desk, other, TODAY, 1000)
    assert [each.customer.id for each in side_by_side(desk, one, other)] == [other, one]


def test_how_sure_it_is_is_said_in_words() -> None:
    def words(likeness: int, *reasons: Reason) -> str:
        return likeness_words(Pair(1, 2, reasons, likeness))

    phone_and_name = (Reason.PHONE, Reason.SAME_NAME)
    assert words(78, *phone_and_name) == "Very likely one customer: same phone, same name."
    assert words(60, Reason.EMAIL) == "Likely one customer: same e-mail."
    assert words(55, Reason.SAME_NAME) == "Perhaps one customer: same name."
    assert words(10, Reason.FAMILY).startswith("Two people, it seems")


def test_whom_a_new_customer_looks_like(desk: Desk) -> None:
    anh = add(desk, "Ánh Nguyễn", email="Anh@x.vn")
    add(desk, "Anh Nguyen Thi")
    assert [hit.id for hit in same_name(desk, "nguyen anh")] == [anh]
    assert [hit.detail for hit in same_name(desk, "Ánh  Nguyễn")] == ["C00001"]
    assert same_name(desk, "Ánh Nguyễn", except_id=anh) == []
    assert same_name(desk, " ") == []
    assert [hit.title for hit in same_email(desk, "ANH@x.vn ")] == ["Ánh Nguyễn"]
    assert same_email(desk, "") == []


def test_the_card_of_a_merged_record_says_into_whom(desk: Desk) -> None:
    keep, other = add(desk, "Ánh"), add(desk, "Anh N")
    assert card(desk, other).merged_into is None
    merge(desk, keep, other)
    into = card(desk, other).merged_into
    assert into is not None and into.name == "Ánh"
    assert card(desk, keep).merged_into is None
