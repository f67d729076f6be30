"""`shoptui settings`: the shop's rules, read and changed."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shoptui.cli.opening import opened
from shoptui.domain.language import _
from shoptui.domain.text import visible

if TYPE_CHECKING:
    from shoptui.services.desk import Desk
    from shoptui.services.settings import Shown


def settings(
    file: Annotated[Path, typer.Argument(help="The shop file.")],
    key: Annotated[
        str, typer.Argument(help="A setting, such as rfm.method; all if left out.")
    ] = "",
    value: Annotated[
        str | None, typer.Argument(help='What it shall be; "default" for the usual.')
    ] = None,
) -> None:
    """List the rules of a shop, explain one, or change it.

    Examples: shoptui settings shop.db; shoptui settings shop.db rfm.window_days all;
    shoptui settings shop.db rfm.cuts.recency 30,60,120,240
    """
    from shoptui.services.settings import change, read_one

    desk = opened(file)
    if not key:
        typer.echo(_all(desk))
    elif value is None:
        typer.echo(_explained(read_one(desk, key)))
    else:
        shown = change(desk, key, value)
        typer.echo(visible(_("{key} is now {value}.").format(key=shown.key, value=shown.value)))


def _all(desk: "Desk") -> str:
    """The settings without their meanings, which would not fit beside them."""
    from dataclasses import replace

    from shoptui.services.formats import Formats
    from shoptui.services.printing import Printed, render
    from shoptui.services.settings import read_all

    table = read_all(desk)
    narrow = replace(
        table,
        columns=table.columns[:3],
        rows=[row[:3] for row in table.rows],
        notes=(_("`shoptui settings FILE KEY` explains one, with a VALUE it is changed."),),
    )
    return render(narrow, Printed.TABLE, Formats(desk.shop()))


def _explained(shown: "Shown") -> str:
    lines = [f"{shown.key} = {shown.value}", shown.meaning]
    if shown.default is not None:
        lines.append(_("Default: {value}").format(value=shown.default))
    return "\n".join(map(visible, lines))
