"""Two records of one customer, field by field: what each says, and which of it will hold."""

from collections.abc import Iterator, Set
from datetime import date
from typing import NamedTuple

from shoptui.domain.customers import Consent, Customer
from shoptui.domain.language import _
from shoptui.domain.merging import differing, merged_consent
from shoptui.domain.money import Currency
from shoptui.domain.table import Column, Table
from shoptui.services.card import Card
from shoptui.services.formats import NOTHING, Formats
from shoptui.ui.dialogs.customer import genders, parties
from shoptui.ui.widgets.birthdays import birthday_text
from shoptui.ui.widgets.card_lines import consent_text

HOLDS, GOES, PLAIN = "● ", "○ ", "  "


class Line(NamedTuple):
    """One line of the comparison.

    Attributes:
        field: the name of the customer's field, "" for a figure.
        label: what the owner reads before it.
        kept: what the record says that stays.
        other: what the other one says.
        is_open: whether the owner may choose between the two.
    """

    field: str
    label: str
    kept: str
    other: str
    is_open: bool = False


def comparison(keep: Card, other: Card, from_other: Set[str], formats: Formats) -> list[Line]:
    """The lines in which at least one of the two says something.

    Args:
        keep: the record that stays.
        other: the one that would be merged into it.
        from_other: the fields in which the owner prefers the other one.
        formats: how days and amounts are written.
    """
    open_fields = differing(keep.customer, other.customer)
    name, *rest = (
        _marked(field, label, one, two, field in open_fields, field in from_other)
        for (field, label, one), (_field, _label, two) in zip(
            _said(keep, formats), _said(other, formats), strict=True
        )
        if one or two
    )
    code = Line("code", _("Card number"), HOLDS + keep.customer.code, GOES + other.customer.code)
    return [name, *_figures(keep, other, formats), code, *_settled(keep, other, formats), *rest]


def comparison_table(lines: list[Line], currency: Currency) -> Table:
    """The lines as a list."""
    columns = (
        Column("field", " "),
        Column("detail", PLAIN + _("This record stays")),
        Column("other", PLAIN + _("This one goes into it")),
    )
    rows = [(line.label, line.kept, line.other) for line in lines]
    return Table("comparison", "", columns, rows, currency, range(len(rows)))


def _marked(
    field: str, label: str, one: str, two: str, is_open: bool, is_other_right: bool
) -> Line:
    if one == two:
        return Line(field, label, PLAIN + one, PLAIN + two)
    takes_other = is_other_right if is_open else not one
    kept = one and (GOES if takes_other else HOLDS) + one
    other = two and (HOLDS if takes_other else GOES) + two
    return Line(field, label, kept, other, is_open)


def _figures(keep: Card, other: Card, formats: Formats) -> Iterator[Line]:
    def line(label: str, one: str, two: str) -> Line:
        return Line("", label, PLAIN + one, PLAIN + two)

    def last(card: Card) -> str:
        return formats.date(card.last_order) if card.last_order else NOTHING

    yield line(_("Orders"), formats.number(keep.orders), formats.number(other.orders))
    yield line(_("Net spend"), formats.money(keep.net), formats.money(other.net))
    yield line(_("Last order"), last(keep), last(other))


def _settled(keep: Card, other: Card, formats: Formats) -> Iterator[Line]:
    """What follows rules of its own: the later answer, the earlier day, the notes of both."""
    one, two = keep.customer, other.customer
    consent, day = merged_consent(one, two)
    if Consent.UNKNOWN not in (one.consent, two.consent) or consent is not Consent.UNKNOWN:
        is_kept = (one.consent, one.consent_on) == (consent, day)
        first, second = (HOLDS, GOES) if is_kept else (GOES, HOLDS)
        held, given = first + consent_text(one, formats), second + consent_text(two, formats)
        yield Line("consent", _("May we write?"), held, given)
    since, notes = (one.known_since, two.known_since), (one.note, two.note)
    if any(since):
        held, given = (_day(day, min(filter(None, since)), formats) for day in since)
        yield Line("known_since", _("Known since"), held, given)
    if any(notes):
        held, given = (note and HOLDS + note for note in notes)
        yield Line("note", _("Note"), held, given)


def _day(day: date | None, holds: date, formats: Formats) -> str:
    return "" if day is None else (HOLDS if day == holds else GOES) + formats.date(day)


def _said(card: Card, formats: Formats) -> list[tuple[str, str, str]]:
    """Field, label and what a record says."""
    who: Customer = card.customer
    birthday = birthday_text(who.birthday, card.today) if who.birthday else ""
    gender = dict(genders())[who.gender] if who.gender else ""
    return [
        ("name", _("Name"), who.name),
        ("phone", _("Phone"), who.phone),
        ("email", _("E-mail"), who.email),
        ("birthday", _("Birthday"), birthday),
        ("area", _("Area"), who.area),
        ("address", _("Address"), who.address),
        ("channel", _("Heard of us by"), who.channel),
        ("interests", _("Interests"), who.interests),
        ("gender", _("Gender"), gender),
        ("party", _("Who it is"), dict(parties())[who.party]),
    ]
