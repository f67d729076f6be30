"""The catalogue and the rules of the suggestions as lists."""

from shoptui.domain.language import _
from shoptui.domain.reward_rules import Urgency
from shoptui.domain.table import Column, Kind, Table
from shoptui.services.desk import Desk
from shoptui.services.reward_catalogue import catalogue
from shoptui.services.reward_checks import shown_condition
from shoptui.services.reward_words import kind_names


def catalogue_table(desk: Desk) -> Table:
    """The rewards there are, those in use first; `ids` are the rewards."""
    columns = (
        Column("name", _("Reward")),
        Column("kind", _("Kind")),
        Column("cost", _("Cost"), Kind.MONEY),
        Column("amount", _("Amount off"), Kind.MONEY),
        Column("percent", _("Percent off"), Kind.COUNT),
        Column("points", _("Points"), Kind.COUNT),
        Column("valid_days", _("Valid"), Kind.DAYS),
        Column("state", _("State")),
    )
    kinds, rewards = kind_names(), sorted(catalogue(desk).rewards, key=lambda each: not each.active)
    rows = [
        (
            reward.name,
            kinds[reward.kind],
            reward.cost or None,
            reward.amount,
            reward.percent,
            reward.points,
            reward.valid_days,
            "" if reward.active else _("retired"),
        )
        for reward in rewards
    ]
    ids = [reward.id for reward in rewards]
    currency, note = desk.shop().currency, _("Without a cost it follows from what is taken off.")
    return Table("reward_catalogue", _("Rewards"), columns, rows, currency, ids, (note,))


def rules_table(desk: Desk) -> Table:
    """The rules in their order, retired ones too; `ids` are the rules."""
    columns = (
        Column("place", _("Place"), Kind.COUNT),
        Column("condition", _("When")),
        Column("reward", _("Reward")),
        Column("first", _("Comes")),
        Column("state", _("State")),
        Column("message", _("Message")),
    )
    firsts = {
        Urgency.SLIP: _("first"),
        Urgency.BIRTHDAY: _("second"),
        Urgency.RULE: _("in its place"),
    }
    known, currency = catalogue(desk), desk.shop().currency
    rows = [
        (
            place,
            shown_condition(rule.condition, currency),
            known.reward(rule.reward_id).name,
            firsts[rule.urgency],
            "" if rule.active else _("retired"),
            rule.message,
        )
        for place, rule in enumerate(known.rules, 1)
    ]
    ids = [rule.id for rule in known.rules]
    return Table("reward_rules", _("Reward rules"), columns, rows, currency, ids)
