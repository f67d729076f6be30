"""Rows that are not imported as they stand, with what stands in them."""

from collections.abc import Collection, Iterable, Mapping

from shoptui.domain.language import _
from shoptui.exchange.columns import Columns
from shoptui.exchange.raw_sheet import RawSheet
from shoptui.exchange.read_texts import texts_of
from shoptui.services.importing.choices import Answer
from shoptui.services.importing.contents import data_rows
from shoptui.services.importing.directory import Directory, Doubt
from shoptui.services.importing.plan import SHOWN, Candidate, Trouble
from shoptui.services.importing.weighed_sales import WeighedSales
from shoptui.storage import customers
from shoptui.storage.imports import Session

Cells = Mapping[int, tuple[str, ...]]


class TroubleList:
    """Collects troubles, in whatever order they are found."""

    def __init__(self, sheet: RawSheet, columns: Columns) -> None:
        """Takes the sheet, to show what stands in the rows."""
        self._sheet = sheet
        self._columns = columns

    def refused(
        self, rows: Mapping[int, str], sales: WeighedSales | None = None
    ) -> tuple[Trouble, ...]:
        """Rows that cannot be taken."""
        reasons = dict(rows)
        for receipt in sales.refused if sales else ():
            reasons.update((row, receipt.fault) for row in receipt.rows)
        return self._shown(Trouble(row, reason) for row, reason in reasons.items())

    def waiting(
        self,
        db: Session,
        directory: Directory,
        doubts: Iterable[tuple[Collection[int], Doubt]],
        answers: tuple[Answer, ...],
    ) -> tuple[Trouble, ...]:
        """Rows whose customer the owner has to name."""
        return self._shown(
            Trouble(row, doubt.reason, (), _candidates(db, directory, doubt), answers)
            for rows, doubt in doubts
            for row in rows
        )

    def typed_by_hand(self, sales: WeighedSales) -> tuple[Trouble, ...]:
        """Rows that look like a sale typed by hand."""
        reason = _("This looks like a sale you typed by hand: same customer, day and amount.")
        answers = (Answer.SAME, Answer.ANOTHER)
        return self._shown(
            Trouble(receipt.row, reason, (), (), answers) for receipt, _sale_id in sales.typed
        )

    def typed_costs(self, rows: Iterable[int]) -> tuple[Trouble, ...]:
        """Rows that look like a marketing cost typed by hand."""
        reason = _("This looks like a cost you typed by hand: same day, amount and channel.")
        answers = (Answer.SAME, Answer.ANOTHER)
        return self._shown(Trouble(row, reason, (), (), answers) for row in rows)

    def _shown(self, troubles: Iterable[Trouble]) -> tuple[Trouble, ...]:
        """The troubles by row, the first of them with their cells."""
        found = {trouble.row: trouble for trouble in troubles}
        ordered = [found[row] for row in sorted(found)]
        cells = self._cells({trouble.row for trouble in ordered[:SHOWN]})
        return tuple(
            Trouble(
                trouble.row,
                trouble.reason,
                cells.get(trouble.row, ()),
                trouble.candidates,
                trouble.answers,
            )
            for trouble in ordered
        )

    def _cells(self, wanted: Collection[int]) -> Cells:
        found: dict[int, tuple[str, ...]] = {}
        if not wanted:
            return found
        text_of = texts_of(self._sheet)
        for number, cells in data_rows(self._sheet, self._columns):
            if number in wanted:
                found[number] = tuple(map(text_of, cells))
            if len(found) == len(wanted):
                break
        return found


def _candidates(db: Session, directory: Directory, doubt: Doubt) -> tuple[Candidate, ...]:
    """The customers of a doubt; those new with the sheet have no id to choose yet."""
    ids = [ref for ref in doubt.candidates if ref > 0]
    return tuple(
        Candidate(card.id, card.name, " · ".join(filter(None, (card.code, card.phone))))
        for card in customers.cards(db, ids)
    )
