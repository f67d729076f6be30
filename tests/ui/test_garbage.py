"""The search for garbage, put off until the first screen stands."""

import gc
from collections.abc import Iterator

import pytest

from shoptui.ui import garbage


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    usual = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*usual)
    gc.enable()


def test_it_goes_on_after_it_was_put_off_and_leaves_out_what_was_loaded_by_then() -> None:
    loaded = gc.get_freeze_count()
    garbage.put_off()
    assert not gc.isenabled()
    garbage.look_again()
    assert gc.isenabled() and gc.get_freeze_count() > loaded


def test_where_it_was_never_put_off_nothing_is_changed() -> None:
    before = gc.get_threshold(), gc.get_freeze_count()
    garbage.look_again()
    assert (gc.get_threshold(), gc.get_freeze_count()) == before


def test_garbage_is_still_found_in_the_end() -> None:
    class Ring:
        def __init__(self) -> None:
            self.own = self

        def __del__(self) -> None:
            gone.append(True)

    gone: list[bool] = []
    garbage.put_off()
    garbage.look_again()
    Ring()
    kept: list[list[int]] = [[] for _each in range(2 * garbage.MANY)]
    assert gone and len(kept) > garbage.MANY


@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
def test_giving_memory_back_does_no_harm_on_any_system(
    system: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", system)
    garbage._trim.cache_clear()
    try:
        garbage.give_back()
    finally:
        garbage._trim.cache_clear()
