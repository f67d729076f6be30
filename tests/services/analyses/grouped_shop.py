"""A shop with somebody in every group; an average order of $140 (2,660 by 19 orders)."""

from pathlib import Path

from shoptui.services.desk import Desk
from tests.builders import add
from tests.services.reward_people import buyer, fixed_desk


def grouped_shop(folder: Path) -> Desk:
    """Eight customers, named by what they are."""
    desk = fixed_desk(folder)
    buyer(desk, "Small", 30, 2, 20)
    buyer(desk, "Best", 5, 4, 300)
    buyer(desk, "Often", 10, 4, 50)
    buyer(desk, "Big", 20, 1, 400)
    buyer(desk, "Gone", 700, 5, 60)
    buyer(desk, "Fading", 700, 2, 10)
    buyer(desk, "Once", 700, 1, 500)
    add(desk, "Never")
    return desk
