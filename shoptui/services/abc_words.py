"""The words for the classes of an ABC analysis."""

from shoptui.domain.abc_class import AbcClass
from shoptui.domain.language import _


def behaviour_meaning(abc: AbcClass) -> str:
    """Who is in a class by behaviour, as a sentence."""
    return {
        AbcClass.A: _("They buy much and often."),
        AbcClass.B: _("They buy much or often, not both."),
        AbcClass.C: _("They buy neither much nor often."),
    }[abc]


def share_meaning(abc: AbcClass) -> str:
    """What is in a class by share, as a sentence."""
    return {
        AbcClass.A: _("The few that bring 80 % of the total."),
        AbcClass.B: _("Those that bring it from there to 95 %."),
        AbcClass.C: _("The many that bring the rest, or nothing."),
    }[abc]


def customer_advice(abc: AbcClass) -> str:
    """What to do for the customers of a class, as a sentence."""
    return {
        AbcClass.A: _("Look after each of them yourself."),
        AbcClass.B: _("Lift what is missing: a bonus for more, or for coming again."),
        AbcClass.C: _("Keep it simple: the same small offer for all."),
    }[abc]


def product_advice(abc: AbcClass) -> str:
    """What to do about the products of a class, as a sentence."""
    return {
        AbcClass.A: _("Never let them run out; show them first."),
        AbcClass.B: _("Keep them, and offer them with the first."),
        AbcClass.C: _("Ask of each whether it earns its place."),
    }[abc]
