"""Working out what an import would do; nothing is saved."""

from dataclasses import dataclass, field, replace

from shoptui.services.desk import Desk
from shoptui.services.importing.choices import Answer
from shoptui.services.importing.contents import (
    Contents,
    data_pages,
    data_rows,
    read_people,
    read_sales,
)
from shoptui.services.importing.cost_plan import plan_of_costs
from shoptui.services.importing.customers import Customers
from shoptui.services.importing.directory import Directory, Doubt
from shoptui.services.importing.left_out import LeftOut
from shoptui.services.importing.notes import other_worksheets, sale_notes
from shoptui.services.importing.open_import import OpenImport, open_import
from shoptui.services.importing.own_customers import restored
from shoptui.services.importing.packing import Packing
from shoptui.services.importing.people import completed, corrected
from shoptui.services.importing.plain_rows import PlainRows
from shoptui.services.importing.plan import Counts, ImportPlan, Request, Trouble
from shoptui.services.importing.progress import Tell
from shoptui.services.importing.readers import readers
from shoptui.services.importing.receipts import ReceiptBook
from shoptui.services.importing.records import Records, records_of
from shoptui.services.importing.sales import SalesWeighing
from shoptui.services.importing.sheet_kind import SheetKind
from shoptui.services.importing.troubles import TroubleList
from shoptui.services.importing.understood import about, heading
from shoptui.services.importing.weighed_sales import Asked, WeighedSales
from shoptui.services.importing.work import Work
from shoptui.services.phones import region_of
from shoptui.storage import imports
from shoptui.storage.imports import Session

Doubts = list[tuple[tuple[int, ...], Doubt]]


@dataclass(slots=True)
class Weighed:
    """Everything that is known of a sheet once it was held against the file."""

    contents: Contents
    customers: Customers
    records: Records
    doubts: Doubts
    needs_you: tuple[Trouble, ...] = ()
    sales: WeighedSales = field(default_factory=WeighedSales)


def work_out(desk: Desk, request: Request, tell: Tell) -> ImportPlan:
    """The plan of an import; of a workbook of shoptui's own the next list that is not in yet.

    Raises:
        ShopError: the sheet cannot be read or understood.
    """
    plan, later = _work_out(desk, request, tell)
    for tab in () if request.worksheet else later:
        if plan.has_anything():
            break
        later_request = replace(request, worksheet=tab, decisions={})  # those were of other rows
        plan, _none = _work_out(desk, later_request, tell)
    return plan


def _work_out(desk: Desk, request: Request, tell: Tell) -> tuple[ImportPlan, tuple[str, ...]]:
    """The plan for one worksheet, and those to bring in after it."""
    revision = desk.revision()
    with open_import(desk, request, tell) as sheet:
        if sheet.kind is SheetKind.COSTS:
            return plan_of_costs(desk, request, sheet, revision), ()
        left_out = LeftOut()
        if sheet.kind is SheetKind.PEOPLE:
            weighed = _weigh_people(desk, request, sheet, left_out)
        else:
            weighed = _weigh_sales(desk, request, sheet, left_out)
        notes = (
            *other_worksheets(sheet),
            *sale_notes(weighed.sales, sheet.shop.currency),
            *left_out.sentences(),
            *weighed.records.notes,
        )
        return _plan(request, sheet, weighed, notes, revision), sheet.later_tabs


def _weigh_sales(desk: Desk, request: Request, sheet: OpenImport, left_out: LeftOut) -> Weighed:
    today = desk.today()
    packing = Packing()
    book = ReceiptBook(packing, once=sheet.is_once)
    contents = read_sales(
        data_pages(sheet.raw, sheet.columns, sheet.tell),
        PlainRows(sheet.cells(), packing, is_own=sheet.columns.is_own),
        *readers(sheet, left_out, today),
        book,
    )
    with desk.file.read() as db:
        customers = Customers(_directory(db, sheet), contents.said)
        asked = Asked(request.decisions, today.isoformat(), contents.rows, sheet.tell)
        source, currency = sheet.columns.source, sheet.shop.currency
        sales = SalesWeighing(db, source, currency, customers, asked, book).weigh()
        doubts = [(receipt.rows, doubt) for receipt, doubt in sales.waiting]
        records = records_of(db, customers, completed, today)
        return _with_candidates(
            db, sheet, Weighed(contents, customers, records, doubts, sales=sales)
        )


def _weigh_people(desk: Desk, request: Request, sheet: OpenImport, left_out: LeftOut) -> Weighed:
    today = desk.today()
    rows = data_rows(sheet.raw, sheet.columns, sheet.tell)
    contents = read_people(rows, *readers(sheet, left_out, today))
    with desk.file.read() as db:
        customers = Customers(_directory(db, sheet), contents.said, of_people=True)
        doubts: Doubts = []
        for row, who in contents.people.items():
            if row in request.decisions:
                customers.decide(who, request.decisions[row])
            found = customers.of(who)
            if isinstance(found, Doubt):
                doubts.append(((row,), found))
        improve = restored if sheet.columns.is_own else corrected
        records = records_of(db, customers, improve, today)
        return _with_candidates(db, sheet, Weighed(contents, customers, records, doubts))


def _directory(db: Session, sheet: OpenImport) -> Directory:
    region = region_of(sheet.shop.locale)
    return Directory(imports.known_people(db), region, is_foreign=sheet.is_foreign)


def _with_candidates(db: Session, sheet: OpenImport, weighed: Weighed) -> Weighed:
    answers = (Answer.NEW,) if weighed.customers.of_people else (Answer.NEW, Answer.WALK_IN)
    weighed.needs_you = TroubleList(sheet.raw, sheet.columns).waiting(
        db, weighed.customers.directory, weighed.doubts, answers
    )
    return weighed


def _plan(
    request: Request, sheet: OpenImport, weighed: Weighed, notes: tuple[str, ...], revision: int
) -> ImportPlan:
    troubles = TroubleList(sheet.raw, sheet.columns)
    refused = troubles.refused(weighed.contents.refused, weighed.sales)
    return ImportPlan(
        request=request,
        **heading(sheet),
        notes=notes,
        counts=_counts(weighed, len(refused)),
        refused=refused,
        needs_you=weighed.needs_you,
        typed_by_hand=troubles.typed_by_hand(weighed.sales),
        work=_work(request, sheet, weighed, revision),
    )


def _counts(weighed: Weighed, refused: int) -> Counts:
    counts = Counts(
        rows_read=weighed.contents.rows,
        customers_new=len(weighed.records.newcomers),
        customers_updated=len(weighed.records.changed),
        needs_you=len(weighed.needs_you),
        refused=refused,
    )
    if weighed.customers.of_people:
        counts.already_known = weighed.records.unchanged
    weighed.sales.count(counts)
    return counts


def _work(request: Request, sheet: OpenImport, weighed: Weighed, revision: int) -> Work:
    return Work(
        revision=revision,
        decisions=dict(request.decisions),
        source=sheet.columns.source,
        newcomers=weighed.records.newcomers,
        changed=weighed.records.changed,
        postings=weighed.sales.postings,
        cancelled=weighed.sales.cancelled,
        adopted=weighed.sales.adopted,
        referrals=weighed.records.referrals,
        referral_days=weighed.records.referral_days,
        about=about(sheet),
    )
