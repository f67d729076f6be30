"""Erasing a person who asked for it: what goes, what stays, and doing it."""

from dataclasses import dataclass

from shoptui.domain.customers import Customer
from shoptui.domain.errors import Conflict, InvalidInput, ShopError
from shoptui.domain.language import _, counted
from shoptui.domain.text import clean, fold
from shoptui.services.desk import Desk
from shoptui.storage import customers, erased_list, erasing, same_person


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom the owner is about to erase, and what that comes to.

    Attributes:
        customer: the record.
        goes: what will be gone.
        stays: what the shop keeps.
        cautions: what else to know.
    """

    customer: Customer
    goes: str
    stays: str
    cautions: str


def meant(desk: Desk, customer_id: int) -> Meant:
    """What erasing a customer would come to; changes nothing.

    Raises:
        NotFound: there is none of that id.
        Conflict: the customer was erased already.
    """
    with desk.file.read() as db:
        customer = customers.get(db, customer_id)
        if erasing.is_erased(db, customer_id):
            raise Conflict(_("This customer was erased already."))
        merged = len(same_person.ids_of_person(db, customer_id)) - 1
    goes = _(
        "Gone for good: name, phone, mail, address, birthday, notes, what they said, the friends "
        "named by them or naming them, and the name and phone in the notes about others."
    )
    if merged:
        goes += " " + counted(
            "So is {count} record merged with it.", "So are {count} records merged with it.", merged
        )
    stays = _("What stays: the sales, as those of a customer without a name. No total changes.")
    if " " not in customer.name.strip():
        stays += " " + _(
            "A name of one word may mean anything, so it stays where notes about others have it; "
            "look these through yourself."
        )
    return Meant(customer, goes, stays, _cautions())


def erase(desk: Desk, customer_id: int, typed: str) -> None:
    """Erases a person; their sales stay, as an anonymous customer's.

    Args:
        desk: the open shop.
        customer_id: the customer.
        typed: the name, which the owner typed to confirm; accents don't matter.

    Raises:
        InvalidInput: that is not the name; nothing was erased.
        NotFound: there is none of that id.
        Conflict: the customer was erased already.
        ShopError: nothing was erased; or all was but the last traces, which the sentence says.
    """
    check_name(meant(desk, customer_id).customer, typed)
    with desk.file.write(_("Erased a customer")) as db:
        erasing.erase(db, customer_id, erased_name(), desk.today())
        erased = erasing.all_of(db)
    erased_list.keep(desk.file.path, erased)
    _wipe(desk)


def check_name(customer: Customer, typed: str) -> None:
    """Raises InvalidInput where what was typed is not the customer's name."""
    name = clean(typed)
    if name != customer.name and (not fold(name) or fold(name) != fold(customer.name)):
        said = _("Type the name as it stands above, {name}, to erase this customer.")
        raise InvalidInput(said.format(name=customer.name), "name")


def erased_name() -> str:
    """What stands in place of the name."""
    return _("Erased customer")


def _wipe(desk: Desk) -> None:
    try:
        erasing.clean(desk.file)
    except ShopError as error:
        said = _(
            "The customer is erased, but the file could not be cleaned of the last traces: "
            "{reason} The next customer you erase cleans it."
        )
        raise type(error)(said.format(reason=error)) from error


def _cautions() -> str:
    return _(
        "This cannot be undone. Backups made until now still hold the customer until they are "
        "thinned out; when one is brought back, the customer is erased again at once."
    )
