"""Showing a shop on the screen, which is what most starts are for."""

import os
from collections.abc import Sequence
from pathlib import Path

from shoptui.cli.clock import now, today
from shoptui.cli.opening import opened


def show(file: Path | None) -> None:
    """Runs the app over a shop; over the last one, or on the first steps, where none is given."""
    from shoptui.ui import garbage

    garbage.put_off()
    from shoptui.ui.app import run_app

    run_app(opened(file) if file else None, today, now)


def only_shows(arguments: Sequence[str]) -> bool:
    """Whether the app is all that is asked for.

    Then it opens without Typer, which takes as long to load as the screens. What is only letters
    may be the name of a command, and a shell that completes a line asks Typer.
    """
    if "_SHOPTUI_COMPLETE" in os.environ:
        return False
    files = arguments[1:] if arguments[:1] == ["open"] else arguments
    return not files or (len(files) == 1 and _is_no_word(files[0]))


def _is_no_word(text: str) -> bool:
    return text != "" and not text.isalpha() and not text.startswith("-")


def file_of(arguments: Sequence[str]) -> Path | None:
    """The shop file in such arguments, None where it is left out."""
    return Path(arguments[-1]) if arguments and arguments[-1] != "open" else None
