"""Likely duplicates: what makes two records one customer, and what makes them two."""

import random
import time

import pytest

from shoptui.analytics.duplicates import COMMON, MANY, likely_duplicates
from shoptui.analytics.near_names import are_near, is_part, name_key
from shoptui.domain.duplicates import Identity, Reason

PHONE, OTHER_PHONE = "+84901234567", "+84907654321"


def found(one: Identity, other: Identity) -> tuple[Reason, ...]:
    """What speaks for two records being one customer."""
    pairs = likely_duplicates([one._replace(id=1), other._replace(id=2)])
    return pairs[0].reasons if pairs else ()


def who(name: str, **fields: str) -> Identity:
    return Identity(0, name, **fields)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nguyen Thi Anh", "Ánh Nguyễn Thị"),
        ("ĐỨC TRẦN", "tran duc"),
        ("สมชาย ใจดี", "ใจดี สมชาย"),
        ("Hà", "Hà"),
    ],
)
def test_accents_case_and_the_order_of_words_make_no_other_name(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("Nguyen Thi Hoai", "Nguyen Thi Hoa", True),
        ("Phạm Minh Tuấn", "Pham Minh Tuan", True),
        ("สมชาย ใจดี", "สมชาย ใจดีี", True),
        ("Lan", "Lam", False),
        ("Nguyen Van Anh", "Tran Thi Bich", False),
        ("Cty Hoa Sen 12", "Cty Hoa Sen 13", False),
        ("", "", False),
        ("สมชาย ใจดี", "สมหญิง ใจดี", False),
    ],
)
def test_near_names(one: str, other: str, near: bool) -> None:
    assert are_near(name_key(one), name_key(other)) is near


def test_a_short_name_is_part_of_the_long_one() -> None:
    assert is_part(name_key("Ánh"), name_key("Nguyễn Thị Anh"))
    assert not is_part(name_key("Lan"), name_key("Nguyễn Thị Anh"))
    assert not is_part("", "anh")


@pytest.mark.parametrize(
    ("one", "other", "reasons"),
    [
        (
            who("Nguyen Thi Anh", phone_key=PHONE),
            who("Ánh Nguyễn Thị", phone_key=PHONE),
            (Reason.PHONE, Reason.SAME_NAME),
        ),
        (
            who("Chị Ánh", phone_key=PHONE),
            who("Chị Ánh bán bún", phone_key=PHONE),
            (Reason.PHONE, Reason.NEAR_NAME),
        ),
        (who("Trần Văn Nam", phone_key=PHONE), who("Lê Thu", phone_key=PHONE), (Reason.FAMILY,)),
        (
            who("Trần Văn Nam", email_key="nam@x.vn"),
            who("Nam Shop", email_key="nam@x.vn"),
            (Reason.EMAIL,),
        ),
        (
            who("Lê Thu Hoài", birthday="1990-05-01"),
            who("Lê Thu Hoà", birthday="1990-05-01"),
            (Reason.NEAR_NAME, Reason.BIRTHDAY),
        ),
        (
            who("Lê Thu Hà", email_key="thuha@x.vn"),
            who("Le Thu Ha", email_key="thuha@y.vn"),
            (Reason.SAME_NAME, Reason.MAILBOX),
        ),
        (
            who("Lê Thu Hà", address="12 Lê Lợi", phone_key=PHONE),
            who("Le Thu Ha", address="12 le loi", phone_key=OTHER_PHONE),
            (Reason.SAME_NAME, Reason.ADDRESS),
        ),
        (
            who("Lê Thu Hà", area="Quận 1"),
            who("Hà Lê Thu", area="quan 1"),
            (Reason.SAME_NAME, Reason.AREA),
        ),
        (who("สมชาย ใจดี"), who("ใจดี สมชาย"), (Reason.SAME_NAME,)),
    ],
)
def test_what_speaks_for_one_customer(
    one: Identity, other: Identity, reasons: tuple[Reason, ...]
) -> None:
    assert found(one, other) == reasons
    assert found(other, one) == reasons


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (who("Lê Thu Hoài"), who("Lê Thu Hoà")),
        (who("Lê Thu Hoài", area="Quận 1"), who("Lê Thu Hoà", area="Quận 1")),
        (who("Lê Thu", phone_key=PHONE), who("Lê Thu", phone_key=OTHER_PHONE)),
        (who("Lê Thu", email_key="thule@x.vn"), who("Lê Thu", email_key="other@x.vn")),
        (who("Lê Thu", birthday="1990-05-01"), who("Lê Thu", birthday="1962-05-01")),
        (who("Lê Thu", birthday="1990-05-01"), who("Lê Thu", birthday="--05-02")),
        (
            who("Lê Văn An", birthday="1990-05-01", phone_key=PHONE),
            who("Lê Văn Anh", birthday="1990-05-01", phone_key=OTHER_PHONE),
        ),
        (
            who("Lê Văn An", birthday="1990-05-01", phone_key=PHONE),
            who("Lê Văn Anh", birthday="1993-02-11", phone_key=PHONE),
        ),
        (who("Minh", email_key="info@x.vn"), who("Minh", email_key="info@y.vn")),
    ],
)
def test_what_speaks_against_it(one: Identity, other: Identity) -> None:
    assert found(one, other) == ()


def test_a_birthday_without_the_year_contradicts_nobody() -> None:
    reasons = found(who("Lê Thu", birthday="1990-05-01"), who("Lê Thu", birthday="--05-01"))
    assert reasons == (Reason.SAME_NAME,)


def test_who_was_said_to_be_another_is_not_suggested_again() -> None:
    people = [Identity(number, "Lê Thu") for number in (4, 7, 9)]
    pairs = likely_duplicates(people, {(4, 9)})
    assert [(pair.first, pair.second) for pair in pairs] == [(4, 7), (7, 9)]


def test_the_likeliest_come_first_and_families_last() -> None:
    pairs = likely_duplicates(
        [
            Identity(1, "Ba", PHONE),
            Identity(2, "Lê Thu"),
            Identity(3, "Lê Thu"),
            Identity(4, "Mai Ly", PHONE, "ly@x.vn"),
            Identity(5, "Ly Mai", PHONE, "ly@x.vn"),
        ]
    )
    assert [(pair.first, pair.second) for pair in pairs] == [(4, 5), (2, 3), (1, 4), (1, 5)]
    assert [pair.is_family for pair in pairs] == [False, False, True, True]
    # 1 - 0.4 x 0.5 x 0.45 = 0.91; a name alone 0.55
    assert [pair.likeness for pair in pairs] == [91, 55, 10, 10]


def test_what_very_many_agree_in_says_nothing() -> None:
    assert likely_duplicates(Identity(each, "Lê Thu") for each in range(COMMON + 1)) == []
    shop = [Identity(each, f"Cô {each}", PHONE) for each in range(MANY + 1)]
    assert likely_duplicates(shop) == []


def test_a_large_shop_takes_seconds() -> None:
    """All pairs of 20,000 would take minutes."""
    dice = random.Random(7)
    words = ["nguyễn", "trần", "lê", "thị", "văn", *(f"tên{each}" for each in range(400))]
    people = [
        Identity(
            each,
            " ".join(dice.choices(words, k=3)),
            f"+84{dice.randrange(18_000)}",
            birthday=f"--{dice.randint(1, 12):02}-{dice.randint(1, 28):02}",
            area=dice.choice(("Quận 1", "Quận 3")),
        )
        for each in range(20_000)
    ]
    start = time.process_time()
    likely_duplicates(people)
    assert time.process_time() - start < 5
