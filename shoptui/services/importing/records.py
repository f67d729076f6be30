"""The records of customers that an import makes or changes, and who brought whom."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from shoptui.domain.customers import Customer
from shoptui.domain.language import _
from shoptui.services.importing.customers import Customers
from shoptui.services.importing.directory import Ref
from shoptui.services.importing.particulars import NOTHING, Particulars
from shoptui.services.importing.people import completed, customer_from
from shoptui.services.importing.who import Who
from shoptui.storage import bulk, customers, imports
from shoptui.storage.imports import Session

Improve = Callable[[Customer, Who, Particulars, date], Customer]
_PAGE = 500


@dataclass(slots=True)
class Records:
    """The records to save.

    Attributes:
        newcomers: new customers, the one referred to as -1 first.
        changed: customers whose record changes, as it is to be.
        unchanged: how many of those the sheet names have nothing to change.
        referrals: friend → who brought them.
        referral_days: friend → the day, ISO text, where the sheet says it.
        notes: what could not be done.
    """

    newcomers: list[Customer] = field(default_factory=list)
    changed: list[Customer] = field(default_factory=list)
    unchanged: int = 0
    referrals: dict[Ref, Ref] = field(default_factory=dict)
    referral_days: dict[Ref, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def records_of(db: Session, people: Customers, improve: Improve, today: date) -> Records:
    """Works out the records of all customers that a sheet names.

    Args:
        db: an open connection.
        people: who they are.
        improve: what the sheet may do to a record there is.
        today: the day on the shop's calendar.
    """
    records = Records(newcomers=_newcomers(db, people, today))
    for known in _met(db, people):
        better = known
        for who in people.met[known.id]:
            same_phone = people.directory.phone_key(who) == people.directory.key_of(known.phone)
            as_written = who._replace(phone=known.phone) if same_phone else who
            said = people.said.get(who, NOTHING)
            if people.directory.is_of_merged(who):  # the owner chose between the two already
                better = completed(better, as_written._replace(code=""), said, today)
            else:
                better = improve(better, as_written, said, today)
        if better != known:
            records.changed.append(better)
    records.unchanged = len(people.met) - len(records.changed)
    _refer(db, people, records)
    return records


def _newcomers(db: Session, people: Customers, today: date) -> list[Customer]:
    number = bulk.next_id(db, "customer") - 1
    records, given = [], set[str]()
    for newcomer in people.newcomers:
        number += 1
        code = newcomer.who.code or f"C{number:05}"
        while not newcomer.who.code and (people.directory.has_code(code) or code in given):
            number += 1
            code = f"C{number:05}"
        given.add(code)
        records.append(customer_from(newcomer, code, today))
    return records


def _met(db: Session, people: Customers) -> Iterator[Customer]:
    """Those in the file of whom the sheet says more than code and name."""
    told = [
        ref
        for ref, names in people.met.items()
        if any(who.phone or who.email or who in people.said for who in names) or people.of_people
    ]
    for start in range(0, len(told), _PAGE):
        yield from customers.page(db, told[start : start + _PAGE])


def _refer(db: Session, people: Customers, records: Records) -> None:
    told = {who: said for who, said in people.said.items() if said.referrer}
    if not told:
        return
    named, lost = imports.friends_named(db), list[str]()
    referrer = people.referrers()
    for who, said in told.items():
        friend, brought_by = people.settled(who), referrer(said.referrer)
        if friend is None or friend in named:
            continue
        if brought_by is None or brought_by == friend:
            lost.append(said.referrer)
        else:
            records.referrals[friend] = brought_by
            records.referral_days[friend] = said.referred_on
    if lost:
        records.notes.append(_unknown_referrers(lost))


def _unknown_referrers(lost: Sequence[str]) -> str:
    names = ", ".join(lost[:5]) + (" …" if len(lost) > 5 else "")
    return _("These referrers are no customers, so no referral was recorded: {names}.").format(
        names=names
    )
