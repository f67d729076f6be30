"""Giving rewards: what was suggested or what the owner likes, redeemed or left to expire."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from shoptui.analytics.offers import Suggestion
from shoptui.domain.customers import Consent, Customer
from shoptui.domain.errors import Conflict, InvalidInput
from shoptui.domain.language import _
from shoptui.domain.money import part_of
from shoptui.domain.reward_rules import RewardRule, Urgency
from shoptui.domain.rewards import Grant, GrantState, Reward
from shoptui.domain.text import MAX_TEXT, clean
from shoptui.services import step_names
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.grants import grant, grants_table
from shoptui.services.offer_words import OfferWords
from shoptui.services.reward_budget import budget
from shoptui.services.reward_catalogue import kept_catalogue
from shoptui.services.reward_skips import skip
from shoptui.services.settings import recorded, rfm_rules_of
from shoptui.services.suggestions import Suggestions, rewards_table, suggestions
from shoptui.storage import customers, purchases, reward_grants
from shoptui.storage.facts import customer_facts

__all__ = [
    "Suggestion",
    "Suggestions",
    "budget",
    "give",
    "give_by_hand",
    "grant",
    "grants_table",
    "redeem",
    "rewards_table",
    "skip",
    "suggestions",
]


def give(desk: Desk, suggestion: Suggestion) -> int:
    """Gives what was suggested, today, and returns the grant's id; one operation.

    Raises:
        Conflict: the customer refused offers or has a reward still open, or this one is retired.
        NotFound: the customer or the reward is gone.
    """
    who, reward, name = suggestion.customer_id, suggestion.reward, suggestion.candidate.name
    today, why = desk.today(), OfferWords(desk.shop(), 0).reason(suggestion)
    with desk.file.write(_what(reward, name)) as db:
        _check_in_use(kept_catalogue(db, today).reward(reward.id))
        _check_consent(customers.get(db, who))
        if any(_is_open(grant, today) for grant in reward_grants.of_customer(db, who)):
            message = _("{name} has a reward that is still open; nothing was given.")
            raise Conflict(message.format(name=name))
        grant = _grant(reward, who, suggestion.cost, today)
        return reward_grants.insert(db, replace(grant, why=why, condition=suggestion.rule.name))


def give_by_hand(
    desk: Desk,
    customer_id: int,
    reward_id: int,
    why: str = "",
    *,
    purchase_id: int | None = None,
    valid_from: date | None = None,
) -> int:
    """Gives any reward of the catalogue because the owner wants to, and returns the grant's id.

    It is handed over in person, so quiet days, budget and rewards still open hold nothing back;
    see `hand_gifts.gift_choice` for what the owner should know of them.

    Args:
        desk: the open shop.
        customer_id: to whom.
        reward_id: what.
        why: the reason, in the owner's words.
        purchase_id: the purchase it came from.
        valid_from: the first day it can be redeemed, today when left out.

    Raises:
        InvalidInput: the first day is over, or the reason is too long.
        NotFound: the customer, the reward or the purchase is gone.
        Conflict: the customer refused offers, or the reward is put away.
    """
    now, reason = recorded(desk), clean(why, lines=True)
    start = valid_from or now.today
    if start < now.today:
        raise InvalidInput(_("This day is over: choose today or a later one."), "valid_from")
    if len(reason) > MAX_TEXT:
        raise InvalidInput(_("This reason is too long; please shorten it."), "why")
    with desk.file.write(step_names.given(customer_id, reward_id)) as db:
        _check_consent(customers.get(db, customer_id))
        known = kept_catalogue(db, now.today)
        reward, under = known.reward(reward_id), _apology(known.rules_of(reward_id))
        _check_in_use(reward)
        if purchase_id is not None:
            purchases.get(db, purchase_id)
        facts = customer_facts(db, customer_id, now.today, rfm_rules_of(now).day_is_one_visit)
        bought = facts is not None and facts.orders_ever
        average = part_of(facts.net_ever, 1, facts.orders_ever) if facts and bought else None
        grant = _grant(reward, customer_id, reward.cost_for(average), now.today, start)
        given = replace(grant, why=reason, purchase_id=purchase_id, condition=under)
        return reward_grants.insert(db, given)


def _apology(rules: Sequence[RewardRule]) -> str:
    """The rule an apology is given under; what the owner gives by himself settles a complaint."""
    return next((rule.name for rule in rules if rule.urgency is Urgency.SLIP), "")


def redeem(desk: Desk, grant_id: int) -> None:
    """Notes that the customer redeemed a reward today.

    Raises:
        NotFound: there is none of that id.
        Conflict: it was redeemed before, has expired, or is not valid yet.
    """
    today, formats = desk.today(), Formats(desk.shop())
    with desk.file.write(step_names.redeemed(grant_id)) as db:
        grant = reward_grants.get(db, grant_id)
        state = grant.state(today)
        if grant.redeemed_on:
            message = _("This reward was redeemed on {day} already.")
            raise Conflict(message.format(day=formats.date(grant.redeemed_on)))
        if state is GrantState.EXPIRED and grant.expires_on:
            message = _("This reward expired on {day}; give a new one if you like.")
            raise Conflict(message.format(day=formats.date(grant.expires_on)))
        if state is GrantState.COMING:
            message = _("This reward can be redeemed from {day} on.")
            raise Conflict(message.format(day=formats.date(grant.valid_from)))
        reward_grants.redeem(db, grant_id, today)


def _check_consent(customer: Customer) -> None:
    if customer.consent is Consent.NO:
        message = _("{name} does not want to be offered anything; nothing was given.")
        raise Conflict(message.format(name=customer.name))


def _check_in_use(reward: Reward) -> None:
    if not reward.active:
        message = _("{reward} is put away: bring it back in the catalogue, or choose another.")
        raise Conflict(message.format(reward=reward.name))


def _grant(
    reward: Reward, customer_id: int, cost: int, today: date, start: date | None = None
) -> Grant:
    return Grant(
        customer_id=customer_id,
        reward_id=reward.id,
        amount=reward.amount,
        percent=reward.percent,
        cost=cost,
        on=today,
        valid_from=start or today,
        expires_on=reward.last_day(start or today),
    )


def _is_open(grant: Grant, today: date) -> bool:
    return grant.state(today) in (GrantState.OPEN, GrantState.COMING)


def _what(reward: Reward, name: str) -> str:
    return _("{reward} for {name}").format(reward=reward.name, name=name)
