"""Going through a list a page at a time, so that a long one never stands in memory."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shoptui.domain.table import Row
from shoptui.exchange.watch import Watch

PAGE = 500  # a query takes no more ids than 999 everywhere


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a list.

    Attributes:
        start: position of the first one in the list, from 0.
        rows: the rows.
    """

    start: int
    rows: Sequence[Row]


def pages(rows: Sequence[Row], watch: Watch) -> Iterator[Page]:
    """The pages of a list, each fetched when the one before is written.

    Raises:
        Cancelled: the watch stopped it.
    """
    for start in range(0, len(rows), PAGE):
        watch.go_on()
        page = Page(start, rows[start : start + PAGE])
        yield page
        watch.wrote(len(page.rows))
