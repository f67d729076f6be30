"""A sheet that is open and understood, ready to be gone through."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain

from shoptui.domain.shop import Shop
from shoptui.exchange.columns import Columns, understand
from shoptui.exchange.fields import Field
from shoptui.exchange.own_lists import is_costs_tab, is_receipts_tab
from shoptui.exchange.raw_sheet import RawSheet
from shoptui.exchange.reading import open_sheet
from shoptui.exchange.sheet_formats import SheetFormats, decide_formats
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.importing.contents import watched
from shoptui.services.importing.plan import Request
from shoptui.services.importing.progress import Progress, Step, Tell
from shoptui.services.importing.row_cells import RowCells
from shoptui.services.importing.sheet_kind import SheetKind, fitted, kind_of, signature_of
from shoptui.storage import imports, receipts


@dataclass(frozen=True, slots=True)
class OpenImport:
    """What was understood of a sheet.

    Attributes:
        hand: field → column, by the owner now or the last time such a sheet came.
        signature: the same for all sheets with these headers.
        is_foreign: it is an export of another shop file, whose codes may be other people's here.
        tell: is told how far it is.
    """

    shop: Shop
    raw: RawSheet
    columns: Columns
    kind: SheetKind
    formats: SheetFormats
    hand: Mapping[str, str]
    signature: str
    tell: Tell
    is_foreign: bool = False

    @property
    def is_once(self) -> bool:
        """Whether the amount is the whole receipt's, repeated on its rows."""
        return self.columns.is_once(Field.AMOUNT)

    @property
    def later_tabs(self) -> tuple[str, ...]:
        """The worksheets to bring in after shoptui's own list of customers: receipts, costs."""
        if not self.columns.is_own or self.kind is not SheetKind.PEOPLE:
            return ()
        others = self.raw.others
        return (*filter(is_receipts_tab, others), *filter(is_costs_tab, others))

    def cells(self) -> RowCells:
        """The functions that read its fields."""
        return RowCells(self.raw, self.columns, self.formats, self.shop.currency)


@contextmanager
def open_import(desk: Desk, request: Request, tell: Tell) -> Iterator[OpenImport]:
    """Opens and understands a sheet.

    Raises:
        ShopError: it cannot be read or understood.
    """
    shop = desk.shop()
    go_on = partial(tell, Progress(Step.LOOKING))
    with open_sheet(request.path, request.encoding, request.worksheet, go_on) as raw:
        columns = understand(raw.rows(), request.mapping)
        signature = signature_of(columns)
        hand = _hand(desk, request, signature)
        if hand and request.mapping is None:
            columns = understand(raw.rows(), hand)
        kind = kind_of(columns, hand)
        columns = fitted(columns, kind)
        usual = Formats(shop).day_order
        rows = chain.from_iterable(watched(raw, tell, Step.LOOKING))
        formats = decide_formats(rows, columns, usual, shop.currency.digits)
        foreign = columns.is_own and _is_of_another_file(desk, raw.mark)
        yield OpenImport(shop, raw, columns, kind, formats, hand, signature, tell, foreign)


def _is_of_another_file(desk: Desk, mark: str) -> bool:
    if not mark:
        return False
    with desk.file.read() as db:
        return receipts.file_mark(db) != mark


def _hand(desk: Desk, request: Request, signature: str) -> Mapping[str, str]:
    if request.mapping is not None:
        return request.mapping
    with desk.file.read() as db:
        return imports.remembered_mapping(db, signature)
