"""The command line, and the only place where the parts are put together.

Starting must be quick, so the commands import what they need when they run.
"""

import sys
from collections.abc import Sequence
from typing import Any

from shoptui.domain.errors import ShopError
from shoptui.domain.text import visible

__all__ = ["main"]


def main() -> None:
    """Runs the command line; an error the owner can act on is one sentence and an exit code."""
    _speak_utf8()
    try:
        ended = _run(sys.argv[1:])
    except ShopError as error:
        sys.exit(_explained(error))
    except Exception as error:
        sys.exit(_ended_by(error))
    sys.exit(ended or 0)


def _run(arguments: Sequence[str]) -> int | None:
    from shoptui.cli.showing import file_of, only_shows, show

    if only_shows(arguments):
        show(file_of(arguments))
        return 0
    from shoptui.cli.commands import app, with_default_command

    ended: int | None = app(
        with_default_command(arguments), prog_name="shoptui", standalone_mode=False
    )
    return ended


def _ended_by(error: Exception) -> int:
    import typer

    from shoptui.cli.crashed import crashed

    misuse = typer.BadParameter.__mro__[1]  # Click's UsageError, for which Typer has no name
    if isinstance(error, typer.Abort):
        return 1
    return _usage_shown(error) if isinstance(error, misuse) else crashed(error)


def _explained(error: ShopError) -> int:
    import typer

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
