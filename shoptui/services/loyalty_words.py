"""The words for the types of loyalty and what they are read off."""

from shoptui.domain.language import _
from shoptui.domain.loyalty import How, Indicator, LoyaltyType, Pays


def type_name(which: LoyaltyType) -> str:
    """A type as a heading."""
    return {
        LoyaltyType.FINANCIAL: _("Financial"),
        LoyaltyType.REFERRAL: _("Referral"),
        LoyaltyType.PROCEDURAL: _("Procedural"),
        LoyaltyType.CONTACT: _("Contact"),
        LoyaltyType.EVALUATION: _("Evaluation"),
    }[which]


def type_meaning(which: LoyaltyType) -> str:
    """What a type is, as a sentence about the customer."""
    return {
        LoyaltyType.FINANCIAL: _("Buys much and often: profit now."),
        LoyaltyType.REFERRAL: _("Brings others: profit later, through them."),
        LoyaltyType.PROCEDURAL: _("Keeps your house rules, which saves you cost."),
        LoyaltyType.CONTACT: _("Talks to you: you learn, and offer better."),
        LoyaltyType.EVALUATION: _("Tells you how you did, in praise or complaint alike."),
    }[which]


def indicator_name(indicator: Indicator) -> str:
    """An indicator as a heading."""
    return {
        Indicator.SPEND: _("Net spend"),
        Indicator.ORDERS: _("Orders"),
        Indicator.FRIENDS_NAMED: _("Friends named"),
        Indicator.FRIENDS_BOUGHT: _("Friends who bought"),
        Indicator.RULES_KEPT: _("House rules kept"),
        Indicator.CONTACTS_STARTED: _("Contacts they started"),
        Indicator.EVENTS_ATTENDED: _("Events attended"),
        Indicator.NEWSLETTERS_ANSWERED: _("Newsletters answered"),
        Indicator.ORDERS_WITH_FEEDBACK: _("Orders with feedback"),
        Indicator.SHOP_FEEDBACK: _("Feedback about the shop"),
    }[indicator]


def pays_words(pays: Pays) -> str:
    """When a type pays."""
    return _("now") if pays is Pays.NOW else _("later")


def how_words(how: How) -> str:
    """How a type pays."""
    return _("directly") if how is How.DIRECTLY else _("indirectly")
