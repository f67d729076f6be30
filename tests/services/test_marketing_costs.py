"""Recording what is spent to be found, and taking it back. Today is 30 June 2026."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from shoptui.domain.campaigns import Campaign, CampaignKind
from shoptui.domain.errors import Conflict, InvalidInput, NotFound
from shoptui.domain.loyalty import LoyaltyType
from shoptui.domain.marketing import MarketingCost
from shoptui.domain.money import MAX_MINOR
from shoptui.services import campaigns, history, settings
from shoptui.services.check import check_file
from shoptui.services.desk import Desk
from shoptui.services.marketing_costs import (
    add_cost,
    change_cost,
    cost,
    cost_totals,
    costs_table,
    known_channels,
    remove_cost,
)
from shoptui.storage.marketing_costs import SORT_KEYS
from tests.builders import TODAY, add, new_desk

ADVERT = MarketingCost(on=date(2026, 6, 1), amount=250_000, channel="Facebook", note="Reels")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def fair(desk: Desk) -> int:
    return campaigns.create_campaign(
        desk,
        Campaign(
            name="Fair",
            raises=LoyaltyType.CONTACT,
            kind=CampaignKind.EVENT,
            starts_on=TODAY,
            ends_on=TODAY,
        ),
    )


def listed(desk: Desk) -> list[tuple[object, ...]]:
    return [tuple(row) for row in costs_table(desk).rows]


def said(desk: Desk) -> list[str]:
    """What the history says, the newest first."""
    return [str(row[2]) for row in history.history_table(desk).rows]


def test_what_is_recorded_stands_in_the_list_with_its_total(desk: Desk) -> None:
    event = fair(desk)
    add_cost(desk, ADVERT)
    add_cost(desk, MarketingCost(on=TODAY, amount=90_000, campaign_id=event, is_wages=True))
    assert listed(desk) == [
        (TODAY, 90_000, "", "Fair", "yes", ""),
        (date(2026, 6, 1), 250_000, "Facebook", "", "", "Reels"),
    ]
    assert cost_totals(desk) == (2, 340_000, 90_000)


def test_it_is_changed_removed_and_all_of_it_undone(desk: Desk) -> None:
    number = add_cost(desk, ADVERT)
    change_cost(desk, MarketingCost(id=number, on=TODAY, amount=300_000, channel="Zalo"))
    remove_cost(desk, number)
    assert listed(desk) == []
    assert said(desk)[:3] == [
        "Removed the marketing cost of 300.000 ₫: Zalo",
        "Changed the marketing cost of 300.000 ₫: Zalo",
        "Marketing cost of 250.000 ₫: Facebook",
    ]
    step = history.undo_last(desk)
    assert step and step.records == "marketing costs 1"
    assert listed(desk) == [(TODAY, 300_000, "Zalo", "", "", "")]
    history.undo_last(desk)
    assert cost(desk, number) == MarketingCost(
        id=number, on=date(2026, 6, 1), amount=250_000, channel="Facebook", note="Reels"
    )
    history.undo_last(desk)
    assert listed(desk) == []
    for _time in range(3):
        history.redo_last(desk)
    assert listed(desk) == []
    assert check_file(desk.file.path, TODAY).is_well


def test_a_campaign_that_cost_something_is_not_undone_under_it(desk: Desk) -> None:
    event = fair(desk)
    number = add_cost(desk, MarketingCost(on=TODAY, amount=1, campaign_id=event))
    made = next(
        step
        for step, words in zip(history.history_table(desk).ids, said(desk), strict=True)
        if "Fair" in words and "cost" not in words
    )
    with pytest.raises(Conflict, match="needs what it recorded"):
        history.undo_step(desk, made)
    remove_cost(desk, number)
    history.undo_step(desk, made)
    assert campaigns.all_campaigns(desk) == []


def test_a_channel_is_written_as_it_was_before(desk: Desk) -> None:
    add(desk, "An", channel="Người quen")
    add_cost(desk, ADVERT)
    number = add_cost(desk, MarketingCost(on=TODAY, amount=1, channel=" facebook "))
    assert cost(desk, number).channel == "Facebook"
    number = add_cost(desk, MarketingCost(on=TODAY, amount=1, channel="NGƯỜI QUEN"))
    assert cost(desk, number).channel == "Người quen"
    assert known_channels(desk) == ["Facebook", "Người quen"]


@pytest.mark.parametrize(
    ("field", "draft"),
    [
        ("on", MarketingCost(on=date(2026, 7, 1), amount=1)),
        ("amount", MarketingCost(on=TODAY, amount=-1)),
        ("amount", MarketingCost(on=TODAY, amount=MAX_MINOR + 1)),
        ("channel", MarketingCost(on=TODAY, amount=1, channel="x" * 201)),
        ("note", MarketingCost(on=TODAY, amount=1, note="x" * 10_001)),
    ],
)
def test_what_cannot_be_is_refused_with_its_field(
    desk: Desk, field: str, draft: MarketingCost
) -> None:
    with pytest.raises(InvalidInput) as refused:
        add_cost(desk, draft)
    assert refused.value.field == field
    assert listed(desk) == []


def test_what_is_gone_is_said_to_be_gone(desk: Desk) -> None:
    number = add_cost(desk, ADVERT)
    remove_cost(desk, number)
    for act in (
        lambda: remove_cost(desk, number),
        lambda: change_cost(desk, MarketingCost(id=number, on=TODAY, amount=1)),
        lambda: add_cost(desk, MarketingCost(on=TODAY, amount=1, campaign_id=99)),
    ):
        with pytest.raises(NotFound):
            act()


def test_the_currency_stays_once_a_cost_is_recorded(desk: Desk) -> None:
    add_cost(desk, ADVERT)
    with pytest.raises((Conflict, InvalidInput)):
        settings.change(desk, "shop.currency", "USD")


@pytest.mark.parametrize("key", SORT_KEYS)
@pytest.mark.parametrize("descending", [True, False])
def test_the_list_is_sorted_by_each_column_and_empty_cells_stand_last(
    desk: Desk, key: str, descending: bool
) -> None:
    event = fair(desk)
    add_cost(desk, ADVERT)
    add_cost(desk, MarketingCost(on=TODAY, amount=7, channel="Zalo", campaign_id=event))
    add_cost(desk, MarketingCost(on=date(2026, 5, 5), amount=9, is_wages=True, note="a"))
    table = costs_table(desk, key, descending)
    at = table.column(key)
    cells: list[Any] = [row[at] for row in table.rows if row[at] != ""]
    assert [row[at] for row in table.rows][: len(cells)] == cells or key == "wages"
    assert cells == sorted(cells, key=_rank, reverse=descending)


def _rank(cell: Any) -> Any:
    return cell.casefold() if isinstance(cell, str) else cell


def test_hostile_texts_are_kept_as_they_may_be_stored(desk: Desk) -> None:
    number = add_cost(
        desk, MarketingCost(on=TODAY, amount=1, channel="[/red]\x1b[2J", note="=1+1\n\u202eabc")
    )
    kept = cost(desk, number)
    assert "\x1b" not in kept.channel and kept.channel.startswith("[/red]")
    assert "\u202e" not in kept.note and kept.note.startswith("=1+1\n")
