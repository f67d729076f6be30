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
    if may_write(who.consent, kind, mails_unknown):
        return None
    return Hindrance.REFUSED if who.consent is Consent.NO else Hindrance.NEVER_ASKED


def may_write(consent: Consent, kind: CampaignKind, mails_unknown: bool) -> bool:
    """Whether somebody who was asked or not may be written to; see `hindrance`."""
    if consent is Consent.UNKNOWN:
        return kind is not CampaignKind.NEWSLETTER or mails_unknown
    return consent is Consent.YES
