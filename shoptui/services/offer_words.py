"""What is said about a suggestion: the reason to the owner, the message to the customer."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from shoptui.analytics.offers import Suggestion
from shoptui.analytics.spend_line import spend_line
from shoptui.domain.rewards import Reward
from shoptui.domain.shop import Shop
from shoptui.services.formats import Formats
from shoptui.services.reward_messages import filled
from shoptui.services.reward_words import fact_words


class Whom(NamedTuple):
    """The customer a text is filled in for.

    Attributes:
        name: the customer.
        average: the customer's average order, 0 without one; minor units.
        on: the day the reward is given.
    """

    name: str
    average: int
    on: date


@dataclass(frozen=True)
class OfferWords:
    """The words of one shop.

    Attributes:
        shop: who writes.
        average: the shop's average order, for customers who have none; minor units.
    """

    shop: Shop
    average: int

    @cached_property
    def formats(self) -> Formats:
        """How money and days are written."""
        return Formats(self.shop)

    def reason(self, suggestion: Suggestion) -> str:
        """The figures that triggered it, in one line."""
        said = [
            fact_words(clause, value, suggestion.candidate, self.formats)
            for clause, value in suggestion.evidence
        ]
        return " · ".join(said)

    def message(self, suggestion: Suggestion) -> str:
        """The text for the customer, as if it were given on the day of the suggestion."""
        candidate = suggestion.candidate
        average = candidate.average_order or 0
        whom = Whom(candidate.name, average, suggestion.on)
        return self.text(suggestion.rule.message, suggestion.reward, whom)

    def text(self, message: str, reward: Reward, whom: Whom) -> str:
        """A rule's text, filled in for one customer."""
        line = spend_line(whom.average) or spend_line(self.average)
        values = {
            "name": whom.name,
            "shop": self.shop.name,
            "reward": reward.name,
            "until": self.formats.date(reward.last_day(whom.on)),
            "percent": f"{reward.percent}%",
            "amount": self.formats.money(reward.amount or 0),
            "line": self.formats.money(line),
        }
        return filled(message, values)
