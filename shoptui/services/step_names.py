"""What the history calls a step: the kind of thing, for whom, and how much.

Each of these makes a function that looks the names up inside the write it names.
"""

from collections.abc import Callable

from shoptui.domain.language import _
from shoptui.domain.marketing import MarketingCost
from shoptui.domain.purchases import Purchase, PurchaseKind
from shoptui.services.formats import Formats
from shoptui.storage import (
    campaigns,
    customers,
    house_rules,
    purchases,
    reward_grants,
    rewards,
    shops,
)
from shoptui.storage.database import Connection

Name = Callable[[Connection], str]


def sale(draft: Purchase) -> Name:
    """A new sale."""
    return lambda db: _of_purchase(
        db, draft, _("Sale of {amount}"), _("Sale of {amount} to {name}")
    )


def refund(sale_id: int, amount: int) -> Name:
    """Money given back on a sale."""

    def name(db: Connection) -> str:
        who = _buyer(db, purchases.get(db, sale_id))
        said = _("Refund of {amount} to {name}") if who else _("Refund of {amount}")
        return said.format(amount=_money(db, amount), name=who)

    return name


def changed_sale(sale_id: int) -> Name:
    """A sale or refund that is corrected, as it was before."""
    return _known_purchase(
        sale_id,
        _("Changed the sale of {day}: {amount}"),
        _("Changed the sale of {day}: {amount} to {name}"),
        _("Changed the refund of {day}: {amount}"),
        _("Changed the refund of {day}: {amount} to {name}"),
    )


def voided(sale_id: int) -> Name:
    """A sale or refund that is struck out."""
    return _known_purchase(
        sale_id,
        _("Voided the sale of {day}: {amount}"),
        _("Voided the sale of {day}: {amount} to {name}"),
        _("Voided the refund of {day}: {amount}"),
        _("Voided the refund of {day}: {amount} to {name}"),
    )


def brought_back(sale_id: int) -> Name:
    """A sale or refund that counts again."""
    return _known_purchase(
        sale_id,
        _("Brought back the sale of {day}: {amount}"),
        _("Brought back the sale of {day}: {amount} to {name}"),
        _("Brought back the refund of {day}: {amount}"),
        _("Brought back the refund of {day}: {amount} to {name}"),
    )


def about(customer_id: int, said: str) -> Name:
    """Something about a customer; `said` has the place {name}."""
    return lambda db: said.format(name=customers.name_of(db, customer_id))


def given(customer_id: int, reward_id: int) -> Name:
    """A reward given by hand."""

    def name(db: Connection) -> str:
        who = customers.name_of(db, customer_id)
        if not rewards.is_kept(db):  # the catalogue as it came has no names in the file yet
            return _("Gave {name} a reward").format(name=who)
        reward = rewards.get_reward(db, reward_id).name
        return _("{reward} for {name}").format(reward=reward, name=who)

    return name


def redeemed(grant_id: int) -> Name:
    """A reward that was redeemed."""

    def name(db: Connection) -> str:
        grant = reward_grants.get(db, grant_id)
        reward = rewards.get_reward(db, grant.reward_id).name
        who = customers.name_of(db, grant.customer_id)
        return _("{name} redeemed: {reward}").format(reward=reward, name=who)

    return name


def about_rule(rule_id: int, said: str) -> Name:
    """Something about a house rule; `said` has the place {name}."""
    return lambda db: said.format(name=house_rules.get(db, rule_id).name)


def ticked(sale_id: int) -> Name:
    """House rules that were ticked on a sale."""
    return lambda db: _of_purchase(
        db,
        purchases.get(db, sale_id),
        _("Ticked house rules on the sale of {amount}"),
        _("Ticked house rules on the sale of {amount} to {name}"),
    )


def marketing(cost: MarketingCost, plain: str, named: str) -> Name:
    """A marketing cost; both have the place {amount}, and `named` {name} for what it was spent on.

    Args:
        cost: as it is named.
        plain: for a cost of no single channel or campaign.
        named: for any other.
    """

    def name(db: Connection) -> str:
        campaign = campaigns.get(db, cost.campaign_id).name if cost.campaign_id else ""
        spent_on = cost.channel or campaign
        said = named if spent_on else plain
        return said.format(amount=_money(db, cost.amount), name=spent_on)

    return name


def _known_purchase(purchase_id: int, *said: str) -> Name:
    """By the kind of what is in the file, and whether it has a customer."""

    def name(db: Connection) -> str:
        known = purchases.get(db, purchase_id)
        plain, named = said[2:] if known.kind is PurchaseKind.REFUND else said[:2]
        return _of_purchase(db, known, plain, named)

    return name


def _of_purchase(db: Connection, purchase: Purchase, plain: str, named: str) -> str:
    who = _buyer(db, purchase)
    said = named if who else plain
    formats = Formats(shops.read(db))
    amount, day = formats.money(purchase.amount), formats.date(purchase.ordered_on)
    return said.format(amount=amount, name=who, day=day)


def _buyer(db: Connection, purchase: Purchase) -> str:
    return customers.name_of(db, purchase.customer_id) if purchase.customer_id else ""


def _money(db: Connection, amount: int) -> str:
    return Formats(shops.read(db)).money(amount)
