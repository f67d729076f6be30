"""A fault of the program itself on the command line: one sentence, and a report without values."""

import typer


def crashed(error: Exception) -> int:
    """Reports a fault and returns the exit code.

    Python would print the message of the error, in which names and phones may stand.
    """
    from shoptui.cli.clock import now
    from shoptui.services.config import state_folder
    from shoptui.ui import crash

    typer.secho(
        crash.sentence(crash.write_report(error, state_folder(), now())), fg="red", err=True
    )
    return 1
