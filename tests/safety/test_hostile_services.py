"""Every text into every service that takes one: refused with a sentence, or stored clean."""

import shutil
from itertools import islice
from pathlib import Path

import pytest

from shoptui.domain.errors import ShopError
from shoptui.services.desk import Desk, open_desk
from shoptui.services.exporting import export_workbook
from tests.builders import Clock
from tests.safety.entrances import BY_PROGRAM, GIVEN, INSIDE, places, put, taking_texts
from tests.safety.full_shop import full_shop
from tests.safety.hostile import TEXTS
from tests.safety.readers import read_everything, services
from tests.safety.stored import assert_all_fit_to_store

SERVICES = dict(services())
EACH = 30  # in the default run every thirtieth text is tried
# Refused as they stand, whatever is typed: the name of the person erased does not match.
REFUSED = {"erasing.erase"}


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return full_shop(tmp_path_factory.mktemp("full"))


@pytest.fixture
def desk(template: Path, tmp_path: Path) -> Desk:
    clock = Clock()
    path = Path(shutil.copy(template, tmp_path / "shop.db"))
    (tmp_path / "s.csv").write_text("Date,Amount\n2026-06-01,5\n", encoding="utf-8")
    return open_desk(path, clock.today, clock.now)


def call(desk: Desk, name: str, given: dict[str, object]) -> bool:
    """Whether the service took what it was given; else it said why."""
    try:
        SERVICES[name](desk, **given)
    except ShopError as error:
        assert str(error), name
        return False
    return True


def tried(desk: Desk, name: str, each: int) -> int:
    """How many calls were made with texts in every place of a service."""
    calls = 0
    for place in places(GIVEN[name](desk)):
        for text in islice(TEXTS, calls % each, None, each):
            calls += 1
            try:
                call(desk, name, put(GIVEN[name](desk), place, text))
            except Exception as error:
                raise AssertionError((name, place, text[:60])) from error
    return calls


def test_no_service_that_takes_a_text_is_left_out() -> None:
    left_out = taking_texts() - set(GIVEN) - INSIDE
    # Reports are asked by name, through `reports.answer`.
    assert {name for name in left_out if not name.startswith("analyses.")} == set()
    assert set(GIVEN) <= set(SERVICES)


@pytest.mark.parametrize("name", sorted(set(GIVEN) - REFUSED))
def test_control_what_is_usual_is_taken(desk: Desk, name: str) -> None:
    assert call(desk, name, GIVEN[name](desk))


@pytest.mark.parametrize("name", GIVEN)
def test_some_texts_into_every_service(desk: Desk, name: str) -> None:
    assert tried(desk, name, EACH) or set(GIVEN[name](desk)) == {*BY_PROGRAM}
    assert_all_fit_to_store(desk.file.path)


@pytest.mark.slow
@pytest.mark.parametrize("name", GIVEN)
def test_every_text_into_every_service(desk: Desk, name: str) -> None:
    assert tried(desk, name, 1) % len(TEXTS) == 0
    assert_all_fit_to_store(desk.file.path)
    answered, sentences = read_everything(desk)
    assert answered and not sentences
    export_workbook(desk, desk.file.path.with_name("everything.xlsx"))
