"""The base of the panes with a customer under the cursor: the list, and the card."""

import asyncio
from collections.abc import Callable, Collection
from functools import partial
from typing import ClassVar, TypeVar

from textual import work

from shoptui.domain.customers import Customer
from shoptui.domain.errors import ShopError
from shoptui.domain.language import _, counted
from shoptui.domain.text import visible
from shoptui.domain.why import Section
from shoptui.services import people
from shoptui.services.card import recent_orders
from shoptui.services.desk import Desk
from shoptui.services.hand_gifts import gift_choice
from shoptui.ui.command import Command
from shoptui.ui.dialogs.choices import ChoicesDialog, Line
from shoptui.ui.dialogs.merge_with import MergeWithDialog
from shoptui.ui.dialogs.person_event import latest_of_both
from shoptui.ui.dialogs.why import WhyDialog
from shoptui.ui.forms import people as forms
from shoptui.ui.keys import OPENING
from shoptui.ui.panes.pane import Data, Pane
from shoptui.ui.panes.person_actions import PERSON_ACTIONS

Found = TypeVar("Found")

FEEDBACK, CONTACT, EVENT, FRIEND = "feedback", "contact", "event", "friend"


class PersonPane(Pane[Data]):
    """Whatever is done here is done with `selected_customer`.

    A subclass adds `PERSON_ACTIONS` to its own actions and bindings.
    """

    ACTIONS: ClassVar[tuple[Command, ...]] = PERSON_ACTIONS

    def is_archived(self) -> bool:
        """Whether the customer under the cursor is put away."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a customer there is nothing to do; only one put away can be brought back."""
        if action in ("edit", "say", "refer", "copy_phone"):
            return self.selected_customer() is not None
        if action in ("give", "merge"):
            return self.selected_customer() is not None and not self.is_archived()
        if action in ("archive", "restore"):
            is_there = self.selected_customer() is not None
            return is_there and self.is_archived() == (action == "restore")
        return True

    # Forms

    @work(group=OPENING)
    async def action_edit(self) -> None:
        """Opens the form with what is recorded."""
        customer = await self._look_up(people.customer)
        if customer is not None:
            form = forms.change_customer(self.desk, self.formats, customer)
            self.app.push_screen(form, lambda kept: self._tell(kept, _("Saved.")))

    @work(group=OPENING)
    async def action_say(self) -> None:
        """Asks what there is to record, then opens its form."""
        customer = await self._look_up(people.customer)
        if customer is not None:
            lines = (
                Line(FEEDBACK, _("Feedback"), _("praise, complaint, survey")),
                Line(CONTACT, _("Contact"), _("visit, call, message, mail")),
                Line(EVENT, _("Event or newsletter"), _("invited, came")),
                Line(FRIEND, _("A friend they named"), "r"),
            )
            title = _("What about {name}?").format(name=customer.name)
            self.app.push_screen(ChoicesDialog(title, lines), partial(self._open, customer))

    @work(group=OPENING)
    async def action_refer(self) -> None:
        """Opens the form for a friend."""
        customer = await self._look_up(people.customer)
        if customer is not None:
            self._open(customer, FRIEND)

    @work(group=OPENING)
    async def action_give(self) -> None:
        """Opens the form for a reward given by hand."""
        choice = await self._look_up(gift_choice)
        if choice is not None:
            form = forms.gift(self.desk, choice)
            self.app.push_screen(form, lambda kept: self._tell(kept, _("Given, from today on.")))

    @work(group=OPENING)
    async def action_merge(self) -> None:
        """Asks who is the same customer, then shows both."""
        customer = await self._look_up(people.customer)
        if customer is not None:
            form = MergeWithDialog(self.desk, customer)
            self.app.push_screen(form, partial(self._compare, customer.id))

    def _compare(self, one: int, other: int | None) -> None:
        if other is not None:
            self.post_message(self.Compare(one, other))

    def _open(self, customer: Customer, what: str | None) -> None:
        if what == FRIEND:
            named = forms.referral(self.desk, self.formats, customer)
            self.app.push_screen(named, lambda kept: self._tell(kept, _("The friend is noted.")))
        elif what == EVENT:
            self._open_about_event(customer)
        elif what is not None:
            self._open_about_orders(customer, what)

    @work(group=OPENING)
    async def _open_about_orders(self, customer: Customer, what: str) -> None:
        orders = await self._look_up(recent_orders)
        if orders is None:
            return
        if what == CONTACT:
            contact = forms.contact(self.desk, self.formats, customer, orders)
            self.app.push_screen(contact, lambda kept: self._tell(kept, _("The contact is noted.")))
        else:
            feedback = forms.feedback(self.desk, self.formats, customer, orders)
            self.app.push_screen(
                feedback, lambda kept: self._tell(kept, _("The feedback is noted."))
            )

    def _open_about_event(self, customer: Customer) -> None:
        if not latest_of_both(self.desk):
            said = _("No event or newsletter yet. Press m and choose it there to make one.")
            self.app.notify(said, markup=False)
            return
        form = forms.person_event(self.desk, self.formats, customer)
        self.app.push_screen(form, lambda kept: self._tell(kept, _("Noted.")))

    def _tell(self, kept: object | None, said: str) -> None:
        if kept is not None:
            self.post_message(self.Changed())
            self.app.notify(said, markup=False)

    # Why

    # The description spares Textual from writing out all scores.
    @work(group=OPENING, description="why")
    async def explain_person(self, title: str, why: Callable[[], list[Section]]) -> None:
        """Says why a customer stands where they stand; `why` works it out in a thread."""
        try:
            sections = await asyncio.to_thread(why)
        except ShopError as error:
            self.post_message(self.Trouble(error))
        else:
            self.app.push_screen(WhyDialog(title, sections))

    # At once

    @work(group=OPENING)
    async def action_copy_phone(self) -> None:
        """Copies the phone, for Zalo, LINE or a text message."""
        customer = await self._look_up(people.customer)
        if customer is None:
            return
        name = visible(customer.name)
        if not customer.phone:
            said = _("{name} has no phone yet. Press e to add one.").format(name=name)
        else:
            self.app.copy_to_clipboard(customer.phone)
            said = _("Copied {phone} of {name}.").format(phone=visible(customer.phone), name=name)
        self.app.notify(said, markup=False)

    def action_archive(self) -> None:
        """Puts the customer away at once."""
        self._archive(self.meant(), True)

    def action_restore(self) -> None:
        """Brings the customer back."""
        self._archive(self.meant(), False)

    def meant(self) -> Collection[int]:
        """Those an action is about: the one under the cursor."""
        selected = self.selected_customer()
        return () if selected is None else (selected,)

    @work(group=OPENING)
    async def _archive(self, ids: Collection[int], archived: bool) -> None:
        if len(ids) != 1:
            who = counted("{count} customer", "{count} customers", len(ids))
            self.save(partial(people.archive_all, self.desk, ids, archived), _said(who, archived))
            return
        customer = await self._look_up(people.customer, *ids)
        if customer is not None:
            change = partial(people.set_archived, self.desk, customer.id, archived)
            self.save(change, _said(visible(customer.name), archived))

    async def _look_up(
        self, read: Callable[[Desk, int], Found], whom: int | None = None
    ) -> Found | None:
        """What a service says of a customer, the one under the cursor where none is named."""
        customer_id = self.selected_customer() if whom is None else whom
        if customer_id is None:
            return None
        try:
            return await asyncio.to_thread(read, self.desk, customer_id)
        except ShopError as error:
            self.post_message(self.Trouble(error))
            return None


def _said(who: str, archived: bool) -> str:
    if archived:
        said = _("Put away: {who}. The sales stay. To undo: press f, choose “put away”, then a.")
    else:
        said = _("Back on the list: {who}.")
    return said.format(who=who)
