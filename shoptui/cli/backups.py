"""`shoptui backup` and `shoptui restore`: copies of a shop, made, listed and brought back."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shoptui.cli.clock import now
from shoptui.cli.opening import key_if_known, key_to, opened
from shoptui.domain.errors import FileTrouble, ShopError
from shoptui.domain.language import _
from shoptui.domain.text import visible

if TYPE_CHECKING:
    from shoptui.domain.passphrase import Key


def backup(
    file: Annotated[Path, typer.Argument(help="The shop file.")],
    to: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Elsewhere, such as on a memory stick."),
    ] = None,
) -> None:
    """Make a backup of a shop, proved before it counts.

    It lies in a folder beside the shop, where shoptui keeps those it makes by itself, too.

    Examples: shoptui backup shop.db; shoptui backup shop.db --to /media/stick
    """
    from shoptui.services.backup_words import contents_words
    from shoptui.services.backups import back_up, back_up_to
    from shoptui.services.formats import Formats

    desk = opened(file)
    made = back_up_to(desk, to) if to else back_up(desk)
    held = contents_words(made.contents, Formats(desk.shop()))
    typer.echo(visible(_("{file}: {contents}.").format(file=made.path, contents=held)))


def restore(
    file: Annotated[Path, typer.Argument(help="The shop file; it may be damaged or gone.")],
    backup: Annotated[
        str,
        typer.Argument(help="The number of a backup, or a backup file; all listed if left out."),
    ] = "",
) -> None:
    """Bring a backup back; what is there now is kept as a backup first.

    Examples: shoptui restore shop.db; shoptui restore shop.db 12; shoptui restore shop.db
    /media/stick/shop-backup-2026-06-30-1802.db
    """
    from shoptui.services.backup_words import plain_formats
    from shoptui.services.restoring import found, restored_words
    from shoptui.services.restoring import restore as bring_back

    if not backup:
        typer.echo(_listed(file))
        return
    moment = now()
    chosen = found(file, backup, moment)
    keys = [key for key in (key_to(chosen.path), _key_to_present(file, chosen.path)) if key]
    done = bring_back(file, chosen, moment, keys)
    typer.echo(visible(restored_words(done, moment, plain_formats())))
    if done.kept and not done.kept.is_damaged:
        way_back = _("To undo this: shoptui restore {file} {number}")
        typer.echo(visible(way_back.format(file=file, number=done.kept.number)))


def _key_to_present(file: Path, backup: Path) -> "Key | None":
    """What opens the shop as it is, where one passphrase does for both; it may be lost, too."""
    from shoptui.services.passphrases import same_key

    return None if same_key(file, backup) else key_if_known(file)


def offered(error: ShopError) -> Iterator[str]:
    """What backups there are of a file that could not be opened."""
    if isinstance(error, FileTrouble) and error.shop is not None:
        from shoptui.services.backup_words import plain_formats
        from shoptui.services.backups import offer

        if there_are := offer(error.shop, now(), plain_formats()):
            see = _("To see them: shoptui restore {file}").format(file=error.shop)
            yield visible(f"{there_are} {see}")


def _listed(file: Path) -> str:
    from dataclasses import replace

    from shoptui.services.backup_words import plain_formats
    from shoptui.services.backups import listed
    from shoptui.services.printing import Printed, render

    formats = plain_formats()
    table = listed(file, now(), formats)
    if not table.rows and not os.path.exists(file):
        raise FileTrouble(
            _("There is no file {file}, and no backup of it. Check the name.").format(file=file)
        )
    if table.rows:
        note = _("To bring one back: shoptui restore {file} {number}")
    else:
        note = _("To make one: shoptui backup {file}")
    number = table.ids[0] if table.ids else ""
    noted = replace(table, notes=(note.format(file=file, number=number),))
    return render(noted, Printed.TABLE, formats)
