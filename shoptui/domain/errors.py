"""The one family of errors an owner ever sees.

Each message is a whole sentence for the owner: what happened, what is safe, what to do. Errors of
libraries are translated to this family once, at the edge where they happen.
"""

from pathlib import Path


class ShopError(Exception):
    """Something the owner can understand and act on.

    Attributes:
        exit_code: what the command line returns to its caller.
    """

    exit_code = 1


class InvalidInput(ShopError):
    """A value typed or read cannot be taken as it stands.

    Attributes:
        field: the name of the field it stands in, or "" where there is only one.
    """

    exit_code = 2

    def __init__(self, message: str, field: str = "") -> None:
        """Keeps the owner's sentence and the field it belongs to."""
        super().__init__(message)
        self.field = field


class NotFound(ShopError):
    """The record, column, report or setting named does not exist."""

    exit_code = 3


class Conflict(ShopError):
    """The change contradicts what is already recorded (a code used twice, too large a refund)."""

    exit_code = 4


class FileTrouble(ShopError):
    """A file cannot be read, written, or is not what it should be; it was left untouched.

    Attributes:
        shop: the shop file that cannot be opened, whose backups may help; None for other files.
    """

    exit_code = 5
    shop: Path | None = None


class NotAShop(FileTrouble):
    """The file is no shop file, or a damaged one."""


class NewerShop(FileTrouble):
    """The file was made by a newer version of shoptui."""


class Locked(FileTrouble):
    """The file is protected, and its passphrase is missing or was another one."""


class ExtraMissing(Locked):
    """The file is protected, and what opens protected files is not installed."""


class ShopBusy(ShopError):
    """Another window or program holds the file; nothing was saved."""

    exit_code = 6


class Cancelled(ShopError):
    """The owner stopped a long job before its end; nothing was changed."""
