"""Which backups stay over the months, with clocks that lie and files that rot."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from shoptui.domain.backups import Backup, Reason
from shoptui.storage import backup_rotation
from shoptui.storage.backup_rotation import FEWEST_SOUND, LAST, to_drop

START = datetime(2025, 1, 1, 8, 0, tzinfo=UTC)
MOST = 10 + 14 + 8 + 24 + 10 + 5 + 5 + 5  # the last, days, weeks, months, and the turning points


def backup(number: int, at: datetime, reason: Reason = Reason.WORKING) -> Backup:
    return Backup(number, Path(f"{number:06}.db"), at, reason)


def sound(_backup: Backup) -> bool:
    return True


def day_of(each: Backup) -> date:
    return each.at.astimezone().date()


class Year:
    """400 days of an owner who leaves the laptop on, with a clock and a disk of one's choice."""

    def __init__(self, *, clock: Callable[[int], datetime], rots: float = 0.0) -> None:
        self.kept: list[Backup] = []
        self.rotten: set[int] = set()
        self.made: list[Backup] = []
        self._clock = clock
        self._rots = rots
        self._random = Random(7)

    def pass_day(self, day: int, times: int = 6) -> None:
        for _time in range(times):
            at = self._clock(day) + timedelta(minutes=30 * _time)
            made = backup(len(self.made) + 1, at)
            self.made.append(made)
            self.kept.append(made)
            gone = {each.number for each in to_drop(self.kept, self.is_sound)}
            self.kept = [each for each in self.kept if each.number not in gone]
            for each in self.kept[:-1]:  # the newest was proved just now
                if self._random.random() < self._rots:
                    self.rotten.add(each.number)

    def is_sound(self, each: Backup) -> bool:
        return each.number not in self.rotten

    @property
    def sound_left(self) -> int:
        return sum(map(self.is_sound, self.kept))


def straight(day: int) -> datetime:
    return START + timedelta(days=day)


def test_400_days_keep_each_day_week_and_month_of_their_time() -> None:
    year = Year(clock=straight)
    for day in range(400):
        year.pass_day(day)
        numbers = {each.number for each in year.kept}
        assert len(year.kept) <= MOST
        assert {each.number for each in year.made[-LAST:]} <= numbers
        days = {day_of(each) for each in year.kept}
        today = straight(day).astimezone().date()
        assert {today - timedelta(days=back) for back in range(min(day + 1, 14))} <= days
        weeks = {each.isocalendar()[:2] for each in days}
        for back in range(min(day // 7, 8)):
            assert (today - timedelta(weeks=back)).isocalendar()[:2] in weeks
    months = {(day_of(each).year, day_of(each).month) for each in year.kept}
    assert months == {(2025, month) for month in range(1, 13)} | {(2026, 1), (2026, 2)}
    # The last 10 are of 3 and 4 February 2026. 12 more days lead back to 22 January, 5 more Sundays
    # (18, 11, 4 January, 28, 21 December) to 21 December, 12 more ends of months to January 2025.
    assert len(year.kept) == 10 + 12 + 5 + 12


def test_each_day_week_and_month_is_kept_at_its_end() -> None:
    year = Year(clock=straight)
    for day in range(400):
        year.pass_day(day, times=2)
    january = [each for each in year.kept if day_of(each) < date(2025, 2, 1)]
    assert [day_of(each) for each in january] == [date(2025, 1, 31)]


def jumping(day: int) -> datetime:
    """A laptop whose battery is dead: every ninth day it wakes up in 2019, for three days."""
    return datetime(2019, 1, 1, tzinfo=UTC) if day % 9 < 3 else straight(day)


def backwards(day: int) -> datetime:
    return START - timedelta(days=day)


def stuck(_day: int) -> datetime:
    return START


def ahead_once(day: int) -> datetime:
    return datetime(2099, 1, 1, tzinfo=UTC) if day == 5 else straight(day)


CLOCKS = [straight, jumping, backwards, stuck, ahead_once]


@pytest.mark.parametrize("clock", CLOCKS)
def test_the_last_ones_made_stay_whatever_the_clock_says(
    clock: Callable[[int], datetime],
) -> None:
    year = Year(clock=clock)
    for day in range(400):
        year.pass_day(day, times=2)
        assert year.kept[-LAST:] == year.made[-LAST:]
        assert len(year.kept) <= MOST


@pytest.mark.parametrize("clock", CLOCKS)
def test_never_fewer_than_three_sound_ones_while_the_disk_rots(
    clock: Callable[[int], datetime],
) -> None:
    """Whatever there was of sound ones before, letting go never takes one of the last three."""
    year = Year(clock=clock, rots=0.05)
    for day in range(400):
        for _time in range(2):
            before = year.sound_left
            had_rotten = len(year.rotten)
            year.pass_day(day, times=1)
            newly = len(year.rotten) - had_rotten
            assert year.sound_left >= min(FEWEST_SOUND, before + 1) - newly


def test_damaged_ones_never_count_among_the_three() -> None:
    old = [backup(number, START) for number in range(1, 4)]
    spoilt = [backup(number, START + timedelta(days=number)) for number in range(4, 40)]
    for number in range(4, 40):
        gone = to_drop(old + spoilt[: number - 3], lambda each: each.number < 4)
        assert not {1, 2, 3} & {each.number for each in gone}


def test_while_fewer_than_three_are_sound_nothing_goes_at_all() -> None:
    many = [backup(number, START) for number in range(1, 40)]
    assert to_drop(many, lambda each: each.number in (20, 21)) == []
    assert len(to_drop(many, lambda each: each.number in (20, 21, 22))) == 39 - LAST - 3


def test_a_copy_of_a_damaged_file_takes_no_other_s_place() -> None:
    good = backup(1, START)
    kept_damaged = Backup(2, Path("2"), START, Reason.BEFORE_RESTORE, is_damaged=True)
    later = [backup(number, START + timedelta(days=1)) for number in range(3, 30)]
    gone = to_drop([good, kept_damaged, *later], sound)
    assert good not in gone and kept_damaged not in gone


@pytest.mark.parametrize(
    ("reason", "stay"),
    [
        (Reason.BEFORE_RESTORE, 5),
        (Reason.BEFORE_UPDATE, 5),
        (Reason.BEFORE_IMPORT, 5),
        (Reason.BY_HAND, 10),
        (Reason.LEAVING, 0),
    ],
)
def test_turning_points_stay_for_a_while(reason: Reason, stay: int) -> None:
    """Thirty of one kind in a day, then a busy day of half hours."""
    points = [backup(number, START, reason) for number in range(1, 31)]
    half_hours = [backup(number, START + timedelta(days=1)) for number in range(31, 60)]
    gone = {each.number for each in to_drop(points + half_hours, sound)}
    left = [number for number in range(1, 31) if number not in gone]
    assert left == list(range(31 - max(stay, 1), 31))


def test_the_file_is_read_no_more_often_than_needed() -> None:
    read: list[int] = []

    def look(each: Backup) -> bool:
        read.append(each.number)
        return True

    to_drop([backup(number, START) for number in range(1, 11)], look)
    assert read == []
    to_drop([backup(number, START) for number in range(1, 12)], look)
    assert read == [11, 10, 9]


# Controls: each of these protections taken away loses something above


def test_control_by_the_clock_the_newest_would_go() -> None:
    made = [backup(number, backwards(number)) for number in range(1, 200)]
    assert made[-1] not in to_drop(made, sound)
    by_clock = sorted(made, key=lambda each: each.at)
    renumbered = [backup(at, each.at) for at, each in enumerate(by_clock, 1)]
    gone = {each.at for each in to_drop(renumbered, sound)}
    assert made[-2].at in gone


@pytest.mark.parametrize(("part", "left"), [(0, 10 + 7 + 13), (1, 10 + 12 + 12), (2, 10 + 12 + 5)])
def test_control_without_one_kind_of_drawer_less_is_kept(
    monkeypatch: pytest.MonkeyPatch, part: int, left: int
) -> None:
    drawers = backup_rotation._DRAWERS
    monkeypatch.setattr(backup_rotation, "_DRAWERS", drawers[:part] + drawers[part + 1 :])
    year = Year(clock=straight)
    for day in range(400):
        year.pass_day(day)
    assert len(year.kept) == left < 39


def test_control_without_the_three_the_last_sound_one_goes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(backup_rotation, "FEWEST_SOUND", 0)
    made = [backup(number, START) for number in range(1, 40)]
    gone = {each.number for each in to_drop(made, lambda each: each.number == 20)}
    assert 20 in gone


def two_of_three(each: Backup) -> bool:
    return each.number % 3 > 0


def test_of_a_large_shop_fewer_stay_and_never_less_than_three_sound_ones() -> None:
    """400 days of a shop of 300 megabytes: not the 24 gigabytes of some eighty copies."""
    kept, made = list[Backup](), 0
    for day in range(400):
        for _time in range(3):
            made += 1
            reason = Reason.BEFORE_IMPORT if made % 40 == 0 else Reason.WORKING
            kept.append(backup(made, straight(day), reason))
            gone = to_drop(kept, two_of_three, lambda _each: 300_000_000)
            kept = [each for each in kept if each not in gone]
            assert sum(map(two_of_three, kept)) >= min(FEWEST_SOUND, made - made // 3)
    assert len(kept) <= 16
    months = {(day_of(each).year, day_of(each).month) for each in kept}
    assert len(months) >= 6
