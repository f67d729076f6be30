"""Shops that several panes are tried on."""

from pathlib import Path
from shutil import copy

import pytest

from shoptui.services.desk import Desk, open_desk
from shoptui.ui.panes.tiers import TiersPane
from tests.builders import Clock
from tests.ui.panes.tiers_shop import pane_over, seven_customers


@pytest.fixture(scope="session")
def tiers_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return seven_customers(tmp_path_factory.mktemp("tiers")).file.path


@pytest.fixture
def tiers_desk(tiers_file: Path, tmp_path: Path) -> Desk:
    clock = Clock()
    return open_desk(Path(copy(tiers_file, tmp_path)), clock.today, clock.now)


@pytest.fixture
def pane(tiers_desk: Desk) -> TiersPane:
    return pane_over(tiers_desk)
