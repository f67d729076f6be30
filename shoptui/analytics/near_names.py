"""Names that may be one name: accents, the order of the words and a slip of the pen aside."""

from collections.abc import Callable
from functools import cache, lru_cache

from shoptui.domain.text import fold

NEAR = 88  # percent of rapidfuzz' ratio: one letter in about eight


def name_key(name: str) -> str:
    """The folded words of a name in the order of the alphabet: "Ánh Nguyễn" gives "anh nguyen"."""
    return " ".join(sorted(map(folded_word, name.split())))


@lru_cache(maxsize=50_000)
def folded_word(word: str) -> str:
    """The search key of a word; the same few come again and again in names and addresses."""
    return fold(word)


def are_near(one: str, other: str) -> bool:
    """Whether two name keys are the same but for a letter or so; numbers must agree."""
    if one == other:
        return bool(one)
    return _ratio()(one, other, score_cutoff=NEAR) > 0 and _numbers(one) == _numbers(other)


def is_part(one: str, other: str) -> bool:
    """Whether all words of one name key stand in the other, as "anh" in "anh nguyen thi"."""
    these, those = set(one.split()), set(other.split())
    return bool(these and those) and (these <= those or those <= these)


def _numbers(key: str) -> list[str]:
    return [word for word in key.split() if any(map(str.isdigit, word))]


@cache
def _ratio() -> Callable[..., float]:
    from rapidfuzz import fuzz  # takes a moment to load, and only duplicates need it

    ratio: Callable[..., float] = fuzz.ratio
    return ratio
