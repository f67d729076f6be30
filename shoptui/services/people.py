"""Customers: find, add, change, put away."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from shoptui.domain.backups import Reason
from shoptui.domain.customers import Consent, Customer
from shoptui.domain.errors import Conflict, InvalidInput
from shoptui.domain.language import _, counted
from shoptui.domain.text import MAX_NAME, MAX_TEXT, clean
from shoptui.services import backups
from shoptui.services.desk import Desk
from shoptui.services.phones import phone_key, region_of
from shoptui.storage import customers, same_person, search
from shoptui.storage.database import Connection


@dataclass(frozen=True, slots=True)
class Hit:
    """A customer found.

    Attributes:
        id: the customer.
        title: the name.
        detail: code and phone, to tell namesakes apart.
    """

    id: int
    title: str
    detail: str


def find(desk: Desk, query: str, limit: int = 20) -> Sequence[Hit]:
    """Customers whose name, code, phone or mail holds every word, accents or not; best first."""
    with desk.file.read() as db:
        return [_hit(card) for card in customers.cards(db, search.find(db, query, limit))]


def same_phone(desk: Desk, phone: str, except_id: int = 0) -> Sequence[Hit]:
    """The other customers who have this phone, however it is written; a family may share one."""
    key = phone_key(clean(phone), region_of(desk.shop().locale))
    with desk.file.read() as db:
        return [_hit(card) for card in customers.with_phone(db, key) if card.id != except_id]


def customer(desk: Desk, customer_id: int) -> Customer:
    """One customer.

    Raises:
        NotFound: there is none of that id.
    """
    with desk.file.read() as db:
        return customers.get(db, customer_id)


def check_customer(desk: Desk, draft: Customer) -> None:
    """Raises what adding or changing this customer would raise; saves nothing.

    Raises:
        InvalidInput: a field cannot be taken; it names the field.
    """
    code = _tidy(draft, desk.today()).code
    if not code:
        return
    with desk.file.read() as db:
        holder = customers.by_code(db, code)
    if holder and holder.id != draft.id:
        said = _("{name} has the code {code} already; leave it empty for the next free one.")
        raise InvalidInput(said.format(name=holder.name, code=code), "code")


def add_customer(desk: Desk, draft: Customer) -> Customer:
    """Records a new customer and returns the record, code included.

    Raises:
        InvalidInput: a field cannot be taken; it names the field.
        Conflict: the code is taken.
    """
    tidy = _tidy(draft, desk.today())
    key = phone_key(tidy.phone, region_of(desk.shop().locale))
    with desk.file.write(_("New customer {name}").format(name=tidy.name)) as db:
        return customers.get(db, customers.insert(db, tidy, key))


def change_customer(desk: Desk, changed: Customer) -> Customer:
    """Replaces what is recorded of a customer.

    Raises:
        InvalidInput: a field cannot be taken; it names the field.
        Conflict: the code is taken.
        NotFound: the customer is gone.
    """
    tidy = _tidy(changed, desk.today())
    key = phone_key(tidy.phone, region_of(desk.shop().locale))
    with desk.file.write(_("Changed customer {name}").format(name=tidy.name)) as db:
        before = customers.get(db, tidy.id)
        customers.update(db, replace(tidy, code=tidy.code or before.code), key)
        return customers.get(db, tidy.id)


def set_archived(desk: Desk, customer_id: int, archived: bool) -> None:
    """Puts a customer away (the sales still count for the shop), or brings one back.

    Raises:
        Conflict: the record was merged into another one.
    """
    name = customer(desk, customer_id).name
    what = _("Archived customer {name}") if archived else _("Brought back customer {name}")
    with desk.file.write(what.format(name=name)) as db:
        _refuse_merged(db, [customer_id])
        customers.set_archived(db, customer_id, desk.today() if archived else None)


def archive_all(desk: Desk, customer_ids: Collection[int], archived: bool) -> backups.Unkept | None:
    """Puts several customers away, or brings them back, as one operation.

    Returns:
        What to tell the owner where no backup could be made before.

    Raises:
        Conflict: a record was merged into another one.
    """
    what = (
        counted("Archived {count} customer", "Archived {count} customers", len(customer_ids))
        if archived
        else counted(
            "Brought back {count} customer", "Brought back {count} customers", len(customer_ids)
        )
    )
    said = backups.back_up_before(desk, Reason.BEFORE_CHANGE, what)
    with desk.file.write(what) as db:
        _refuse_merged(db, customer_ids)
        for customer_id in customer_ids:
            customers.set_archived(db, customer_id, desk.today() if archived else None)
    return backups.unless_kept(said)


def _refuse_merged(db: Connection, customer_ids: Collection[int]) -> None:
    """A record whose sales are another's can only come back by undoing that."""
    for customer_id in customer_ids:
        kept = same_person.merged_into(db, customer_id)
        if kept is not None:
            said = _("{other} was merged into {name}. To part them again, undo it in the history.")
            names = [customers.name_of(db, each) for each in (customer_id, kept)]
            raise Conflict(said.format(other=names[0], name=names[1]))


def _hit(card: customers.Card) -> Hit:
    return Hit(card.id, card.name, " · ".join(part for part in (card.code, card.phone) if part))


def _tidy(draft: Customer, today: date) -> Customer:
    """The draft as it may be stored: texts cleaned, days filled in."""
    name = clean(draft.name)
    if not name:
        raise InvalidInput(_("A customer needs a name; a nickname will do."), "name")
    if len(name) > MAX_NAME:
        raise InvalidInput(_("This name is too long; please shorten it."), "name")
    return replace(
        draft,
        name=name,
        code=clean(draft.code),
        phone=_phone(clean(draft.phone)),
        email=_email(clean(draft.email)),
        address=clean(draft.address),
        area=clean(draft.area),
        channel=clean(draft.channel),
        interests=clean(draft.interests),
        note=_note(draft.note),
        known_since=_past(draft.known_since, today),
        consent_on=_consent_day(draft, today),
        created_on=draft.created_on or today,
    )


def _phone(phone: str) -> str:
    if phone and sum(letter.isdigit() for letter in phone) < 3:
        raise InvalidInput(_("A phone number has digits, such as 0901 234 567."), "phone")
    return phone


def _email(email: str) -> str:
    name, at, host = email.rpartition("@")
    if email and (not name or not at or "." not in host.strip(".") or " " in email):
        raise InvalidInput(_("A mail address looks like anh@example.com."), "email")
    return email


def _note(note: str) -> str:
    tidy = clean(note, lines=True)
    if len(tidy) > MAX_TEXT:
        raise InvalidInput(_("This note is too long; please shorten it."), "note")
    return tidy


def _past(day: date | None, today: date) -> date | None:
    if day and day > today:
        raise InvalidInput(
            _("This day is still to come; it must be today or before."), "known_since"
        )
    return day


def _consent_day(draft: Customer, today: date) -> date | None:
    return None if draft.consent is Consent.UNKNOWN else draft.consent_on or today
