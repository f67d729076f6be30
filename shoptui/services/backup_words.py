"""Backups in the owner's words: when, what it holds, why it was made, what would be lost."""

from collections.abc import Callable
from datetime import datetime

from shoptui.domain.backups import Backup, Contents, Reason
from shoptui.domain.language import _, counted
from shoptui.domain.money import Currency
from shoptui.domain.shop import Shop
from shoptui.domain.text import visible
from shoptui.services.formats import Formats
from shoptui.services.languages import guessed

SHOWN = 4  # changes that are told one by one


def moment(at: datetime, now: datetime, formats: Formats) -> str:
    """A moment on the owner's clock: "today 18:02", "yesterday 18:02", "Nov 20, 2026 18:02"."""
    local = at.astimezone()
    clock = f"{local:%H:%M}"
    days = (now.astimezone().date() - local.date()).days
    if days == 0:
        return _("today {time}").format(time=clock)
    if days == 1:
        return _("yesterday {time}").format(time=clock)
    return f"{formats.date(local.date())} {clock}"


def plain_formats() -> Formats:
    """Formats where no shop is open to say how its days are written."""
    return Formats(Shop(name="", currency=Currency("XXX", 0), locale=guessed()))


def contents_words(contents: Contents | None, formats: Formats) -> str:
    """What a backup holds: "612 customers, 4,906 sales"."""
    if contents is None:
        return _("contents unknown")
    customers = counted("{count} customer", "{count} customers", contents.customers)
    sales = counted("{count} sale", "{count} sales", contents.sales)
    return ", ".join(
        (
            customers.replace(str(contents.customers), formats.number(contents.customers), 1),
            sales.replace(str(contents.sales), formats.number(contents.sales), 1),
        )
    )


def why(backup: Backup) -> str:
    """Why it was made: "before the import of x.xlsx"."""
    if backup.is_damaged:
        return _("the damaged file, kept as it was")
    about = visible(backup.about)
    if about and backup.reason is Reason.BEFORE_IMPORT:
        return _("before the import of {file}").format(file=about)
    if about and backup.reason is Reason.BEFORE_CHANGE:
        return _("before: {change}").format(change=about)
    return _REASONS[backup.reason]()


def described(backup: Backup, now: datetime, formats: Formats) -> str:
    """A backup in one line: "yesterday 18:02, 612 customers, 4,906 sales, when you left"."""
    when = moment(backup.at, now, formats)
    if backup.is_damaged:
        return f"{when}, {why(backup)}"
    return f"{when}, {contents_words(backup.contents, formats)}, {why(backup)}"


def there_are(backups: list[Backup], now: datetime, formats: Formats) -> str:
    """How many there are: "There are 12 backups; the newest is of yesterday 18:02."."""
    good = [backup for backup in backups if not backup.is_damaged]
    if not good:
        return ""
    when = moment(good[0].at, now, formats)
    if len(good) == 1:
        return _("There is one backup, of {when}.").format(when=when)
    sentence = counted(
        "There is {count} backup", "There are {count} backups; the newest is of", len(good)
    )
    return f"{sentence} {when}."


def gone(changes: list[tuple[str, str]] | None, now: datetime, formats: Formats) -> list[str]:
    """What was done since a backup, in sentences.

    Args:
        changes: when (UTC) and what, the latest first; None where the shop has gone another way
            since, so that they cannot be told.
        now: the moment.
        formats: how days are written.
    """
    if changes is None:
        return [_("The shop has gone another way since this backup was made.")]
    if not changes:
        return []
    said = counted(
        "{count} change made since would be gone from the shop:",
        "{count} changes made since would be gone from the shop, the latest first:",
        len(changes),
    )
    lines = [_change(change, now, formats) for change in changes[:SHOWN]]
    more = len(changes) - SHOWN
    if more > 0:
        lines.append("  " + counted("and {count} more", "and {count} more", more))
    return [said, *lines]


def _change(change: tuple[str, str], now: datetime, formats: Formats) -> str:
    at, what = change
    when = moment(datetime.fromisoformat(at), now, formats)
    return f"  {visible(what)} ({when})"


_REASONS: dict[Reason, Callable[[], str]] = {
    Reason.LEAVING: lambda: _("when you left"),
    Reason.WORKING: lambda: _("while you worked"),
    Reason.BEFORE_IMPORT: lambda: _("before an import"),
    Reason.BEFORE_CHANGE: lambda: _("before a change of many records"),
    Reason.BEFORE_RESTORE: lambda: _("before a backup was brought back"),
    Reason.BEFORE_UPDATE: lambda: _("before an update of shoptui"),
    Reason.BY_HAND: lambda: _("made by you"),
}
