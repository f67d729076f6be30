"""What the owner should know before giving a reward by hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from shoptui.domain.customers import Consent, Customer
from shoptui.domain.errors import Conflict
from shoptui.domain.language import _, counted
from shoptui.domain.rewards import Grant, GrantState, Reward
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.reward_budget import budget_in
from shoptui.services.reward_catalogue import catalogue_in
from shoptui.services.reward_settings import QUIET_DAYS
from shoptui.services.rewards import give_by_hand
from shoptui.services.settings import Recorded, recorded
from shoptui.storage import customers, reward_grants
from shoptui.storage.database import Connection
from shoptui.storage.offer_facts import last_contacts


@dataclass(frozen=True, slots=True)
class HandGift:
    """A reward the owner gives without a suggestion.

    Attributes:
        reward_id: what.
        why: the reason, in the owner's words.
    """

    reward_id: int
    why: str


@dataclass(frozen=True, slots=True)
class GiftChoice:
    """What can be given to a customer by hand.

    Attributes:
        customer: to whom.
        rewards: those in use, by name.
        cautions: what speaks against giving anything now; the owner decides.
    """

    customer: Customer
    rewards: Sequence[Reward]
    cautions: Sequence[str]


def gift_choice(desk: Desk, customer_id: int) -> GiftChoice:
    """What can be given to a customer, and what to think of first.

    Raises:
        NotFound: there is no such customer.
        Conflict: the customer does not want to be offered anything, or no reward is in use.
    """
    now = recorded(desk)
    with desk.file.read() as db:
        customer = customers.get(db, customer_id)
        if customer.consent is Consent.NO:
            message = _("{name} does not want to be offered anything; e on the card changes that.")
            raise Conflict(message.format(name=customer.name))
        rewards = [each for each in catalogue_in(db, now.today).rewards if each.active]
        cautions = [
            *_open(db, now, customer_id),
            *_quiet(db, now, customer_id),
            *_spent(desk, db, now),
        ]
    if not rewards:
        raise Conflict(_("All rewards are put away: bring one back under 7 Rewards, Catalogue."))
    by_name = sorted(rewards, key=lambda reward: reward.name.casefold())
    return GiftChoice(customer, by_name, cautions)


def hand_over(desk: Desk, customer_id: int, gift: HandGift) -> int:
    """Gives it, and returns the grant's id; see `give_by_hand` for what it raises."""
    return give_by_hand(desk, customer_id, gift.reward_id, gift.why)


def _open(db: Connection, now: Recorded, customer_id: int) -> list[str]:
    names = {reward.id: reward.name for reward in catalogue_in(db, now.today).rewards}
    return [
        _still_open(names[grant.reward_id], grant, Formats(now.shop))
        for grant in reward_grants.of_customer(db, customer_id)
        if grant.state(now.today) in (GrantState.OPEN, GrantState.COMING)
    ]


def _still_open(name: str, grant: Grant, formats: Formats) -> str:
    if grant.expires_on is None:
        return _("Still open: {reward}.").format(reward=name)
    return _("Still open: {reward}, until {day}.").format(
        reward=name, day=formats.date(grant.expires_on)
    )


def _quiet(db: Connection, now: Recorded, customer_id: int) -> list[str]:
    ordinal = last_contacts(db, now.today).get(customer_id)
    if ordinal is None:
        return []
    days, quiet = (now.today - date.fromordinal(ordinal)).days, now.value(QUIET_DAYS)
    if days > quiet:
        return []
    last = counted(
        "You contacted them {count} day ago.", "You contacted them {count} days ago.", days
    )
    said = last if days else _("You contacted them today.")
    return [said + " " + _("Your quiet days are {quiet}.").format(quiet=quiet)]


def _spent(desk: Desk, db: Connection, now: Recorded) -> list[str]:
    month = budget_in(desk, db, now, now.today)
    return [month.words(Formats(now.shop))] if month.left == 0 else []
