"""Records that may be one customer: the list of them, and a look while a new one is typed."""

from collections.abc import Sequence
from dataclasses import dataclass

from shoptui.domain.duplicates import Pair, Reason
from shoptui.domain.language import _
from shoptui.domain.table import Column, Row, Table
from shoptui.services.card import Card, card
from shoptui.services.desk import Desk
from shoptui.services.paged_rows import PagedRows
from shoptui.services.people import Hit
from shoptui.storage import customers, same_person, search
from shoptui.storage.identities import identities

VERY_LIKELY, LIKELY = 75, 58  # a name and one more agree; a name and little more


@dataclass(frozen=True, slots=True)
class Duplicates:
    """What may be there twice.

    Attributes:
        pairs: the likeliest first, mere families last.
        table: a row for each; `ids` are the places in `pairs`.
    """

    pairs: Sequence[Pair]
    table: Table


def duplicates(desk: Desk) -> Duplicates:
    """Finds the customers who may be in the shop twice; those said to be two are left out."""
    from shoptui.analytics.duplicates import likely_duplicates

    with desk.file.read() as db:
        everybody, apart = list(identities(db)), same_person.not_same(db)
    pairs = likely_duplicates(everybody, apart)

    def read(places: range) -> list[Row]:
        shown = [pairs[place] for place in places]
        ids = list({each for pair in shown for each in (pair.first, pair.second)})
        with desk.file.read() as db:
            known = {each.id: f"{each.name} · {each.code}" for each in customers.cards(db, ids)}
        return [
            (known.get(pair.first, ""), known.get(pair.second, ""), reason_words(pair))
            for pair in shown
        ]

    columns = (
        Column("first", _("Customer")),
        Column("second", _("May be the same as")),
        Column("detail", _("Why")),
    )
    rows = PagedRows(len(pairs), read)
    ids = range(len(pairs))
    table = Table("duplicates", _("Duplicates"), columns, rows, desk.shop().currency, ids)
    return Duplicates(pairs, table)


def side_by_side(desk: Desk, one_id: int, other_id: int) -> tuple[Card, Card]:
    """Both cards; the one to keep comes first: who bought more often, else the older record.

    Raises:
        NotFound: one of them is gone.
    """
    cards = card(desk, one_id), card(desk, other_id)
    keep, other = sorted(cards, key=lambda each: (-each.orders, each.customer.id))
    return keep, other


def same_name(desk: Desk, name: str, except_id: int = 0) -> Sequence[Hit]:
    """The other customers of this name, accents and the order of its words aside."""
    from shoptui.analytics.near_names import name_key

    key = name_key(name)
    if not key:
        return []
    with desk.file.read() as db:
        found = customers.cards(db, search.find(db, name, search.CANDIDATES))
    return [
        Hit(each.id, each.name, each.code)
        for each in found
        if each.id != except_id and name_key(each.name) == key
    ]


def same_email(desk: Desk, email: str, except_id: int = 0) -> Sequence[Hit]:
    """The other customers who have this mail address."""
    with desk.file.read() as db:
        found = customers.with_email(db, customers.email_key(email))
    return [Hit(each.id, each.name, each.code) for each in found if each.id != except_id]


def likeness_words(pair: Pair) -> str:
    """How sure it is, and why, as a sentence."""
    if pair.is_family:
        return _("Two people, it seems: they only share a phone, as a family does.")
    if pair.likeness >= VERY_LIKELY:
        said = _("Very likely one customer: {reasons}.")
    elif pair.likeness >= LIKELY:
        said = _("Likely one customer: {reasons}.")
    else:
        said = _("Perhaps one customer: {reasons}.")
    return said.format(reasons=reason_words(pair))


def reason_words(pair: Pair) -> str:
    """What speaks for it."""
    words = {
        Reason.EMAIL: _("same e-mail"),
        Reason.PHONE: _("same phone"),
        Reason.SAME_NAME: _("same name"),
        Reason.NEAR_NAME: _("nearly the same name"),
        Reason.BIRTHDAY: _("same birthday"),
        Reason.ADDRESS: _("same address"),
        Reason.MAILBOX: _("same name in the e-mail"),
        Reason.AREA: _("same area"),
        Reason.FAMILY: _("share a phone (a family?)"),
    }
    return ", ".join(words[reason] for reason in pair.reasons)
