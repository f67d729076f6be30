"""Forms about one customer."""

from collections.abc import Sequence
from functools import partial

from shoptui.domain.customers import Customer
from shoptui.domain.relations import Contact, Feedback
from shoptui.services import people, relations
from shoptui.services.card import Order
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.hand_gifts import GiftChoice, hand_over
from shoptui.ui.dialogs.contact import ContactDialog
from shoptui.ui.dialogs.customer import CustomerDialog
from shoptui.ui.dialogs.feedback import FeedbackDialog
from shoptui.ui.dialogs.give import GiveDialog
from shoptui.ui.dialogs.person_event import PersonEventDialog
from shoptui.ui.dialogs.referral import ReferralDialog


def new_customer(desk: Desk, formats: Formats) -> CustomerDialog:
    """An empty form."""
    return CustomerDialog(desk, formats).kept_by(partial(people.add_customer, desk))


def change_customer(desk: Desk, formats: Formats, customer: Customer) -> CustomerDialog:
    """A form with what is recorded."""
    form = CustomerDialog(desk, formats, customer=customer)
    return form.kept_by(partial(people.change_customer, desk))


def contact(
    desk: Desk,
    formats: Formats,
    customer: Customer,
    orders: Sequence[Order],
    before: Contact | None = None,
) -> ContactDialog:
    """A form for a contact, new or recorded."""
    keep = relations.change_contact if before else relations.record_contact
    return ContactDialog(desk, formats, customer, orders, before).kept_by(partial(keep, desk))


def feedback(
    desk: Desk,
    formats: Formats,
    customer: Customer,
    orders: Sequence[Order],
    before: Feedback | None = None,
) -> FeedbackDialog:
    """A form for feedback, new or recorded."""
    keep = relations.change_feedback if before else relations.record_feedback
    return FeedbackDialog(desk, formats, customer, orders, before).kept_by(partial(keep, desk))


def referral(desk: Desk, formats: Formats, referrer: Customer) -> ReferralDialog:
    """A form for a friend whom a customer names."""
    form = ReferralDialog(desk, formats, referrer)
    return form.kept_by(partial(relations.record_referral, desk))


def person_event(desk: Desk, formats: Formats, customer: Customer) -> PersonEventDialog:
    """A form for a customer and an event or newsletter."""
    form = PersonEventDialog(desk, formats, customer)
    return form.kept_by(form.note)


def gift(desk: Desk, choice: GiftChoice) -> GiveDialog:
    """A form for a reward given by hand."""
    return GiveDialog(choice).kept_by(partial(hand_over, desk, choice.customer.id))
