"""The text that goes to a customer with a reward: its fields, and what stands in for them."""

import re
from collections.abc import Mapping

from shoptui.analytics.offers import Suggestion
from shoptui.analytics.spend_line import spend_line
from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.domain.rewards import Reward
from shoptui.domain.shop import Shop
from shoptui.domain.text import MAX_TEXT, clean
from shoptui.services.formats import Formats

FIELDS = ("name", "shop", "reward", "until", "percent", "amount", "line")
_FIELD = re.compile(r"\{([^{}]*)\}")


def checked_message(text: str, reward: Reward) -> str:
    """The text as it may be stored.

    Raises:
        InvalidInput: it is too long, has a field there is none of, or one the reward cannot fill.
    """
    tidy = clean(text, lines=True)
    fields, rest = set(_FIELD.findall(tidy)), _FIELD.sub("", tidy)
    if fields - set(FIELDS) or "{" in rest or "}" in rest:
        message = _("In the text, braces hold one of these fields: {fields}.")
        known = ", ".join(f"{{{field}}}" for field in FIELDS)
        raise InvalidInput(message.format(fields=known), "message")
    for field, value in (("percent", reward.percent), ("amount", reward.amount)):
        if field in fields and value is None:
            message = _("{reward} has no {field}: leave {{{field}}} out of the text.")
            raise InvalidInput(message.format(reward=reward.name, field=field), "message")
    if len(tidy) > MAX_TEXT:
        raise InvalidInput(_("This text is too long; please shorten it."), "message")
    return tidy


def filled(template: str, values: Mapping[str, str]) -> str:
    """The text with its fields filled in; what customers are called is never read as a field."""
    return _FIELD.sub(lambda found: values.get(found[1], found[0]), template)


def message_for(suggestion: Suggestion, average: int, shop: Shop, formats: Formats) -> str:
    """The text for the customer of a suggestion, made as of its day.

    Args:
        suggestion: what to offer to whom.
        average: the shop's average order, for a customer who has none; minor units.
        shop: who writes.
        formats: how money and days are written.
    """
    candidate, reward = suggestion.candidate, suggestion.reward
    line = spend_line(candidate.average_order or 0) or spend_line(average)
    return filled(
        suggestion.rule.message,
        {
            "name": candidate.name,
            "shop": shop.name,
            "reward": reward.name,
            "until": formats.date(suggestion.valid_until),
            "percent": f"{reward.percent}%",
            "amount": formats.money(reward.amount or 0),
            "line": formats.money(line),
        },
    )
