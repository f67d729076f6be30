"""The catalogue and the rules of the suggestions as lists."""

from collections.abc import Mapping

from shoptui.domain.language import _
from shoptui.domain.reward_rules import RewardRule
from shoptui.domain.rewards import Reward
from shoptui.domain.table import Column, Kind, Table
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.reward_catalogue import catalogue
from shoptui.services.reward_words import kind_names
from shoptui.services.rule_words import condition_words, urgency_words


def catalogue_table(desk: Desk) -> Table:
    """The rewards there are, those in use first; `ids` are the rewards."""
    columns = (
        Column("name", _("Reward")),
        Column("kind", _("Kind")),
        Column("percent", _("Percent off"), Kind.COUNT),
        Column("cost", _("Cost"), Kind.MONEY),
        Column("amount", _("Amount off"), Kind.MONEY),
        Column("points", _("Points"), Kind.COUNT),
        Column("valid_days", _("Valid"), Kind.DAYS),
        Column("state", _("State")),
    )
    kinds, rewards = kind_names(), sorted(catalogue(desk).rewards, key=lambda each: not each.active)
    rows = [
        (
            reward.name,
            kinds[reward.kind],
            reward.percent,
            reward.cost or None,
            reward.amount,
            reward.points,
            reward.valid_days,
            "" if reward.active else _("put away"),
        )
        for reward in rewards
    ]
    ids = [reward.id for reward in rewards]
    currency, note = desk.shop().currency, _("Without a cost it follows from what is taken off.")
    return Table("reward_catalogue", _("Rewards"), columns, rows, currency, ids, (note,))


def rules_table(desk: Desk, fires: Mapping[int, int] | None = None, average: int = 0) -> Table:
    """The rules in the order they come, those switched off too; `ids` are the rules.

    Args:
        desk: the open shop.
        fires: how many customers each rule suggests its reward for today, by the rule's id.
        average: the shop's average order, which a percentage is reckoned of; minor units.
    """
    columns = (
        Column("place", _("Place"), Kind.COUNT),
        Column("condition", _("When")),
        Column("reward", _("Reward")),
        Column("today", _("Today"), Kind.COUNT),
        Column("state", _("State")),
        Column("cost", _("Cost"), Kind.MONEY),
        Column("first", _("Comes")),
        Column("message", _("Message")),
    )
    known, shop, firsts = catalogue(desk), desk.shop(), urgency_words()
    formats, rules = Formats(shop), known.in_order
    rows = [
        (
            place,
            condition_words(rule.condition, formats),
            reward.name,
            None if fires is None else fires.get(rule.id, 0),
            rule_state(rule, reward),
            reward.cost_for(average),
            firsts[rule.urgency],
            rule.message,
        )
        for place, rule in enumerate(rules, 1)
        for reward in [known.reward(rule.reward_id)]
    ]
    ids, note = [rule.id for rule in rules], _("Today: how many customers it is suggested for.")
    return Table("reward_rules", _("Reward rules"), columns, rows, shop.currency, ids, (note,))


def rule_state(rule: RewardRule, reward: Reward) -> str:
    """Whether a rule suggests anything."""
    if not rule.active:
        return _("off")
    return _("on") if reward.active else _("reward put away")
