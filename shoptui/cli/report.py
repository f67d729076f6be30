"""`shoptui report`: a list of the shop, printed."""

from pathlib import Path
from typing import Annotated

import typer

from shoptui.cli.opening import opened

WHAT = (
    "rfm: every customer with scores and tier; tiers; cells: the heat map; "
    "cuts: the cut points in force; loyalty: the five scores of every customer; "
    "map: the types of loyalty, and how strong the shop is in each; rewards: what to "
    "offer whom; today: what to do; cohorts: how each month's new customers stay; funnel: from "
    "known to advocate; retention; acquisition: what a new customer costs; value: what customers "
    "are worth; channels: who brings the most and the best; groups: the four groups of old "
    "customers; abc; stages; products; months: enquiries and complaints."
)


def report(
    file: Annotated[Path, typer.Argument(help="The shop file.")],
    name: Annotated[str, typer.Argument(help=WHAT)],
    as_of: Annotated[
        str, typer.Option(metavar="DATE", help="The last day that counts; today if left out.")
    ] = "",
    format: Annotated[
        str, typer.Option(metavar="table|csv|json", help="For people, or for programs.")
    ] = "table",
    since: Annotated[
        str, typer.Option(metavar="DATE", help="The first day, for reports about a period.")
    ] = "",
    by: Annotated[
        str,
        typer.Option(metavar="NAME", help="The breakdown; a wrong one tells which there are."),
    ] = "",
) -> None:
    """Print a report: who the best and the slipping customers are.

    Examples: shoptui report shop.db tiers; shoptui report shop.db rfm --as-of 2026-06-30
    --format json; shoptui report shop.db retention --since 2026-01-01
    """
    from shoptui.domain.dates import parse_day
    from shoptui.services.analyses.analysis import Asked
    from shoptui.services.formats import Formats
    from shoptui.services.printing import printed
    from shoptui.services.printing_answers import rendered
    from shoptui.services.reports import answer

    way = printed(format)
    desk = opened(file)
    formats, today = Formats(desk.shop()), desk.today()
    days = [
        parse_day(typed, today, formats.day_order) if typed else None for typed in (as_of, since)
    ]
    asked = Asked(as_of=days[0], since=days[1], by=by)
    typer.echo(rendered(answer(desk, name, asked), way, formats))
