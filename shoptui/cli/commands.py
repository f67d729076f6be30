"""The commands, one short function each; the work is in the services."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from shoptui.cli.backups import backup, restore
from shoptui.cli.check import check
from shoptui.cli.clock import now, today
from shoptui.cli.exporting import export
from shoptui.cli.importing import import_sheet
from shoptui.cli.opening import protected
from shoptui.cli.passphrase import passphrase
from shoptui.cli.report import report
from shoptui.cli.sample import sample
from shoptui.cli.settings import settings
from shoptui.cli.showing import show
from shoptui.domain.text import visible
from shoptui.domain.trade import Trade

EXAMPLES = """\b
First steps:
  shoptui demo                               look around a made-up shop
  shoptui                                    start your own
\b
With a spreadsheet:
  shoptui new shop.db --name "Tiệm Mây" --currency VND
  shoptui import shop.db sales.xlsx --dry-run
  shoptui import shop.db sales.xlsx
  shoptui report shop.db rfm
  shoptui export shop.db customers.xlsx
"""

app = typer.Typer(
    help="The loyalty desk for a shop with one owner.\n\n" + EXAMPLES,
    no_args_is_help=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.command("open")
def open_app(
    file: Annotated[
        Path | None, typer.Argument(help="The shop file; the last one if left out.")
    ] = None,
) -> None:
    """Open the app. `shoptui FILE` does the same."""
    show(file)


@app.command()
def demo(
    to: Annotated[Path | None, typer.Option(help="Keep the copy under this name.")] = None,
) -> None:
    """Open a copy of the sample shop, where nothing can be broken."""
    from shoptui.services.demo import open_demo
    from shoptui.ui.app import run_app

    run_app(open_demo(to, today, now), today, now)


@app.command(
    epilog='Example: shoptui new shop.db --name "Tiệm Mây" --currency VND --trade groceries'
)
def new(
    file: Annotated[Path, typer.Argument(help="The shop file to make, such as shop.db.")],
    name: Annotated[str, typer.Option(help="The name of the shop.")],
    currency: Annotated[str, typer.Option(help="Three letters, such as VND, THB or USD.")],
    language: Annotated[str, typer.Option(help="The language of the screens.")] = "en",
    trade: Annotated[Trade, typer.Option(help="The kind of trade.")] = Trade.FASHION,
    locale: Annotated[
        str, typer.Option(help="How numbers and days are written, such as vi_VN.")
    ] = "",
    encrypted: Annotated[
        bool, typer.Option("--encrypted", help="Protect it with a passphrase, which is asked for.")
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help="I know that a lost passphrase is a lost shop.")
    ] = False,
) -> None:
    """Make a new, empty shop file."""
    from shoptui.services.founding import found

    key = protected(yes) if encrypted else None
    desk = found(file, name, currency, trade, today, now, language=language, locale=locale, key=key)
    shop = desk.shop()
    typer.echo(visible(f"{file}: {shop.name}, {shop.currency.code}, {shop.trade}."))


app.command("import")(import_sheet)
app.command()(report)
app.command()(export)
app.command()(backup)
app.command()(restore)
# A value may begin with a minus; it is the setting's to refuse, not an option.
app.command(context_settings={"ignore_unknown_options": True})(settings)
app.command()(sample)
app.command()(check)
app.command()(passphrase)


def with_default_command(arguments: Sequence[str]) -> list[str]:
    """Puts `open` before a file name; the name of a command wins over a file of that name."""
    first = arguments[0] if arguments else ""
    if first in _names() or first.startswith("-"):
        return list(arguments)
    return ["open", *arguments]


def _names() -> set[str]:
    # Making the commands to ask for their names would take as long as running one.
    return {
        command.name or command.callback.__name__
        for command in app.registered_commands
        if command.callback
    }
