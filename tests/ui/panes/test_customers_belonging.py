"""Group, class, stage and lifetime value in the list of customers and on the card."""

from pathlib import Path

import pytest

from shoptui.ui.dialogs.customer_columns import CustomerColumnsDialog
from shoptui.ui.dialogs.filter_customers import CustomerFilterDialog
from shoptui.ui.dialogs.why import WhyDialog
from shoptui.ui.widgets.grid import Grid
from tests.services.analyses.grouped_shop import grouped_shop
from tests.ui.apps import SMALL
from tests.ui.panes.test_customers import WIDE, Owner, opened


def columns(owner: Owner) -> list[str]:
    table = owner.pane.query_one("#customers-list", Grid).table
    assert table is not None
    return [column.key for column in table.columns]


@pytest.mark.slow
async def test_columns_are_chosen_with_one_key_and_marks(tmp_path: Path) -> None:
    async with opened(grouped_shop(tmp_path), tmp_path) as owner:
        assert "group" not in columns(owner)
        await owner.press("v")
        assert isinstance(owner.app.screen, CustomerColumnsDialog)
        await owner.press("space", "right", "space", "right", "space")  # no tier, group, ABC
        await owner.press("enter")
        assert columns(owner)[:4] == ["name", "group", "class", "orders"]
        assert "Focus: best" in owner.shown and "Win back" in owner.shown
        assert "Tier" not in owner.shown.split("\n")[3]


@pytest.mark.slow
async def test_the_list_is_filtered_by_group_and_value(tmp_path: Path) -> None:
    async with opened(grouped_shop(tmp_path), tmp_path) as owner:
        await owner.press("f", "down", "down", "down", "down", "right", "enter")
        assert sorted(owner.names) == ["Best", "Big", "Often", "Small"]
        assert "Focus" in owner.shown and "4 of 8 customers" in owner.shown
        await owner.press("f", *["down"] * 7, "text:300", "enter")  # the last field
        assert not isinstance(owner.app.screen, CustomerFilterDialog)
        assert sorted(owner.names) == ["Best", "Big"]
        assert "from $300.00 on" in owner.shown
        await owner.press("escape")
        assert len(owner.names) == 8


@pytest.mark.slow
@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_card_says_where_a_customer_belongs(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened(grouped_shop(tmp_path), tmp_path, size) as owner:
        await owner.press("enter")  # Best, who bought last
        for text in ("Focus: best", "A · Medium", "Lifetime value", "$1,200.00"):
            assert text in owner.shown


@pytest.mark.slow
async def test_why_explains_group_class_and_stage(tmp_path: Path) -> None:
    async with opened(grouped_shop(tmp_path), tmp_path, WIDE) as owner:
        await owner.press("w")
        assert isinstance(owner.app.screen, WhyDialog)
        said = owner.app.screen.sections
        titles = [section.title for section in said]
        assert titles[-3:] == ["Group: Focus: best", "ABC class: A", "Stage: Medium"]
