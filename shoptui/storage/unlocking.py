"""Trying a passphrase on a file, without changing it."""

from pathlib import Path

from shoptui.domain.errors import FileTrouble
from shoptui.domain.language import _
from shoptui.domain.passphrase import Key
from shoptui.storage import cipher
from shoptui.storage.errors import translated
from shoptui.storage.leftover import is_unfinished


def unlock(path: Path, passphrase: str) -> Key | None:
    """The key a passphrase gives, once it opened the file; None for a plain file.

    Where a crash left a change half done, it is tried when that is taken back.

    Raises:
        ExtraMissing: what opens protected files is not installed.
        Locked: it does not open the file.
        FileTrouble: the file cannot be read.
    """
    try:
        if not cipher.is_encrypted(path):
            return None
        if not cipher.is_available():
            raise cipher.extra_needed(path)
        key = cipher.key_of(path, passphrase)
    except OSError as error:
        raise FileTrouble(
            _("{file} cannot be read: {reason}.").format(file=path, reason=error.strerror)
        ) from error
    with translated(path, is_keyed=True):
        is_unfinished(path, key)
    return key
