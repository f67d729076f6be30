"""The rules of the suggestions a shop starts with, until the owner changes them."""

from collections.abc import Mapping
from typing import NamedTuple

from shoptui.domain.language import _
from shoptui.domain.reward_rules import RewardRule, read_condition
from shoptui.domain.rewards import Reward
from shoptui.services import reward_defaults as usual

STEP = 10  # between the priorities, so that a rule fits between two others


class Proposal(NamedTuple):
    """A rule as it is until the owner changes it.

    Attributes:
        condition: as it is kept.
        reward: what `reward_defaults` calls it.
        message: for the customer, in the owner's language.
    """

    condition: str
    reward: str
    message: str


def default_rules(rewards: Mapping[str, Reward]) -> list[RewardRule]:
    """The rules in their order, with the rewards of `default_rewards`."""
    proposals = (*_slips(), *_rescues(), *_strengths(), *_good(), *_weaknesses(), *_slipping())
    return [
        RewardRule(
            id=number,
            condition=read_condition(proposal.condition),
            reward_id=rewards[proposal.reward].id,
            priority=number * STEP,
            message=proposal.message,
        )
        for number, proposal in enumerate(proposals, 1)
    ]


def _slips() -> tuple[Proposal, ...]:
    return (
        Proposal(
            "open_complaints >= 1",
            usual.APOLOGY,
            _(
                "Dear {name}, we are sorry, and thank you for telling us. We are putting it right, "
                "and your next delivery is on us until {until}. {shop}"
            ),
        ),
        Proposal(
            "open_incidents >= 1",
            usual.SLIP,
            _(
                "Dear {name}, something went wrong on our side with you, and we noticed before you "
                "had to say so. We apologise and are putting it right. {shop}"
            ),
        ),
        Proposal(
            "birthday = yes",
            usual.BIRTHDAY,
            _(
                "Happy birthday, {name}! A small gift is waiting for you with us until {until}. "
                "{shop}"
            ),
        ),
    )


def _rescues() -> tuple[Proposal, ...]:
    return (
        Proposal(
            "tier = can't lose",
            usual.CANT_LOSE,
            _(
                "Dear {name}, we miss you. What could we do better? Your next order is {percent} "
                "off until {until}. {shop}"
            ),
        ),
        Proposal(
            "tier = at risk",
            usual.AT_RISK,
            _(
                "Dear {name}, it has been a while. We would like to see you again: {percent} off "
                "your next order until {until}. {shop}"
            ),
        ),
    )


def _strengths() -> tuple[Proposal, ...]:
    return (
        Proposal(
            "strong_in = referral",
            usual.FRIENDS,
            _(
                "Dear {name}, thank you for telling your friends about us. Your next order is "
                "{percent} off until {until}. {shop}"
            ),
        ),
        Proposal(
            "strong_in = evaluation",
            usual.DRAW,
            _(
                "Dear {name}, your opinion makes us better. You take part in our prize draw on "
                "{until}. {shop}"
            ),
        ),
        Proposal(
            "strong_in = contact",
            usual.SAMPLE,
            _(
                "Dear {name}, thank you for keeping in touch. Come and be the first to try "
                "something new, until {until}. {shop}"
            ),
        ),
        Proposal(
            "strong_in = procedural",
            usual.RULES,
            _(
                "Dear {name}, with you everything is in order at once. Thank you: your next "
                "delivery is on us until {until}. {shop}"
            ),
        ),
    )


def _good() -> tuple[Proposal, ...]:
    """The best customers take turns: thanks, then early access, then an invitation."""
    return (
        Proposal(
            "tier = champion; last_reward = thanks",
            usual.EARLY,
            _("Dear {name}, you see what is new before everybody else, until {until}. {shop}"),
        ),
        Proposal(
            "tier = champion; last_reward = early access",
            usual.EVENT,
            _("Dear {name}, we invite you to an evening in the shop, before {until}. {shop}"),
        ),
        Proposal(
            "tier = champion",
            usual.THANKS,
            _(
                "Dear {name}, you are one of our best customers. May we thank you with your name "
                "in our shop? {shop}"
            ),
        ),
        Proposal(
            "tier = loyal",
            usual.POINTS,
            _("Dear {name}, thank you for coming again and again: bonus until {until}. {shop}"),
        ),
        Proposal(
            "orders_ever = 1; r = 5",
            usual.SECOND,
            _(
                "Dear {name}, thank you for your first order. With the second one, until {until}, "
                "you get a small gift. {shop}"
            ),
        ),
    )


def _weaknesses() -> tuple[Proposal, ...]:
    return (
        Proposal(
            "weakest = referral; active = yes",
            usual.BRING,
            _("Dear {name}, bring a friend: both of you get {percent} off until {until}. {shop}"),
        ),
        Proposal(
            "weakest = procedural; active = yes",
            usual.RULES,
            _(
                "Dear {name}, when your next order is paid in time and signed for, the delivery is "
                "on us, until {until}. {shop}"
            ),
        ),
        Proposal(
            "weakest = contact; active = yes",
            usual.EVENT,
            _(
                "Dear {name}, come by and ask us anything: you are invited to an evening in the "
                "shop, before {until}. {shop}"
            ),
        ),
        Proposal(
            "weakest = evaluation; active = yes",
            usual.DRAW,
            _(
                "Dear {name}, how did you like your last order? Every answer until {until} takes "
                "part in our prize draw. {shop}"
            ),
        ),
        Proposal(
            "weakest = financial; active = yes",
            usual.LINE,
            _over_the_line(),
        ),
    )


def _slipping() -> tuple[Proposal, ...]:
    ends_soon = _(
        "Dear {name}, we have not seen you lately. This week your order is {percent} off, until "
        "{until}. {shop}"
    )
    return (
        Proposal("tier = potential loyal", usual.LINE, _over_the_line()),
        Proposal("tier = promising", usual.LINE, _over_the_line()),
        Proposal("tier = cooling off", usual.LIMITED, ends_soon),
        Proposal("tier = about to sleep", usual.LIMITED, ends_soon),
        Proposal(
            "tier = hibernating",
            usual.QUESTIONS,
            _(
                "Dear {name}, may we ask why we no longer see you? Three questions, and you take "
                "part in our prize draw on {until}. {shop}"
            ),
        ),
        Proposal(
            "group = win back",
            usual.WIN_BACK,
            _(
                "Dear {name}, we would be glad to have you back: {percent} off your next order "
                "until {until}. {shop}"
            ),
        ),
        Proposal(
            "group = needs attention",
            usual.REMINDER,
            _("Dear {name}, much is new with us since you were here. Come and see. {shop}"),
        ),
        Proposal(
            "group = ignore",
            usual.WELCOME,
            _("Dear {name}, get to know us: {percent} off your order until {until}. {shop}"),
        ),
    )


def _over_the_line() -> str:
    return _("Dear {name}, from {line} on your next order is {percent} off, until {until}. {shop}")
