"""A shop in dollars with three customers, each of whom one rule fits."""

from pathlib import Path

from shoptui.domain.customers import Consent
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.ui.panes.rewards import RewardsPane
from shoptui.ui.widgets.grid import Grid
from tests.builders import Clock
from tests.services.reward_people import buyer, fixed_desk

# What each is suggested, and what that costs. The average order is $308: nine of $400, five of
# $200 and one of $20 make $4,620 in fifteen. A twentieth of it is $15.40, rounded $20.
SUGGESTED = [
    ("[/] Lan", "Personal call and 20% off", 8_000),  # 20 % of an average order of $400
    ("Loyal", "Points bonus on the next order", 2_000),
    ("Newcomer", "Gift with the second order", 2_000),
]


def rewards_file(folder: Path, clock: Clock | None = None) -> Path:
    desk = fixed_desk(folder, clock)
    buyer(desk, "[/] Lan", 130, 9, 400, consent=Consent.YES, phone="0901 234 567")
    buyer(desk, "Loyal", 40, 5, 200)
    buyer(desk, "Newcomer", 5, 1, 20)
    return desk.file.path


def pane_over(desk: Desk) -> RewardsPane:
    return RewardsPane(desk, Formats(desk.shop()), id="rewards")


def column(pane: RewardsPane, key: str) -> list[object]:
    table = pane.query_one(Grid).table
    assert table is not None
    return [row[table.column(key)] for row in table.rows]


def suggested(pane: RewardsPane) -> list[tuple[object, object, object]]:
    return list(
        zip(column(pane, "name"), column(pane, "reward"), column(pane, "cost"), strict=True)
    )
