"""Protecting a shop with a passphrase: opening it, setting one, changing it, taking it off."""

from dataclasses import dataclass, replace
from pathlib import Path

from shoptui.domain.errors import ExtraMissing, FileTrouble
from shoptui.domain.language import _, counted
from shoptui.domain.passphrase import Key, check_new
from shoptui.services.desk import Desk
from shoptui.storage import cipher, unlocking


@dataclass(frozen=True, slots=True)
class Changed:
    """A shop after its passphrase was changed.

    Attributes:
        desk: the shop, open with the new key.
        said: what was done and what stays as it was, for the owner.
    """

    desk: Desk
    said: str


def can_protect() -> bool:
    """Whether what protects files is installed."""
    return cipher.is_available()


def how_to_get_it() -> str:
    """What to do where it is not installed."""
    return _("To protect shops with a passphrase, type this once: {command}").format(
        command=cipher.EXTRA
    )


def warning() -> str:
    """What the owner has to accept."""
    return _(
        "Nobody can open the shop without its passphrase: not you, not the people who make "
        "shoptui. A lost passphrase is a lost shop. Write it down and keep it in a safe place."
    )


def is_locked(path: Path) -> bool:
    """Whether a file looks like a protected shop; False where it cannot be read."""
    try:
        return cipher.is_encrypted(path)
    except OSError:
        return False


def same_key(one: Path, other: Path) -> bool:
    """Whether what opens one file opens the other, too: a shop and its own backups."""
    try:
        return cipher.salt_of(one) == cipher.salt_of(other)
    except OSError:
        return False


def unlock(path: Path, passphrase: str) -> Key | None:
    """The key of a file; None for a plain one. It takes about 0.3 s; the file is not changed.

    Raises:
        ExtraMissing: what opens protected files is not installed.
        Locked: the passphrase is another one.
        FileTrouble: the file cannot be read.
    """
    return unlocking.unlock(path, passphrase)


def new_key(passphrase: str, again: str) -> Key:
    """The key for a new shop.

    Raises:
        InvalidInput: the passphrase is too short or not the same twice; `field` says which.
        FileTrouble: what protects files is not installed.
    """
    if not can_protect():
        raise FileTrouble(how_to_get_it())
    check_new(passphrase, again)
    return cipher.new_key(passphrase)


def change(desk: Desk, key: Key | None) -> Changed:
    """Gives a shop another passphrase, its first, or none.

    Args:
        desk: the open shop.
        key: as `new_key` gives it; None to protect the shop no more.

    Raises:
        ShopError: the shop is as it was, with the passphrase it had.
    """
    if not can_protect():
        raise ExtraMissing(how_to_get_it())
    from shoptui.storage import rekeying

    was_locked = desk.file.key is not None
    file, kept = rekeying.change_key(desk.file, key)
    done = _done(was_locked, key is not None)
    left = _left(file.path, kept.path.parent)
    return Changed(replace(desk, file=file), f"{done} {left}")


def _done(was_locked: bool, is_locked: bool) -> str:
    if not is_locked:
        return _("The shop is no longer protected.")
    if was_locked:
        return _("The passphrase is changed.")
    return _("The shop is protected with the passphrase from now on.")


def _left(shop: Path, folder: Path) -> str:
    """What the backups made until now stay: a new passphrase does not change them."""
    from shoptui.storage import shop_backups

    said = _("Backups made until now keep the passphrase they had; they are in {folder}.")
    told = said.format(folder=folder)
    plain = sum(not is_locked(backup.path) for backup in shop_backups.all_of(shop))
    if not plain:
        return told
    warned = counted(
        "{count} of them has none, so everybody who finds it can read it: delete it when you are "
        "sure of your new passphrase.",
        "{count} of them have none, so everybody who finds them can read them: delete them when "
        "you are sure of your new passphrase.",
        plain,
    )
    return f"{told} {warned}"
