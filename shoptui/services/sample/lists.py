"""The lists of names, goods and words that lie beside this file."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Tongue:
    """How people of one language are called.

    Attributes:
        pattern: where family, middle and given name stand.
        families: family names; common ones stand there more than once.
        middle: middle names by gender; [""] where there are none.
        given: given names by gender.
        businesses: patterns of an organisation's name.
        business_names: what fills them.
    """

    pattern: str
    families: list[str]
    middle: dict[str, list[str]]
    given: dict[str, list[str]]
    businesses: list[str]
    business_names: list[str]


@cache
def tongue(code: str) -> Tongue:
    """The names of one language."""
    names = _read("names.toml")
    own, genders = names[code], ("female", "male")
    return Tongue(
        pattern=own["pattern"],
        families=own["families"],
        middle={gender: own[gender]["middle"] for gender in genders},
        given={gender: own[gender]["given"] for gender in genders},
        businesses=names["organisations"][code],
        business_names=names["organisation_names"][code],
    )


def words(about: str, kind: str) -> list[str]:
    """What is said about something, by kind."""
    found: list[str] = _read("words.toml")[about][kind]
    return found


@cache
def said(about: str, kind: str, tongue: str) -> list[str]:
    """The same with what people of one language say in theirs."""
    own: dict[str, list[str]] = _read("words.toml").get(f"{about}-{tongue}", {})
    return words(about, kind) + own.get(kind, [])


def goods() -> dict[str, dict[str, dict[str, int]]]:
    """Group, product, and its price (thousand đồng), popularity and whether it is weighed."""
    return _read("goods.toml")


@cache
def _read(name: str) -> dict[str, Any]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return tomllib.loads(text)
