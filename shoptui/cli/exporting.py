"""`shoptui export`: the shop as a workbook."""

from pathlib import Path
from typing import Annotated

import typer

from shoptui.cli.opening import opened


def export(
    file: Annotated[Path, typer.Argument(help="The shop file.")],
    out: Annotated[
        Path, typer.Argument(metavar="OUT.xlsx", help="The workbook to write, or a .csv file.")
    ],
    as_of: Annotated[
        str, typer.Option(metavar="DATE", help="The last day that counts; today if left out.")
    ] = "",
    what: Annotated[
        str,
        typer.Option(
            help="all, or some of customers,tiers,heatmap,loyalty,map,rewards,today,sales,"
            "receipts,marketing,cohorts,funnel,retention,acquisition,value,channels,groups,abc,"
            "stages,products,months; one for a .csv. An import takes back customers, receipts and "
            "marketing."
        ),
    ] = "all",
    hide_phones: Annotated[
        bool, typer.Option("--hide-phones", help="Leave the phone numbers out.")
    ] = False,
) -> None:
    """Write customers, tiers, loyalty, rewards, what to do today and the sales to Excel.

    A file of that name is replaced once the new one is complete.

    Examples: shoptui export shop.db customers.xlsx; shoptui export shop.db sales.csv --what sales
    """
    from shoptui.domain.dates import parse_day
    from shoptui.domain.text import visible
    from shoptui.services.exporting import export_workbook

    desk = opened(file)
    day = parse_day(as_of, desk.today()) if as_of else None
    typer.echo(visible(export_workbook(desk, out, day, what, hide_phones=hide_phones).sentence))
