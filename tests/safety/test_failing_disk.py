"""A disk that fails anywhere: nothing is lost, nothing claimed wrongly, nothing recorded twice."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.safety.failing_disk import needs_a_failing_disk, run_on_a_failing_disk

pytestmark = needs_a_failing_disk

SCRIPT = "tests.safety.disk_acts"


def untrue(trials: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The trials in which the owner was told something else than what is in the file."""
    return [trial for trial in trials if not is_true(trial)]


def is_true(trial: dict[str, Any]) -> bool:
    told, found = trial["told"], trial["found"]
    whole: bool = trial["found_again"] == 1 and trial["sound"]
    if told != "saved" and "not sure" not in told and found != 0:
        return False
    if told == "saved" and found != 1:
        return False
    return whole


@pytest.mark.parametrize(
    ("error", "lasting", "every"), [("EIO", "once", "1"), ("ENOSPC", "forever", "3")]
)
def test_every_change_of_the_disk_may_fail_during_a_sale(
    tmp_path: Path, error: str, lasting: str, every: str
) -> None:
    trials = run_on_a_failing_disk(SCRIPT, tmp_path, "sale", error, lasting, every)
    assert len(trials) > 10
    assert untrue(trials) == []
    assert {"write", "sync"} <= {trial["kind"] for trial in trials}
    assert trials[0]["kind"] == "sync", "the last step, after which the change holds already"
    assert trials[0]["found"] == 1
    if error == "ENOSPC":
        assert sum("disk is full" in trial["told"] for trial in trials) > 5


@pytest.mark.slow
@pytest.mark.parametrize("act", ["sale", "customer", "refund", "import"])
def test_every_change_of_the_disk_may_fail_during_every_act(tmp_path: Path, act: str) -> None:
    trials = run_on_a_failing_disk(SCRIPT, tmp_path, act, "EIO,ENOSPC", "once,forever")
    assert len(trials) > 100
    assert untrue(trials) == []
    saved = sum(trial["told"] == "saved" for trial in trials)
    print(f"{act}: {len(trials)} failures of the disk, {saved} said saved, 0 untrue, 0 doubles")


def test_whoever_believes_a_failed_commit_records_twice(tmp_path: Path) -> None:
    """The control: without asking the file, the failure of the very last sync makes a double."""
    trials = run_on_a_failing_disk(SCRIPT, tmp_path, "refund", "EIO", "once", "9", "none")
    (doubled,) = untrue(trials)
    assert (doubled["found"], doubled["again"], doubled["found_again"]) == (1, "saved", 2)
