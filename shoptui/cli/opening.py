"""Opening a shop file for a command; a protected one asks for its passphrase."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from shoptui.cli.clock import now, today
from shoptui.domain.errors import InvalidInput, Locked, ShopError
from shoptui.domain.language import _

if TYPE_CHECKING:
    from shoptui.domain.passphrase import Key
    from shoptui.services.desk import Desk

PASSPHRASE = "SHOPTUI_PASSPHRASE"  # for scripts; a prompt cannot be answered by them
NEW_PASSPHRASE = "SHOPTUI_NEW_PASSPHRASE"


def opened(file: Path) -> "Desk":
    """A shop, open.

    Raises:
        Locked: it is protected, and the passphrase is missing or another one.
        FileTrouble: it cannot be opened.
    """
    from shoptui.services.desk import open_desk

    return open_desk(file, today, now, key_to(file))


def key_to(file: Path) -> "Key | None":
    """What opens a file, after asking for its passphrase; None for a plain file.

    Raises:
        Locked: the passphrase is missing or another one.
    """
    from shoptui.services.passphrases import can_protect, is_locked, unlock

    if not is_locked(file):
        return None
    # Without the extra no passphrase helps, and unlocking says so.
    typed = asked(_("Passphrase of {file}").format(file=file.name)) if can_protect() else ""
    return unlock(file, typed)


def key_if_known(file: Path) -> "Key | None":
    """What opens a file; None for a plain one, and where its passphrase is not known.

    It stays possible to put a backup in the place of a file whose passphrase is lost.
    """
    try:
        return key_to(file)
    except ShopError:
        return None


def new_key(*, has_old: bool = False) -> "Key":
    """A key made of a passphrase that is typed twice.

    Args:
        has_old: whether the shop has one by now, which must not be taken for the new one.

    Raises:
        InvalidInput: it is too short, or not the same twice.
        FileTrouble: what protects files is not installed.
    """
    from shoptui.services import passphrases

    if not passphrases.can_protect():
        return passphrases.new_key("", "")
    given = os.environ.get(NEW_PASSPHRASE) or ("" if has_old else os.environ.get(PASSPHRASE))
    if given:
        return passphrases.new_key(given, given)
    typed = _typed(_("New passphrase"), NEW_PASSPHRASE)
    return passphrases.new_key(typed, _typed(_("The same once more"), NEW_PASSPHRASE))


def protected(is_accepted: bool) -> "Key":
    """The key for a new shop, once the owner accepted what a passphrase means.

    Raises:
        InvalidInput: it was not accepted, or cannot be taken.
        FileTrouble: what protects files is not installed.
    """
    from shoptui.services import passphrases

    if passphrases.can_protect():
        accept(passphrases.warning(), is_accepted=is_accepted)
    return new_key()


def accept(warning: str, *, is_accepted: bool) -> None:
    """Says what the owner must know, and goes on only if it is accepted.

    Args:
        warning: the sentences.
        is_accepted: whether it was accepted already, on the command line.

    Raises:
        InvalidInput: it was not.
    """
    import typer

    typer.echo(warning, err=True)
    if is_accepted:
        return
    if not _is_terminal():
        raise InvalidInput(_("Nothing was done: add --yes to say that you accept this."))
    word = _("yes")
    said = typer.prompt(_("Type {word} to go on").format(word=word), default="", err=True)
    if said.strip().casefold() != word.casefold():
        raise InvalidInput(_("Nothing was done."))


def asked(what: str) -> str:
    """A passphrase, from the surroundings or typed without being shown."""
    return os.environ.get(PASSPHRASE) or _typed(what, PASSPHRASE)


def _typed(what: str, variable: str) -> str:
    if not _is_terminal():
        raise Locked(
            _(
                "A passphrase is needed and nobody can be asked here. "
                "Put it into the variable {name} for this one command."
            ).format(name=variable)
        )
    import typer

    typed: str = typer.prompt(what, hide_input=True, default="", show_default=False, err=True)
    return typed


def _is_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()
