"""What is known of an export of another program: how to tell it, and what its columns mean."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from shoptui.exchange.fields import Field
from shoptui.exchange.header_text import plain_header


@dataclass(frozen=True, slots=True)
class KnownExport:
    """One export of one program.

    Attributes:
        source: the program. Receipts of one program are the same in all its exports, so this goes
            into what a receipt is known by and must never change.
        title: what the owner calls the export.
        marks: headers by which it is told from any other sheet.
        fields: what to read from where; "A | B" is the first that is not empty, "A + B" both.
        once: headers whose value is the whole receipt's, repeated on its lines or on the first.
        customers: it is a list of people, not of sales.
        costs: it is a list of marketing costs.
    """

    source: str
    title: str
    marks: tuple[str, ...]
    fields: Mapping[Field, str]
    once: tuple[str, ...] = ()
    customers: bool = False
    costs: bool = False

    def matches(self, headers: Iterable[str]) -> bool:
        """Whether a sheet with these headers is this export."""
        there = {plain_header(header) for header in headers}
        return all(plain_header(mark) in there for mark in self.marks)
