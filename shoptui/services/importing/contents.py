"""Reading a sheet from its first row of data to its last."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Protocol

from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.exchange.columns import Columns
from shoptui.exchange.raw_sheet import RawRow, RawSheet
from shoptui.exchange.spool import Row
from shoptui.services.importing.particulars import NOTHING, Particulars
from shoptui.services.importing.plain_rows import PlainRows
from shoptui.services.importing.progress import Progress, Step, Tell, untold
from shoptui.services.importing.receipt import Receipt
from shoptui.services.importing.receipts import ReceiptBook
from shoptui.services.importing.row_cells import Cells
from shoptui.services.importing.who import NOBODY, Who

_PAGE = 2048  # rows, and then a look at whether the owner still wants it


class OfRows(Protocol):
    """What reads rows as receipts; each method raises InvalidInput for what makes no sense."""

    def number(self, cells: Cells, /) -> str:
        """By what the rows of one receipt are known."""

    def who(self, number: int, cells: Cells) -> Who:
        """The customer."""

    def read(self, number: int, cells: Cells) -> Receipt:
        """The receipt that the row alone would be."""


class OfParticulars(Protocol):
    """What reads more of a customer than who it is."""

    reads_anything: bool

    def read(self, number: int, row: Cells) -> Particulars:
        """What a row says."""


@dataclass(slots=True)
class Contents:
    """What stands in a sheet.

    Attributes:
        rows: how many hold anything, the header and what is above it left out.
        refused: row → why it makes no sense.
        said: what it says of each person.
        people: for a list of customers, who each row is.
    """

    rows: int = 0
    refused: dict[int, str] = field(default_factory=dict)
    said: dict[Who, Particulars] = field(default_factory=dict)
    people: dict[int, Who] = field(default_factory=dict)

    def remember(self, who: Who, said: Particulars) -> None:
        """Adds what a row says of a person."""
        if said != NOTHING:
            before = self.said.get(who)
            self.said[who] = before.filled(said) if before else said


def data_rows(
    sheet: RawSheet, columns: Columns, tell: Tell = untold
) -> Iterator[tuple[int, Cells]]:
    """The rows below the header, each as wide as the header at least."""
    return chain.from_iterable(data_pages(sheet, columns, tell))


def data_pages(
    sheet: RawSheet, columns: Columns, tell: Tell = untold
) -> Iterator[list[tuple[int, Cells]]]:
    """As `data_rows`, many rows at a time."""
    width = len(columns.headers)
    for page in watched(sheet, tell, Step.READING):
        if page[0][0] <= columns.row:
            page = [row for row in page if row[0] > columns.row]
        if min((len(cells) for _number, cells in page), default=width) < width:
            page = [(number, [*cells, *[""] * (width - len(cells))]) for number, cells in page]
        yield page


def watched(sheet: RawSheet, tell: Tell, step: Step) -> Iterator[list[RawRow]]:
    """The rows of a sheet, many at a time, telling how far it is.

    Of how many rows can only be guessed, from how much of the file was read.
    """
    rows, done, of = sheet.rows(), 0, 0
    while page := list(islice(rows, _PAGE)):
        if share := sheet.share_read():
            of = int(round((done + len(page)) / share, -3))
        tell(Progress(step, done, of))
        done += len(page)
        yield page


def read_sales(
    pages: Iterator[list[tuple[int, Cells]]],
    plain: PlainRows,
    reader: OfRows,
    particulars: OfParticulars,
    book: ReceiptBook,
) -> Contents:
    """Puts every row into the book; those that make no sense are refused.

    Args:
        pages: rows of the sheet, below the header.
        plain: reads those of plain sales.
        reader: reads all others.
        particulars: reads what they say of the customer.
        book: where they go.
    """
    contents = Contents()
    for page in pages:
        contents.rows += len(page)
        read, run = plain.read(page), list[Row]()
        for (number, cells), packed in zip(page, read, strict=True):
            if packed:
                run.append(packed)
                continue
            book.add_plain(run)
            run = []
            _read_sale(number, cells, reader, particulars, book, contents)
        book.add_plain(run)
    return contents


def _read_sale(
    number: int,
    cells: Cells,
    reader: OfRows,
    particulars: OfParticulars,
    book: ReceiptBook,
    contents: Contents,
) -> None:
    try:
        receipt = reader.read(number, cells)
        says = particulars.reads_anything and receipt.who != NOBODY
        said = particulars.read(number, cells) if says else None
    except InvalidInput as error:
        contents.refused[number] = str(error)
        book.spoil(_number(reader, cells), number)
    else:
        book.add(receipt)
        if said is not None:
            contents.remember(receipt.who, said)


def read_people(
    rows: Iterator[tuple[int, Cells]], reader: OfRows, particulars: OfParticulars
) -> Contents:
    """Who each row of a list of customers is, and what it says of them."""
    contents = Contents()
    for number, cells in rows:
        contents.rows += 1
        try:
            who, said = reader.who(number, cells), particulars.read(number, cells)
        except InvalidInput as error:
            contents.refused[number] = str(error)
            continue
        if who == NOBODY:
            contents.refused[number] = _("The row names no customer.")
        else:
            contents.people[number] = who
            contents.remember(who, said)
    return contents


def _number(reader: OfRows, cells: Cells) -> str:
    try:
        return reader.number(cells)
    except InvalidInput:
        return ""
