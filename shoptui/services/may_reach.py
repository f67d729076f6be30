"""Whom the shop may invite or write to, and why not somebody."""

from enum import StrEnum

from shoptui.domain.campaigns import Arm, CampaignKind
from shoptui.domain.customers import Consent
from shoptui.storage.campaign_people import Candidate


class Hindrance(StrEnum):
    """Why a campaign does not reach a customer now."""

    ALREADY = "already"  # it reached them before
    REFUSED = "refused"  # they do not want to be contacted
    NEVER_ASKED = "never asked"  # and a mailing list takes only who agreed
    HELD_OUT = "held out"  # left alone, to compare with
    PUT_AWAY = "put away"


def hindrance(who: Candidate, kind: CampaignKind, mails_unknown: bool) -> Hindrance | None:
    """Why a customer may not be reached, None for who may.

    Args:
        who: the customer.
        kind: a newsletter is a mailing list, which takes only who agreed.
        mails_unknown: whether the shop lets its mailing lists take who was never asked too.
    """
    if who.is_reached:
        return Hindrance.ALREADY
    if who.arm is Arm.HELD_OUT:
        return Hindrance.HELD_OUT
    if who.is_archived:
        return Hindrance.PUT_AWAY
    if who.consent is Consent.NO:
        return Hindrance.REFUSED
    is_list = kind is CampaignKind.NEWSLETTER and not mails_unknown
    return Hindrance.NEVER_ASKED if is_list and who.consent is Consent.UNKNOWN else None
