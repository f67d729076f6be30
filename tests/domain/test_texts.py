"""Texts joined and cut are the same texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoptui.domain.texts import Texts


@given(st.lists(st.text(max_size=5)))
def test_each_is_what_it_was(texts: list[str]) -> None:
    joined = Texts.of(texts)
    assert [*joined] == texts
    assert [joined[at] for at in range(len(texts))] == texts
    assert joined[1:3] == texts[1:3]
    assert len(joined) == len(texts)


def test_places_count_from_the_end_too() -> None:
    assert Texts.of(["Ánh", "", "Bo"])[-1] == "Bo"
    with pytest.raises(IndexError):
        Texts.of(["Ánh"])[1]


def test_lengths_must_be_those_of_the_texts() -> None:
    with pytest.raises(ValueError, match="other texts"):
        Texts.cut("ÁnhBo", [3, 3])
