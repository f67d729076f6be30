"""`shoptui check`: is the shop file whole?"""

from pathlib import Path
from typing import Annotated

import typer

from shoptui.cli.clock import today
from shoptui.cli.opening import key_to


def check(file: Annotated[Path, typer.Argument(help="The shop file.")]) -> None:
    """Prove that a shop file is whole and that its totals follow from what was recorded.

    It only looks. It ends with 0 when all is well and with 1 when something is not.

    Example: shoptui check shop.db
    """
    from shoptui.domain.language import _
    from shoptui.services.check import check_file

    checked = check_file(file, today(), key_to(file))
    if checked.is_well:
        typer.echo(_("All is well. {figures}").format(figures=checked.figures))
        return
    for line in filter(None, (*checked.findings, checked.figures)):
        typer.echo(line)
    raise typer.Exit(1)
