"""Merging two records of one customer: nothing is lost, and one undo parts them again."""

from collections.abc import Sequence, Set
from datetime import date

from shoptui.domain.customers import Customer
from shoptui.domain.errors import Conflict, InvalidInput
from shoptui.domain.language import _
from shoptui.domain.merging import merged
from shoptui.domain.to_do import ToDoKind
from shoptui.services import reward_skips
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.phones import phone_key, region_of
from shoptui.storage import customers, merging, same_person
from shoptui.storage.database import Connection
from shoptui.storage.merging import Named

# The marks of the day's list and of suggestions whose subject is a customer.
MARKS = (
    str(ToDoKind.BIRTHDAY),
    str(ToDoKind.LATE),
    f"{ToDoKind.CAMPAIGN} *",
    *reward_skips.MARKS,
)


def merge(desk: Desk, keep_id: int, other_id: int, from_other: Set[str] = frozenset()) -> Customer:
    """Makes two records one, and returns the kept one; all of it is one step of the history.

    Everything recorded for the other one becomes the kept one's. The other record is put away with
    all it said, and whoever looks for its code, phone or name finds the kept one.

    Args:
        desk: the open shop.
        keep_id: the record that stays.
        other_id: the one merged into it.
        from_other: the fields of `domain.merging.CHOSEN` in which the other one is right.

    Raises:
        NotFound: one of them is gone.
        InvalidInput: they are one record already.
        Conflict: one of them is put away.
    """
    if keep_id == other_id:
        raise InvalidInput(_("Choose two different customers to merge."), "other")
    shop = desk.shop()

    def what(db: Connection) -> str:
        names = [customers.name_of(db, each) for each in (other_id, keep_id)]
        return _("Merged {other} into {name}").format(other=names[0], name=names[1])

    with desk.file.write(what) as db:
        keep, other = _in_use(db, keep_id), _in_use(db, other_id)
        named = merging.drop_referrals_between(db, keep_id, other_id)
        merging.hand_over(db, keep_id, other_id)
        merging.hand_over_marks(db, keep_id, other_id, MARKS)
        both = merged(keep, other, from_other, _told(named, keep, other, Formats(shop)))
        customers.update(db, both, phone_key(both.phone, region_of(shop.locale)))
        since = min(filter(None, (other.created_on, other.known_since)), default=desk.today())
        merging.mark_merged(db, keep_id, other_id, since)
        return customers.get(db, keep_id)


def say_not_same(desk: Desk, one_id: int, other_id: int) -> None:
    """Notes that two records are two people, who are not suggested as one again."""

    def what(db: Connection) -> str:
        names = [customers.name_of(db, each) for each in (one_id, other_id)]
        return _("{name} and {other} are two people").format(name=names[0], other=names[1])

    with desk.file.write(what) as db:
        for each in (one_id, other_id):
            customers.get(db, each)
        same_person.say_not_same(db, one_id, other_id)


def _in_use(db: Connection, customer_id: int) -> Customer:
    customer = customers.get(db, customer_id)
    if customer.archived_on is None:
        return customer
    if same_person.merged_into(db, customer_id) is not None:
        said = _("{name} was merged into another record already; merge that one.")
    else:
        said = _("{name} is put away; bring this customer back first.")
    raise Conflict(said.format(name=customer.name))


def _told(named: Sequence[Named], keep: Customer, other: Customer, formats: Formats) -> str:
    """What remains of the referrals of one to the other."""
    names = {keep.id: keep.name, other.id: other.name}
    friends = {keep.id: other.name, other.id: keep.name}
    return "\n".join(_line(each, names, friends, formats) for each in named)


def _line(named: Named, names: dict[int, str], friends: dict[int, str], formats: Formats) -> str:
    said = _("On {day} {name} had named {friend} as a friend; the two are one person.").format(
        day=formats.date(date.fromisoformat(named.day)),
        name=names[named.referrer_id],
        friend=friends[named.referrer_id],
    )
    return f"{said} {named.note}".rstrip()
