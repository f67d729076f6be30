"""`shoptui import`: a sheet of sales, customers or marketing costs into a shop."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shoptui.cli.opening import opened
from shoptui.cli.progress import watched
from shoptui.domain.errors import InvalidInput, ShopError
from shoptui.domain.language import _, counted
from shoptui.domain.text import visible

if TYPE_CHECKING:
    from shoptui.services.desk import Desk
    from shoptui.services.importing import ImportPlan, Tell, Trouble

SHOWN = 20  # rows of a kind that are printed; the file beside the sheet has all
_LONGEST_ROW = 60


def import_sheet(
    file: Annotated[Path, typer.Argument(help="The shop file.")],
    sheet: Annotated[Path, typer.Argument(help="An Excel workbook (.xlsx) or CSV file.")],
    map: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIELD=COLUMN",
            help="What a column means, such as amount=Total; repeat for more. FIELD= takes a "
            "guess away; name=First+Last joins columns. Fields: code, name, phone, email, "
            "birthday, gender, address, area, channel, note, date, receipt, kind, status, amount, "
            "discount, product, group, quantity, price, invoiced, due, paid, consent, known_since, "
            "referrer; of marketing costs: cost, campaign, wages.",
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would happen.")] = False,
    encoding: Annotated[
        str, typer.Option(help="Of an old CSV file: cp1258, cp874 or cp1252.")
    ] = "",
    worksheet: Annotated[
        str, typer.Option(metavar="NAME", help="Of a workbook; the first one if left out.")
    ] = "",
    format: Annotated[
        str, typer.Option(metavar="text|json", help="For people, or for programs.")
    ] = "text",
) -> None:
    """Bring in sales, customers or marketing costs; the same sheet twice adds nothing.

    Examples: shoptui import shop.db sales.xlsx --dry-run; shoptui import shop.db sales.csv
    --map "amount=Net total" --map name=Client
    """
    from shoptui.services.importing import apply, plan_import

    if format.casefold() not in ("text", "json"):
        raise InvalidInput(_("An import is printed as one of: text, json."), "format")
    desk, mapping = opened(file), _mapping(map)
    with watched(_("Stopped; nothing was saved.")) as say:
        tell = _teller(desk, say)
        plan = plan_import(desk, sheet, mapping, encoding, worksheet, tell)
        result = None if dry_run else apply(desk, plan, tell)
    saved = result.batch_id if result else None
    if result and result.no_backup:
        typer.secho(visible(result.no_backup), fg="red", err=True)
    written = None if dry_run else _write_refused(plan)
    if format.casefold() == "json":
        typer.echo(_as_json(plan, written))
        return
    for line in (*_understood(plan), *_troubles(plan, written), *_counts(plan, dry_run, saved)):
        typer.echo(visible(line))


def _teller(desk: "Desk", say: Callable[[str], None]) -> "Tell":
    from shoptui.services.formats import Formats

    formats, sentence = Formats(desk.shop()), _("{progress} Ctrl+C stops.")
    return lambda progress: say(sentence.format(progress=progress.sentence(formats)))


def _mapping(pairs: Sequence[str] | None) -> dict[str, str] | None:
    if not pairs:
        return None
    mapping = {}
    for pair in pairs:
        field, sign, column = pair.partition("=")
        if not sign:
            raise InvalidInput(
                _("“{text}” is no mapping: write it as FIELD=COLUMN, such as amount=Total.").format(
                    text=visible(pair)
                ),
                "map",
            )
        mapping[field.strip()] = column.strip()
    return mapping


def _write_refused(plan: "ImportPlan") -> Path | None:
    """Writes the rows left out; the import is saved already, so trouble here is only said."""
    from shoptui.services.importing import write_refused

    try:
        return write_refused(plan)
    except ShopError as error:
        typer.secho(visible(str(error)), fg="red", err=True)
        return None


def _as_json(plan: "ImportPlan", written: Path | None) -> str:
    import json
    from dataclasses import asdict

    from shoptui.services.printing import harmless

    files = [str(written)] if written else []
    answer = {**asdict(plan.counts), "mapping": dict(plan.mapping), "files": files}
    return harmless(json.dumps(answer, ensure_ascii=False, indent=2))


def _understood(plan: "ImportPlan") -> Iterator[str]:
    width = max(map(len, plan.mapping), default=0)
    yield _("What was understood:")
    for field, column in plan.mapping.items():
        yield f"  {field:<{width}} ← {column}"
    for sentence in (*plan.understood, *plan.notes):
        yield f"  {sentence}"


def _troubles(plan: "ImportPlan", written: Path | None) -> Iterator[str]:
    yield from _listed(_("Rows that cannot be taken:"), plan.refused)
    yield from _listed(_("Rows that need you:"), plan.needs_you)
    yield from _listed(_("Rows left out, typed by hand already:"), plan.typed_by_hand)
    if written:
        yield _("Rows that were not imported are in {file}.").format(file=written)


def _listed(title: str, troubles: "Sequence[Trouble]") -> Iterator[str]:
    if troubles:
        yield title
    for trouble in troubles[:SHOWN]:
        cells = ", ".join(filter(None, trouble.cells))
        shown = cells if len(cells) <= _LONGEST_ROW else cells[: _LONGEST_ROW - 1] + "…"
        yield f"  {trouble.row}: {trouble.reason} [{shown}]"
    if len(troubles) > SHOWN:
        yield "  " + counted("and {count} more row", "and {count} more rows", len(troubles) - SHOWN)


def _counts(plan: "ImportPlan", dry_run: bool, saved: int | None) -> Iterator[str]:
    counts = plan.counts
    lines = (
        (_("rows read"), counts.rows_read),
        (_("customers new"), counts.customers_new),
        (_("customers updated"), counts.customers_updated),
        (_("sales new"), counts.sales_new),
        (_("refunds"), counts.refunds),
        (_("void"), counts.void),
        (_("walk-ins"), counts.walk_ins),
        (_("marketing costs new"), counts.costs_new),
        (_("already known"), counts.already_known),
        (_("looks like one typed by hand"), counts.looks_typed_by_hand),
        (_("needs you"), counts.needs_you),
        (_("refused"), counts.refused),
    )
    done = _("Saved:") if saved else _("There was nothing new to save:")
    yield _("Nothing was saved; this would be:") if dry_run else done
    width = max(len(name) for name, _count in lines)
    for name, count in lines:
        yield f"  {name:<{width}}  {count:>9,}"
