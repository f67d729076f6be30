"""How a report's picture, its short list and its list share the lines of the screen."""

from dataclasses import dataclass

LEAST_PICTURE, LEAST_LIST = 8, 7
MOST_SUMMARY = 9


@dataclass(frozen=True, slots=True)
class Shares:
    """Lines for each part; 0 where there is none.

    Attributes:
        picture: of the picture.
        summary: of the short list.
        list: of the list.
        together: whether all show at once; else the list takes the place of the others.
    """

    picture: int
    summary: int
    list: int
    together: bool


def shares(height: int, picture: int, summary: int, rows: int) -> Shares:
    """Shares out the lines.

    Args:
        height: the lines there are.
        picture: lines that show the picture well, 0 for none.
        summary: lines that show the whole short list, 0 for none.
        rows: lines that show the whole list.
    """
    least_picture = min(picture, LEAST_PICTURE)
    short = min(summary, MOST_SUMMARY)
    least_list = min(rows, LEAST_LIST)
    if height < least_picture + short + least_list:
        short = min(summary, max(height - picture, height // 2)) if picture else summary
        return Shares(max(height - short, 0) if picture else 0, short, height, False)
    spare = height - least_picture - short - least_list
    more = min(picture - least_picture, max(spare - (rows - least_list) // 3, spare // 2))
    return Shares(least_picture + max(more, 0), short, least_list, True)
