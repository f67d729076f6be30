"""What all tests share."""

import gc
from collections.abc import Iterator

import pytest

from shoptui.storage import database

OF_THE_DISK = {"safety", "storage"}


def pytest_collection_finish() -> None:
    """What was imported stays: looking through it for garbage took a sixth of all time."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(autouse=True, scope="session")
def _a_home_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Forms suggest the home folder: what tests save there must not lie in anybody's own."""
    home = str(tmp_path_factory.mktemp("home"))
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "USERPROFILE"):
            patch.setenv(name, home)
        yield


@pytest.fixture(autouse=True, scope="module")
def _no_waiting_for_the_disk(request: pytest.FixtureRequest) -> Iterator[None]:
    """Tests that prove nothing of the disk do not wait for it: a fifth of their time.

    Programs that a test starts beside itself are not touched by this.
    """
    with pytest.MonkeyPatch.context() as patch:
        if OF_THE_DISK.isdisjoint(request.path.parts):
            unsynced = [each for each in database._PRAGMAS if "sync" not in each]
            patch.setattr(database, "_PRAGMAS", (*unsynced, "synchronous = OFF"))
        yield
