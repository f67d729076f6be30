"""`shoptui report`: a list of the shop, printed."""

from pathlib import Path
from typing import Annotated

import typer

from shoptui.cli.opening import opened


def report(
    file: Annotated[Path, typer.Argument(help="The shop file.")],
    name: Annotated[
        str,
        typer.Argument(
            help="rfm: every customer with scores and tier; tiers; cells: the heat map; "
            "cuts: the cut points in force; loyalty: the five scores of every customer; "
            "map: the types of loyalty, and how strong the shop is in each; rewards: what to "
            "offer whom; today: what to do."
        ),
    ],
    as_of: Annotated[
        str, typer.Option(metavar="DATE", help="The last day that counts; today if left out.")
    ] = "",
    format: Annotated[
        str, typer.Option(metavar="table|csv|json", help="For people, or for programs.")
    ] = "table",
) -> None:
    """Print a report: who the best and the slipping customers are.

    Examples: shoptui report shop.db tiers; shoptui report shop.db rfm --as-of 2026-06-30
    --format json
    """
    from shoptui.domain.dates import parse_day
    from shoptui.services.formats import Formats
    from shoptui.services.printing import printed, render
    from shoptui.services.reports import report as reported

    way = printed(format)
    desk = opened(file)
    formats = Formats(desk.shop())
    day = parse_day(as_of, desk.today(), formats.day_order) if as_of else None
    typer.echo(render(reported(desk, name, day), way, formats))
