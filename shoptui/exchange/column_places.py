"""Where the meanings of a sheet stand: which column, or which columns together."""

from collections.abc import Sequence
from dataclasses import dataclass

from shoptui.domain.errors import NotFound
from shoptui.domain.language import _
from shoptui.exchange.header_text import plain_header


@dataclass(frozen=True, slots=True)
class Place:
    """Where a field is read from.

    Attributes:
        columns: positions, from 0.
        joined: all of them are one text ("First name", "Last name"); else the first that is not
            empty is taken.
    """

    columns: tuple[int, ...]
    joined: bool = False

    def named(self, headers: Sequence[str]) -> str:
        """As the owner reads and writes it: "First name + Last name"."""
        return (" + " if self.joined else " | ").join(headers[at] for at in self.columns)


def tidy_headers(cells: Sequence[object]) -> tuple[str, ...]:
    """A name for each column: empty ones are called by their number, doubles get one."""
    taken: dict[str, int] = {}
    headers = []
    for position, cell in enumerate(cells, 1):
        name = " ".join(str(cell).split()).lstrip("\ufeff") or _("Column {n}").format(n=position)
        taken[name] = taken.get(name, 0) + 1
        headers.append(name if taken[name] == 1 else f"{name} ({taken[name]})")
    return tuple(headers)


def known_place(expression: str, headers: Sequence[str]) -> Place | None:
    """The columns of an export's expression that are there, None if none is."""
    joined = " + " in expression
    parts = expression.split(" + " if joined else " | ")
    found = [at for part in parts if (at := position(part, headers)) is not None]
    return Place(tuple(found), joined) if found else None


def hand_place(expression: str, headers: Sequence[str]) -> Place:
    """The columns the owner named: "Total", "First name + Last name" or "Phone | Mobile".

    Raises:
        NotFound: there is no such column; the sentence names those there are.
    """
    whole = position(expression, headers)
    if whole is not None:
        return Place((whole,))
    sign = next((sign for sign in "+|" if sign in expression), "")
    parts = expression.split(sign) if sign else [expression]
    return Place(tuple(_required(part, headers) for part in parts), joined=sign == "+")


def position(header: str, headers: Sequence[str]) -> int | None:
    """The position of the column with this name, exactly so or but for capitals and marks."""
    wanted = " ".join(header.split())
    if wanted in headers:
        return headers.index(wanted)
    plain = plain_header(wanted)
    alike = [at for at, there in enumerate(headers) if plain and plain_header(there) == plain]
    return alike[0] if alike else None


def _required(part: str, headers: Sequence[str]) -> int:
    found = position(part, headers)
    if found is None:
        raise NotFound(
            _("The sheet has no column “{column}”. Its columns are: {columns}.").format(
                column=part.strip(), columns=", ".join(headers)
            )
        )
    return found
