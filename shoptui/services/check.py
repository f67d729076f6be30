"""Checking a shop file: is it whole, and do its totals follow from what was recorded?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from shoptui.domain.errors import InvalidInput, ShopError
from shoptui.domain.language import counted
from shoptui.domain.passphrase import Key
from shoptui.domain.shop import Shop
from shoptui.services import check_words as words
from shoptui.services.formats import Formats
from shoptui.services.setting import Place
from shoptui.services.setting_list import SETTINGS
from shoptui.storage import check, check_merging, form_check, looking, settings, shops
from shoptui.storage.imports import Session

SHOWN = 5  # of one kind of trouble; the rest are counted


@dataclass(frozen=True, slots=True)
class Checked:
    """What a look at a shop file found.

    Attributes:
        findings: what is wrong, a sentence each; empty when all is well.
        figures: what is in the file, as one sentence; "" where it is too damaged to say.
    """

    findings: tuple[str, ...]
    figures: str

    @property
    def is_well(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


def check_file(path: Path, today: date, key: Key | None = None) -> Checked:
    """Looks at everything in a shop file and changes nothing.

    Args:
        path: the shop file.
        today: the day on the laptop's calendar.
        key: what opens it, where it is protected with a passphrase.

    Raises:
        FileTrouble: it cannot be opened at all.
    """
    with looking.copy_in_memory(path, key) as db:
        damage = check.damage(db)
        if damage:
            return Checked(tuple(map(words.damaged, damage)), "")
        if looking.is_older(db):
            looking.bring_up_to_date(db)
        odd = form_check.odd_parts(db)
        findings = [words.odd_part(part) for part in odd]
        if any(part.kind == "view" or part.trouble != "foreign" for part in odd):
            # Nothing more is asked of tables that may be something else.
            return Checked((*findings, words.not_looked_further()), "")
        shop, trouble = _shop(db)
        if shop is None:
            return Checked((*findings, trouble), "")
        findings += _contents(db, shop, today)
        return Checked(tuple(findings), words.figures(check.figures(db), shop, path))


def _contents(db: Session, shop: Shop, today: date) -> Iterator[str]:
    formats = Formats(shop)
    yield from map(words.dangling, check.dangling(db))
    yield from _some([words.half_merged(code) for code in check_merging.half_merged(db)])
    yield from _some([words.still_owning(code) for code in check_merging.still_owning(db)])
    for found, sentence in (
        (check.over_refunded(db), words.over_refunded),
        (check.misplaced_refunds(db), words.misplaced),
        (check.misdated(db), words.misdated),
        (check.misjudged(db), words.misjudged),
    ):
        yield from _some([sentence(odd, formats) for odd in found])
    yield from _some([words.unsearchable(code) for code in check.unsearchable(db)])
    if check.is_search_broken(db):
        yield words.search_broken()
    if unreadable := check.unreadable_steps(db):
        yield words.unreadable_steps(unreadable)
    yield from map(words.reused_numbers, check.reused_numbers(db))
    yield from _unreadable_settings(db, shop, today)


def _shop(db: Session) -> tuple[Shop | None, str]:
    try:
        return shops.read(db), ""
    except ShopError as error:
        return None, str(error)


def _unreadable_settings(db: Session, shop: Shop, today: date) -> Iterator[str]:
    kept, place = settings.read_all(db), Place(shop, today)
    for setting in SETTINGS:
        if setting.field or setting.key not in kept:
            continue
        try:
            setting.form.read(kept[setting.key], place)
        except InvalidInput:
            yield words.unreadable(setting.key, kept[setting.key])


def _some(sentences: Sequence[str]) -> Iterator[str]:
    yield from sentences[:SHOWN]
    if len(sentences) > SHOWN:
        more = len(sentences) - SHOWN
        yield counted("… and {count} more like it.", "… and {count} more like these.", more)
