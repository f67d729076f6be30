"""The report on how far customers come."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from shoptui.domain.picture import Bars
from shoptui.domain.relations import Feedback, FeedbackKind, Referral
from shoptui.services import people, relations, sales
from shoptui.services.analyses.analysis import Answer, Asked
from shoptui.services.analyses.funnel import FUNNEL
from shoptui.services.desk import Desk
from shoptui.services.settings import change
from tests.builders import TODAY, add, new_desk, sell


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path, locale="en")


def answer(desk: Desk, as_of: date | None = None) -> Answer:
    return FUNNEL.make(desk, Asked(as_of=as_of))


def counts(desk: Desk, as_of: date | None = None) -> list[object]:
    return [row[1] for row in answer(desk, as_of).table.rows]


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def bought(desk: Desk, name: str, *days: int) -> int:
    who = add(desk, name, known_since=ago(1000))
    for each in days:
        sell(desk, who, ago(each), 100)
    return who


def praise(desk: Desk, who: int, days: int, *, publishable: bool) -> None:
    said = Feedback(
        customer_id=who,
        on=ago(days),
        kind=FeedbackKind.PRAISE,
        text="Lovely.",
        publishable=publishable,
    )
    relations.record_feedback(desk, said)


def test_the_steps_one_by_one(desk: Desk) -> None:
    add(desk, "Knows")
    bought(desk, "Tried", 5)
    bought(desk, "Came back", 500, 5)
    quiet = bought(desk, "Prefers", 30, 20, 10, 5)
    naming = bought(desk, "Names", 30, 20, 10, 5)
    praising = bought(desk, "Praises", 930, 920, 910, 905)
    relations.record_referral(desk, Referral(referrer_id=naming, on=ago(3), friend_name="Bao"))
    praise(desk, praising, 3, publishable=True)
    praise(desk, quiet, 3, publishable=False)
    found = answer(desk)
    assert [row[:4] for row in found.table.rows] == [
        ("Knows us", 6, 1.0, None),
        ("Tried", 5, 5 / 6, 5 / 6),
        ("Came back", 4, 4 / 6, 0.8),
        ("Prefers us", 3, 0.5, 0.75),
        ("Advocate", 2, 2 / 6, 2 / 3),
    ]
    assert [row[4] for row in found.table.rows] == ["", "", "", "", "weakest step"]
    assert list(found.members[4]) == [naming, praising]
    assert isinstance(found.picture, Bars)
    assert (found.picture.values, found.picture.marked) == ((6, 5, 4, 3, 2), 4)
    assert found.why[1].lines[-1] == "The weakest step is “Advocate”."


def test_only_what_happened_by_the_day_counts(desk: Desk) -> None:
    who = bought(desk, "An", 30, 20, 10, 5)
    praise(desk, who, 3, publishable=True)
    assert counts(desk, ago(3)) == [1, 1, 1, 1, 1]
    assert counts(desk, ago(4)) == [1, 1, 1, 1, 0]
    assert counts(desk, ago(6)) == [1, 1, 1, 0, 0]
    assert counts(desk, ago(999)) == [1, 0, 0, 0, 0]
    assert counts(desk, ago(1001)) == [0, 0, 0, 0, 0]


def test_what_is_no_order_leads_nowhere(desk: Desk) -> None:
    who = bought(desk, "An", 30)
    sales.refund(desk, sell(desk, who, ago(20), 100), 100, ago(10))
    sales.set_void(desk, sell(desk, who, ago(20), 100), True)
    assert counts(desk) == [1, 1, 0, 0, 0]
    assert counts(desk, ago(11)) == [1, 1, 1, 0, 0]


def test_customers_put_away_and_walk_ins_are_nobody(desk: Desk) -> None:
    people.set_archived(desk, bought(desk, "An", 30), True)
    sell(desk, None, ago(1), 100)
    assert counts(desk) == [0, 0, 0, 0, 0]
    assert answer(desk).table.rows[0][2] is None


def test_a_day_may_be_one_visit(desk: Desk) -> None:
    bought(desk, "An", 3, 3, 3, 3)
    assert counts(desk) == [1, 1, 1, 1, 0]
    change(desk, "orders.day_is_one_visit", "yes")
    assert counts(desk) == [1, 1, 0, 0, 0]


def test_what_the_records_cannot_say_stands_beside_it(desk: Desk) -> None:
    bought(desk, "An", 3)
    change(desk, "shop.records_begin", ago(100).isoformat())
    notes = answer(desk).table.notes
    assert any("Only buyers are recorded" in note for note in notes)
    assert any("records begin" in note for note in notes)
    assert any("advocates are not known" in note for note in notes)
    add(desk, "Prospect")
    assert not any("Only buyers" in note for note in answer(desk).table.notes)
