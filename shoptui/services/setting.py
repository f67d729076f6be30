"""What a setting is: a rule of the shop with a key, a meaning, a default and a form of writing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from shoptui.domain.shop import Shop

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Place:
    """Where and when a setting is read.

    Attributes:
        shop: whose setting it is.
        today: the day on the shop's calendar.
    """

    shop: Shop
    today: date


@dataclass(frozen=True, slots=True)
class Form(Generic[T]):
    """How a value is written.

    Attributes:
        read: the value of what the owner typed; raises InvalidInput with a sentence that says how
            to write it.
        show: the value as it is shown and kept; `read` takes it back.
        choices: the words there are, where there are but few; else empty.
    """

    read: Callable[[str, Place], T]
    show: Callable[[T, Shop], str]
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One rule of the shop.

    Attributes:
        key: its name for scripts and the command line.
        meaning: what it does, in the owner's language.
        form: how its value is written.
        default: what holds until the owner sets it; None where there is no default.
        field: the attribute of `Shop` it is kept in, "" for a rule kept under its own key.
    """

    key: str
    meaning: Callable[[], str]
    form: Form[T]
    default: Callable[[Shop], T] | None
    field: str = ""
