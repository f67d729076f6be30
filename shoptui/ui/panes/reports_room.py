"""How a report's picture, its short list and its list share the lines of the screen."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

MOST_SUMMARY, LEAST_LIST = 9, 7


class Part(StrEnum):
    """A part of a report."""

    PICTURE = "picture"
    SUMMARY = "summary"
    LIST = "list"


View = Mapping[Part, int]  # the lines of each part that shows at the same time, from the top


@dataclass(frozen=True, slots=True)
class Needs:
    """The lines each part asks for; 0 where there is none.

    Attributes:
        least: of the picture, so that it says something.
        picture: of the picture, to show it well.
        summary: of the whole short list.
        rows: of the whole list.
    """

    least: int
    picture: int
    summary: int
    rows: int


def views(height: int, needs: Needs) -> tuple[View, ...]:
    """What shows at once, and what after it: all in one where there is room, else one by one.

    Args:
        height: the lines there are.
        needs: what the parts ask for.
    """
    short, least_list = min(needs.summary, MOST_SUMMARY), min(needs.rows, LEAST_LIST)
    if needs.least + short + least_list <= height:
        kept = max(least_list, min(needs.rows, height // 3))
        drawn = _drawn(needs, height - short - kept)
        return ({Part.PICTURE: drawn, Part.SUMMARY: short, Part.LIST: height - drawn - short},)
    alone: View = {Part.LIST: height}
    if not needs.summary:
        return {Part.PICTURE: height}, alone
    if needs.least + short <= height:
        short = min(needs.summary, height - _drawn(needs, height - short))
        return {Part.PICTURE: height - short, Part.SUMMARY: short}, alone
    return {Part.PICTURE: height}, {Part.SUMMARY: height}, alone


def _drawn(needs: Needs, room: int) -> int:
    """The lines of the picture, of those that others leave."""
    return max(min(room, needs.picture), needs.least)
