"""What can be exported, and into which kinds of file."""

import os
from enum import StrEnum
from pathlib import Path

from shoptui.domain.errors import FileTrouble, InvalidInput, NotFound
from shoptui.domain.language import _
from shoptui.services.desk import Desk

ALL = "all"


class Part(StrEnum):
    """What of a shop can be exported."""

    CUSTOMERS = "customers"
    TIERS = "tiers"
    HEATMAP = "heatmap"
    LOYALTY = "loyalty"
    MAP = "map"
    REWARDS = "rewards"
    TODAY = "today"
    SALES = "sales"
    RECEIPTS = "receipts"
    MARKETING = "marketing"
    COHORTS = "cohorts"
    FUNNEL = "funnel"
    RETENTION = "retention"
    ACQUISITION = "acquisition"
    VALUE = "value"
    CHANNELS = "channels"
    GROUPS = "groups"
    ABC = "abc"
    STAGES = "stages"
    PRODUCTS = "products"
    MONTHS = "months"


class Format(StrEnum):
    """A kind of file; the value is the ending of its name."""

    EXCEL = "xlsx"
    CSV = "csv"


def chosen_parts(what: str) -> tuple[Part, ...]:
    """The parts a text such as "all" or "customers, sales" names, in their usual order.

    Raises:
        NotFound: one of them is none; all are listed.
    """
    names = [name.strip().casefold() for name in what.split(",")]
    known = [ALL, *Part]
    for name in names:
        if name not in known:
            message = _("{name} can't be exported; choose from {names}.")
            raise NotFound(message.format(name=name[:60] or "“”", names=", ".join(known)))
    return tuple(part for part in Part if ALL in names or part in names)


def format_of(path: Path) -> Format:
    """The kind of file a name asks for.

    Raises:
        InvalidInput: it ends in neither .xlsx nor .csv.
    """
    ending = path.suffix.casefold().removeprefix(".")
    if ending not in list(Format):
        message = _("{name}: let the file's name end in .xlsx for Excel, or in .csv.")
        raise InvalidInput(message.format(name=path.name), "path")
    return Format(ending)


def check_target(desk: Desk, path: Path, wanted: Format) -> None:
    """Sees to it that a file may be written there.

    Raises:
        InvalidInput: the name says another kind of file.
        FileTrouble: it is the shop file.
    """
    if format_of(path) is not wanted:
        message = _("{name}: let the file's name end in .{ending}.")
        raise InvalidInput(message.format(name=path.name, ending=wanted), "path")
    if os.path.exists(path) and path.samefile(desk.file.path):
        message = _("{name} is the shop file itself: choose another name.")
        raise FileTrouble(message.format(name=path.name))
