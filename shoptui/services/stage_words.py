"""The words for the stages of a relationship: what they mean, and what to do in each."""

from shoptui.domain.language import _
from shoptui.domain.relationship import Relationship


def meaning(stage: Relationship) -> str:
    """Who is in the stage, as a sentence."""
    return {
        Relationship.LONG: _("Over a year lies between their first and their last order."),
        Relationship.MEDIUM: _("They came more than once, for a year at most so far."),
        Relationship.SHORT_TERM: _("They have not bought yet, or once and lately."),
        Relationship.LEFT: _("They bought, and have been silent for longer than the active days."),
    }[stage]


def actions(stage: Relationship) -> tuple[str, ...]:
    """What suits the stage, each a sentence."""
    return {
        Relationship.LONG: (
            _("Thank them in public and by name."),
            _("Ask them whom they would bring, and thank them for each friend."),
            _("Show them new things first and ask what they think of them."),
            _("Invite them to what you celebrate; offer a membership."),
        ),
        Relationship.MEDIUM: (
            _("Offer a bonus from a certain number of orders on."),
            _("Ask how their last orders were, and answer what they say."),
            _("Learn their birthday and interests, and greet them by name."),
            _("Show them goods that go with what they buy."),
        ),
        Relationship.SHORT_TERM: (
            _("Give them a reason for the next order, such as a gift that ends soon."),
            _("Ask how the first order was, within a few days."),
            _("Ask whether you may write to them."),
        ),
        Relationship.LEFT: (
            _("Ask why they stay away, and put right what went wrong."),
            _("Call those who bought well yourself, with an offer to win them back."),
            _("Let the others go: one message when there is something new."),
        ),
    }[stage]
