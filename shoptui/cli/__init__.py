"""The command line, and the only place where the parts are put together.

Starting must be quick, so the commands import what they need when they run.
"""

import sys

import typer

from shoptui.domain.errors import ShopError

__all__ = ["main"]


def main() -> None:
    """Runs the command line; an error the owner can act on is one sentence and an exit code."""
    from shoptui.cli.backups import offered
    from shoptui.cli.commands import app, with_default_command

    _speak_utf8()
    try:
        app(with_default_command(sys.argv[1:]), prog_name="shoptui")
    except ShopError as error:
        for line in (str(error), *offered(error)):
            typer.secho(line, fg="red", err=True)
        sys.exit(error.exit_code)


def _speak_utf8() -> None:
    # A Windows console may be set to a code page that has no Vietnamese or Thai letters.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
