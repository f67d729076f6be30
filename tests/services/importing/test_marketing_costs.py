"""Marketing costs from a spreadsheet: what is one, once only, and all of it taken back."""

from datetime import date
from pathlib import Path

import pytest

from shoptui.domain.marketing import MarketingCost
from shoptui.services import history
from shoptui.services.desk import Desk
from shoptui.services.importing import Answer, apply, check_again, decide
from shoptui.services.marketing_costs import add_cost, costs_table, remove_cost
from tests.builders import TODAY, new_desk
from tests.services.importing.sheets import asked, bring, counts_of, plan_of, reasons

ADVERTS = (
    "Day,Channel,Marketing cost,Campaign,Wages,Note",
    "2026-06-01,Facebook,250000,,,Reels",
    "2026-06-01,Facebook,250000,,,Reels",
    "2026-06-02,,2000000,Summer fair,yes,",
    "2026-06-05,,90000,summer FAIR,no,Cards",
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def listed(desk: Desk) -> list[tuple[object, ...]]:
    """Day, amount, channel, campaign, wages and note, the oldest first."""
    rows = costs_table(desk, descending=False).rows
    return [(str(row[0]), *row[1:]) for row in rows]


def test_all_of_a_sheet_comes_in_and_two_equal_rows_are_two_costs(
    desk: Desk, tmp_path: Path
) -> None:
    assert bring(desk, tmp_path, *ADVERTS) == {"costs_new": 4}
    assert listed(desk) == [
        ("2026-06-01", 250_000, "Facebook", "", "", "Reels"),
        ("2026-06-01", 250_000, "Facebook", "", "", "Reels"),
        ("2026-06-02", 2_000_000, "", "Summer fair", "yes", ""),
        ("2026-06-05", 90_000, "", "Summer fair", "", "Cards"),
    ]
    made = asked(desk, "SELECT name, kind, starts_on, ends_on FROM campaign")
    assert made == [("Summer fair", "promotion", "2026-06-02", "2026-06-05")]


def test_the_same_sheet_again_adds_nothing_also_reordered(desk: Desk, tmp_path: Path) -> None:
    bring(desk, tmp_path, *ADVERTS)
    revision = desk.revision()
    for rows in (ADVERTS, (ADVERTS[0], *reversed(ADVERTS[1:]))):
        assert bring(desk, tmp_path, *rows) == {"already_known": 4}
    assert desk.revision() == revision
    assert bring(desk, tmp_path, *ADVERTS, "2026-06-01,Facebook,250000,,,Reels") == {
        "costs_new": 1,
        "already_known": 4,
    }


def test_one_undo_takes_it_back_and_a_redo_brings_it_again(desk: Desk, tmp_path: Path) -> None:
    bring(desk, tmp_path, *ADVERTS)
    before = listed(desk)
    step = history.undo_last(desk)
    assert step and step.what == "Import of sales.csv"
    assert listed(desk) == [] == asked(desk, "SELECT name FROM campaign")
    history.redo_last(desk)
    assert listed(desk) == before
    history.undo_last(desk)
    assert bring(desk, tmp_path, *ADVERTS) == {"costs_new": 4}


def test_the_plan_saves_nothing_and_says_what_it_is(desk: Desk, tmp_path: Path) -> None:
    revision = desk.revision()
    plan = plan_of(desk, tmp_path, *ADVERTS)
    assert desk.revision() == revision and listed(desk) == []
    assert plan.understood[0] == "This is a list of marketing costs."
    assert plan.notes == ("1 campaign is new and will be made, as a promotion: Summer fair.",)
    assert plan.mapping == {
        "channel": "Channel",
        "note": "Note",
        "date": "Day",
        "cost": "Marketing cost",
        "campaign": "Campaign",
        "wages": "Wages",
    }


@pytest.mark.parametrize(
    "header",
    [
        "Ngày,Kênh,Chi phí quảng cáo",
        "วันที่,ช่องทาง,ค่าโฆษณา",
        "Date,Channel,Ad spend",
    ],
)
def test_headers_in_three_languages_are_known(desk: Desk, tmp_path: Path, header: str) -> None:
    assert bring(desk, tmp_path, header, "2026-06-01,Zalo,250000") == {"costs_new": 1}
    assert listed(desk) == [("2026-06-01", 250_000, "Zalo", "", "", "")]


def test_an_export_of_advertisements_by_campaign_is_known(desk: Desk, tmp_path: Path) -> None:
    rows = "Day,Campaign name,Amount spent (VND),Reach", "2026-06-01,Summer,125000,900"
    assert bring(desk, tmp_path, *rows) == {"costs_new": 1}
    assert listed(desk) == [("2026-06-01", 125_000, "", "Summer", "", "")]


@pytest.mark.parametrize(
    "rows",
    [
        ("Date,Amount,Channel,Note", "2026-06-01,250000,web,"),
        ("Date,Receipt,Amount,Campaign", "2026-06-01,R1,250000,Summer"),
        ("Date,Customer,Amount,Wages", "2026-06-01,An,250000,"),
        ("Date,Product,Amount,Campaign", "2026-06-01,Tea,250000,Summer"),
    ],
)
def test_sales_stay_sales(desk: Desk, tmp_path: Path, rows: tuple[str, ...]) -> None:
    plan = plan_of(desk, tmp_path, *rows)
    assert plan.counts.sales_new == 1 and not plan.counts.costs_new
    assert not {"cost", "campaign", "wages"} & plan.mapping.keys()


def test_any_list_of_amounts_is_one_of_costs_where_the_owner_says_so(
    desk: Desk, tmp_path: Path
) -> None:
    rows = "Date,Amount,Channel,Description", "2026-06-01,250000,web,Banner"
    assert bring(desk, tmp_path, *rows, mapping={"cost": "Amount"}) == {"costs_new": 1}
    assert listed(desk) == [("2026-06-01", 250_000, "web", "", "", "Banner")]
    assert bring(desk, tmp_path, *rows) == {"already_known": 1}  # as it was mapped before


def test_rows_that_make_no_sense_are_refused_with_the_reason(desk: Desk, tmp_path: Path) -> None:
    plan = plan_of(
        desk,
        tmp_path,
        ADVERTS[0],
        ",Facebook,1,,,",
        "2026-06-01,Facebook,,,,",
        "2026-06-01,Facebook,-5,,,",
        "2026-06-01,Facebook,much,,,",
        "2026-06-01,Facebook,1,,maybe,",
        f"2026-06-01,{'x' * 201},1,,,",
    )
    assert [row for row, _reason in reasons(plan)] == [2, 3, 4, 5, 6, 7]
    said = " ".join(reason for _row, reason in reasons(plan))
    for part in ("no day", "no amount", "zero or more", "no number", "yes, no or empty"):
        assert part in said
    assert plan.counts.costs_new == 0 and plan.work.is_empty()


def test_a_cost_typed_by_hand_is_not_doubled_unless_the_owner_says_so(
    desk: Desk, tmp_path: Path
) -> None:
    typed = MarketingCost(on=date(2026, 6, 1), amount=250_000, channel="Facebook")
    number = add_cost(desk, typed)
    plan = plan_of(desk, tmp_path, *ADVERTS)
    assert counts_of(plan.counts) == {"costs_new": 3, "looks_typed_by_hand": 1}
    assert [trouble.row for trouble in plan.typed_by_hand] == [2]
    same = check_again(desk, decide(plan, 2, Answer.SAME))
    other = check_again(desk, decide(plan, 2, Answer.ANOTHER))
    assert [trouble.row for trouble in other.typed_by_hand] == [3]  # which is just the same
    other = check_again(desk, decide(other, 3, Answer.ANOTHER))
    assert counts_of(other.counts) == {"costs_new": 4}
    apply(desk, same)
    assert len(listed(desk)) == 4
    assert bring(desk, tmp_path, *ADVERTS) == {"already_known": 4}
    remove_cost(desk, number)
    assert bring(desk, tmp_path, *ADVERTS) == {"costs_new": 1, "already_known": 3}


def test_a_day_still_to_come_is_told(desk: Desk, tmp_path: Path) -> None:
    plan = plan_of(desk, tmp_path, ADVERTS[0], "2026-12-01,Facebook,1,,,")
    assert "still to come" in plan.notes[0] and TODAY.isoformat() < "2026-12-01"


def test_texts_that_would_act_are_stored_as_texts(desk: Desk, tmp_path: Path) -> None:
    bring(desk, tmp_path, ADVERTS[0], "2026-06-01,[/red],1,=1+1,,\u202ex")
    ((_day, _amount, channel, campaign, _wages, note),) = listed(desk)
    assert (channel, campaign) == ("[/red]", "=1+1")
    assert "\u202e" not in str(note)
