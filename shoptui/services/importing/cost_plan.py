"""The plan of an import of marketing costs."""

from shoptui.services.desk import Desk
from shoptui.services.importing.costs import WeighedCosts, weigh_costs
from shoptui.services.importing.open_import import OpenImport
from shoptui.services.importing.plan import Counts, ImportPlan, Request
from shoptui.services.importing.troubles import TroubleList
from shoptui.services.importing.understood import about, heading
from shoptui.services.importing.work import Work


def plan_of_costs(desk: Desk, request: Request, sheet: OpenImport, revision: int) -> ImportPlan:
    """What importing a list of marketing costs would do; nothing is saved."""
    today = desk.today().isoformat()
    with desk.file.read() as db:
        weighed = weigh_costs(db, sheet, request.decisions, today)
    troubles = TroubleList(sheet.raw, sheet.columns)
    refused = troubles.refused(weighed.refused)
    return ImportPlan(
        request=request,
        **heading(sheet),
        notes=weighed.notes(sheet.shop.currency),
        counts=_counts(weighed),
        refused=refused,
        needs_you=(),
        typed_by_hand=troubles.typed_costs(weighed.typed),
        work=Work(
            revision=revision,
            decisions=dict(request.decisions),
            source=sheet.columns.source,
            costs=weighed.postings,
            adopted_costs=weighed.adopted,
            about=about(sheet),
        ),
    )


def _counts(weighed: WeighedCosts) -> Counts:
    return Counts(
        rows_read=weighed.rows,
        costs_new=len(weighed.postings),
        already_known=weighed.known,
        looks_typed_by_hand=len(weighed.typed),
        refused=len(weighed.refused),
    )
