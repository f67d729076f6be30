"""The text that goes to a customer with a reward: its fields, and what stands in for them."""

import re
from collections.abc import Iterable, Mapping

from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.domain.reward_rules import RewardRule
from shoptui.domain.rewards import Reward
from shoptui.domain.text import MAX_TEXT, clean

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


def check_texts(reward: Reward, rules: Iterable[RewardRule]) -> None:
    """Holds a changed reward against the texts of its rules.

    Raises:
        InvalidInput: a text says an amount or a percentage the reward has no more.
    """
    texts = " ".join(rule.message for rule in rules if rule.reward_id == reward.id)
    for field, value in (("percent", reward.percent), ("amount", reward.amount)):
        if value is None and f"{{{field}}}" in texts:
            message = _("The text of a rule with this reward says {{{field}}}: change it first.")
            raise InvalidInput(message.format(field=field), field)


def filled(template: str, values: Mapping[str, str]) -> str:
    """The text with its fields filled in; what customers are called is never read as a field."""
    return _FIELD.sub(lambda found: values.get(found[1], found[0]), template)
