"""Which backups stay: the last ones, then fewer and fewer of each day, week and month.

Everything goes by the number of a backup, the newest first. The day of a backup only names the
drawer it lies in, so a clock that runs backwards or stands still never makes an old backup the
newest. Where they would fill the disk, fewer stay.
"""

from collections.abc import Callable, Hashable, Sequence
from datetime import date

from shoptui.domain.backups import Backup, Reason

LAST = 10
DAYS = 14
WEEKS = 8
MONTHS = 24
FEWEST_SOUND = 3

# These tell of a turning point, so the last few stay however much was done since.
OF_REASON = {
    Reason.BY_HAND: 10,
    Reason.BEFORE_RESTORE: 5,
    Reason.BEFORE_UPDATE: 5,
    Reason.BEFORE_IMPORT: 5,
}

ROOM = 3_000_000_000  # bytes that the backups of one shop may take before fewer of them stay
FEWER = 4  # times, but for those made by hand

_DRAWERS: tuple[tuple[Callable[[date], Hashable], int], ...] = (
    (lambda day: day, DAYS),
    (lambda day: day.isocalendar()[:2], WEEKS),
    (lambda day: (day.year, day.month), MONTHS),
)


def to_drop(
    backups: Sequence[Backup],
    is_sound: Callable[[Backup], bool],
    size_of: Callable[[Backup], int] = lambda _backup: 0,
) -> list[Backup]:
    """The backups that may go, the oldest first.

    Args:
        backups: all of them, in any order.
        is_sound: reads a backup and says whether it is what was written; asked as seldom as
            possible, since it reads the whole file.
        size_of: the bytes of a backup.
    """
    ordered = sorted(backups, key=lambda backup: backup.number, reverse=True)
    kept = _wanted(ordered)
    if sum(size_of(backup) for backup in ordered if backup.number in kept) > ROOM:
        kept = _wanted(ordered, FEWER)
    others = [backup for backup in ordered if backup.number not in kept]
    staying = [backup for backup in ordered if backup.number in kept]
    missing = FEWEST_SOUND if others else 0
    for backup in (*staying, *others):  # those that go are asked last, and then stay
        if not missing:
            break
        if not backup.is_damaged and is_sound(backup):
            kept.add(backup.number)
            missing -= 1
    return [] if missing else [each for each in reversed(others) if each.number not in kept]


def _wanted(ordered: Sequence[Backup], fewer: int = 1) -> set[int]:
    good = [backup for backup in ordered if not backup.is_damaged]
    kept = {backup.number for backup in ordered[: max(LAST // fewer, FEWEST_SOUND)]}
    for drawer_of, most in _DRAWERS:
        kept |= _newest_of_each(good, drawer_of, most // fewer)
    for reason, most in OF_REASON.items():
        few = most if reason is Reason.BY_HAND else max(most // fewer, 1)
        kept |= {each.number for each in [b for b in ordered if b.reason is reason][:few]}
    return kept


def _newest_of_each(
    ordered: Sequence[Backup], drawer_of: Callable[[date], Hashable], most: int
) -> set[int]:
    newest: dict[Hashable, int] = {}
    for backup in ordered:
        newest.setdefault(drawer_of(backup.at.astimezone().date()), backup.number)
    return set(list(newest.values())[:most])
