"""Invented names of people and organisations."""

from shoptui.domain.customers import Gender
from shoptui.services.sample import lists
from shoptui.services.sample.dice import Dice


def person_name(language: str, gender: Gender, dice: Dice) -> str:
    """A name such as people of a language have."""
    tongue = lists.tongue(language)
    middle = given = dice.pick(tongue.middle[gender.value])
    while given == middle:
        given = dice.pick(tongue.given[gender.value])
    name = tongue.pattern.format(
        family=dice.pick(tongue.families),
        middle=middle,
        given=given,
    )
    return " ".join(name.split())


def business_name(language: str, dice: Dice) -> str:
    """The name of an organisation."""
    tongue = lists.tongue(language)
    return dice.pick(tongue.businesses).format(dice.pick(tongue.business_names))
