"""Undo, redo and the history: every step back and forth, alone or in turn."""

from pathlib import Path

import pytest

from shoptui.services import history
from shoptui.services.desk import Desk
from tests.builders import new_desk
from tests.services.history_acts import Owner, digest


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def there_and_back(desk: Desk, folder: Path, seed: int, acts: int) -> None:
    owner, states, done = Owner(desk, folder, seed), [digest(desk)], list[str]()
    for _number in range(acts):
        done.append(owner.act())
        states.append(digest(desk))
    for number in reversed(range(acts)):
        assert history.undo_last(desk)
        assert digest(desk) == states[number], f"after undoing {done[number]}"
    assert history.undo_last(desk) is None
    for number in range(acts):
        assert history.redo_last(desk)
        assert digest(desk) == states[number + 1], f"after redoing {done[number]}"
    assert history.redo_last(desk) is None


def test_anything_done_can_be_undone_to_the_start_and_redone_to_the_end(
    desk: Desk, tmp_path: Path
) -> None:
    there_and_back(desk, tmp_path, 3, 60)


@pytest.mark.slow
def test_a_thousand_steps_are_undone_to_the_start_and_redone_to_the_end(
    desk: Desk, tmp_path: Path
) -> None:
    there_and_back(desk, tmp_path, 7, 1000)
