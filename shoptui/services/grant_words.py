"""What became of a reward that was given, with the days."""

from datetime import date

from shoptui.domain.language import _, counted
from shoptui.domain.rewards import Grant, GrantState


def days_words(grant: Grant, day: date) -> str:
    """How long it can still be redeemed, or how long ago it was or ended."""
    state = grant.state(day)
    if state is GrantState.REDEEMED and grant.redeemed_on:
        return _ago((day - grant.redeemed_on).days)
    if state is GrantState.COMING:
        ahead = (grant.valid_from - day).days
        return counted("begins in {count} day", "begins in {count} days", ahead)
    if grant.expires_on is None:
        return _("no end")
    left = (grant.expires_on - day).days
    if left < 0:
        return _ago(-left)
    return counted("{count} more day", "{count} more days", left) if left else _("the last day")


def _ago(days: int) -> str:
    return counted("{count} day ago", "{count} days ago", days) if days else _("today")
