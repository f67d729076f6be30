"""The command line, and the only place where the parts are put together.

Starting must be quick, so the commands import what they need when they run.
"""

import sys
from typing import Any

import typer

from shoptui.cli.crashed import crashed
from shoptui.domain.errors import ShopError
from shoptui.domain.text import visible

__all__ = ["main"]

_MISUSE = typer.BadParameter.__mro__[1]  # Click's UsageError, for which Typer has no name


def main() -> None:
    """Runs the command line; an error the owner can act on is one sentence and an exit code."""
    from shoptui.cli.commands import app, with_default_command

    _speak_utf8()
    arguments = with_default_command(sys.argv[1:])
    try:
        ended = app(arguments, prog_name="shoptui", standalone_mode=False)
    except ShopError as error:
        sys.exit(_explained(error))
    except typer.Abort:
        sys.exit(1)
    except Exception as error:
        sys.exit(_usage_shown(error) if isinstance(error, _MISUSE) else crashed(error))
    sys.exit(ended or 0)


def _explained(error: ShopError) -> int:
    from shoptui.cli.backups import offered

    for line in (str(error), *offered(error)):
        typer.secho(visible(line), fg="red", err=True)
    return error.exit_code


def _usage_shown(error: Any) -> int:
    # The message repeats what was typed, which may act on the terminal.
    error.message = visible(error.message)
    error.show()
    return int(error.exit_code)


def _speak_utf8() -> None:
    # A Windows console may be set to a code page that has no Vietnamese or Thai letters.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
