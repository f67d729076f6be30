"""`shoptui passphrase`: protect a shop, change its passphrase, or take it off."""

from pathlib import Path
from typing import Annotated

import typer

from shoptui.cli import opening
from shoptui.domain.text import visible


def passphrase(
    file: Annotated[Path, typer.Argument(help="The shop file.")],
    remove: Annotated[bool, typer.Option("--remove", help="Protect the shop no more.")] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help="I know that a lost passphrase is a lost shop.")
    ] = False,
) -> None:
    """Protect a shop with a passphrase, or change the one it has.

    A backup is made first. Backups made before keep the passphrase they had, or none.

    For scripts: SHOPTUI_PASSPHRASE opens the shop, SHOPTUI_NEW_PASSPHRASE is the new one.

    Example: shoptui passphrase shop.db
    """
    from shoptui.domain.errors import Conflict
    from shoptui.domain.language import _
    from shoptui.services import passphrases

    desk = opening.opened(file)
    if remove and desk.file.key is None:
        raise Conflict(_("The shop is not protected with a passphrase."))
    if remove:
        changed = passphrases.change(desk, None)
    else:
        opening.accept(passphrases.warning(), is_accepted=yes)
        changed = passphrases.change(desk, opening.new_key(has_old=desk.file.key is not None))
    typer.echo(visible(changed.said))
