"""Invented names of people and organisations."""

from shoptui.domain.customers import Gender
from shoptui.services.sample import lists
from shoptui.services.sample.dice import Dice
from shoptui.services.sample.market import Market


def person_name(market: Market, gender: Gender, dice: Dice) -> str:
    """A name such as people of a market have, in one of its languages."""
    tongue = lists.tongue(dice.weighted(market.tongues))
    name = tongue.pattern.format(
        family=dice.pick(tongue.families),
        middle=dice.pick(tongue.middle[gender.value]),
        given=dice.pick(tongue.given[gender.value]),
    )
    return " ".join(name.split())


def business_name(market: Market, dice: Dice) -> str:
    """The name of an organisation."""
    tongue = lists.tongue(dice.weighted(market.tongues))
    return dice.pick(tongue.businesses).format(dice.pick(tongue.business_names))
