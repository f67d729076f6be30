"""A large shop is copied in steps: others save meanwhile, and the copy is of one moment."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from shoptui.domain.backups import Backup, Reason
from shoptui.domain.errors import Cancelled
from shoptui.services.desk import Desk
from shoptui.storage import backup, backup_places, steady_copy, verified_copy
from shoptui.storage.backup import Why
from shoptui.storage.database import connect
from tests.builders import TODAY, add, new_desk, sell

NOON = datetime(2026, 6, 30, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def small_steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup_places, "data_folder", lambda: tmp_path / "data")
    monkeypatch.setattr(steady_copy, "LARGE", 0)
    monkeypatch.setattr(steady_copy, "PAGES", 20)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = new_desk(tmp_path)
    add(made, "Ánh")
    return made


def make(desk: Desk, stop: Any = verified_copy.never) -> Backup:
    return backup.make(desk.file.path, connect, Why(NOON, Reason.BY_HAND), stop)


def selling(desk: Desk, times: int, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Sells between the steps of the copy, so many times; the sales."""
    sold, real = list[int](), steady_copy.copied_in_steps

    def disturbed(db: Any, target: Any, stop: Any) -> bool:
        def sell_and_look() -> bool:
            if len(sold) < times:
                sold.append(sell(desk, 1, TODAY, 5))
            return bool(stop())

        return real(db, target, sell_and_look)

    monkeypatch.setattr(steady_copy, "copied_in_steps", disturbed)
    return sold


def test_what_is_saved_between_two_steps_is_in_the_copy(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    sold = selling(desk, 3, monkeypatch)
    made = make(desk)
    assert len(sold) == 3
    assert made.contents and (made.contents.customers, made.contents.sales) == (1, 3)
    assert backup.prove(made, connect) == made.contents


def test_a_shop_that_never_stands_still_is_copied_at_one_go(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    sold = selling(desk, 1000, monkeypatch)
    made = make(desk)
    assert 5 < len(sold) < 1000
    assert made.contents and made.contents.sales == len(sold)
    assert backup.prove(made, connect) == made.contents


def test_it_stops_when_asked_to_and_leaves_nothing(desk: Desk) -> None:
    with pytest.raises(Cancelled):
        make(desk, lambda: True)
    assert backup_places.places_of(desk.file.path).all() == []
